using System.Net;
using SecondTrack.Storage;

namespace SecondTrack.Web;

public sealed record ArgumentIsWrong(Words Why) : Refusal(Why);

/// <summary>What the workbench was started with. Every argument is described in docs/operators/settings.md; a test compares the two.</summary>
public sealed record Settings
{
    /// <summary>The folder of the embedded store, and of what belongs to this server alone.</summary>
    public string Data { get; init; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.Create), "SecondTrack");

    /// <summary>Empty: loopback, on a free port that is said at the start.</summary>
    public string Urls { get; init; } = "";

    /// <summary>A separate store with the invented example, and a local visitor who need not sign in.</summary>
    public bool Example { get; init; }

    public StoreKind Database { get; init; }

    public string Connection { get; init; } = "";

    /// <summary>Host and port of a Redis that carries live updates between the servers of one institution; empty for a single server.</summary>
    public string Redis { get; init; } = "";

    public StoreAddress Store => Database == StoreKind.Postgres ? StoreAddress.Postgres(Connection) : StoreAddress.Sqlite(Folder);

    /// <summary>The example lies in a folder of its own, so that it can never mix with a real store.</summary>
    public string Folder => Example ? Path.Combine(Data, "example") : Data;

    public static readonly IReadOnlyList<string> Arguments = ["--data", "--urls", "--example", "--database", "--connection", "--redis"];

    public static Outcome<Settings> Parse(IReadOnlyList<string> args)
    {
        var settings = new Settings();
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            if (name == "--example")
            {
                settings = settings with { Example = true };
                continue;
            }
            if (!Arguments.Contains(name))
                return Wrong("“{0}” is not an argument here. Known: {1}.", "不认识参数“{0}”。可用参数：{1}。", name, string.Join(" ", Arguments));
            if (++i == args.Count) return Wrong("{0} needs a value behind it.", "{0} 后面需要一个值。", name);
            var value = args[i];
            switch (name)
            {
                case "--data": settings = settings with { Data = Path.GetFullPath(value) }; break;
                case "--urls": settings = settings with { Urls = value }; break;
                case "--redis": settings = settings with { Redis = value }; break;
                case "--connection": settings = settings with { Connection = value }; break;
                default:
                    if (!Enum.TryParse<StoreKind>(value, ignoreCase: true, out var kind))
                        return Wrong("--database is “{0}”; expected sqlite or postgres.", "--database 的值是“{0}”，应为 sqlite 或 postgres。", value);
                    settings = settings with { Database = kind };
                    break;
            }
        }
        return settings.Checked();
    }

    private Outcome<Settings> Checked()
    {
        if (Database == StoreKind.Postgres && Connection.Length == 0)
            return Wrong("--database postgres needs --connection with the connection string.", "使用 --database postgres 时需要 --connection 给出连接字符串。");
        if (Example && !Urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(IsLoopback))
            return Wrong("--example lets anybody in without a password, so it listens on this computer only. Leave --urls out.",
                "--example 无需密码即可进入，因此只能在本机监听。请去掉 --urls。");
        return this;
    }

    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var address) && IPAddress.IsLoopback(address)));

    private static ArgumentIsWrong Wrong(string en, string zh, params object[] values) => new(new Words(en, zh).With(values));
}
