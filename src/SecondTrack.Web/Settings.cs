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

    /// <summary>How people reach the workbench, for instance https://tracks.example.org; null: at the address where it listens.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Proxies that may say for whom they ask: addresses or networks (10.0.0.0/8). Nobody else is believed.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Single sign-on, where the institution has one.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>People reach the workbench by https: cookies travel by nothing else.</summary>
    public bool Https => PublicAddress?.Scheme == Uri.UriSchemeHttps;

    /// <summary>With https the prefix that browsers hold a cookie to: this host alone, this path, never by http.</summary>
    public string CookieName(string name) => Https ? "__Host-" + name : name;

    /// <summary>The key file of this server, outside the store; empty where compartments are opened by a passphrase alone.</summary>
    public string KeyFile { get; init; } = "";

    /// <summary>After how many minutes without use a compartment locks itself.</summary>
    public int LockAfter { get; init; } = 30;

    public StoreAddress Store => Database == StoreKind.Postgres ? StoreAddress.Postgres(Connection) with { Erasures = Path.Combine(Folder, "secondtrack.erasures") } : StoreAddress.Sqlite(Folder);

    /// <summary>The example lies in a folder of its own, so that it can never mix with a real store.</summary>
    public string Folder => Example ? Path.Combine(Data, "example") : Data;

    public static readonly IReadOnlyList<string> Arguments =
    [
        "--data", "--urls", "--public-address", "--proxy", "--example", "--database", "--connection", "--redis",
        "--key-file", "--lock-after", "--oidc-authority", "--oidc-client", "--oidc-secret-file", "--oidc-name",
    ];

    /// <summary>The variable that may hold the client secret of single sign-on instead of a file.</summary>
    public const string OidcSecretVariable = "SECONDTRACK_OIDC_SECRET";

    public static Outcome<Settings> Parse(IReadOnlyList<string> args)
    {
        var settings = new Settings();
        var oidc = new OidcSettings();
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
                case "--oidc-authority": oidc = oidc with { Authority = value }; break;
                case "--oidc-client": oidc = oidc with { Client = value }; break;
                case "--oidc-secret-file": oidc = oidc with { SecretFile = Path.GetFullPath(value) }; break;
                case "--oidc-name": oidc = oidc with { Name = value }; break;
                case "--public-address":
                    if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address is not { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "" })
                        return Wrong("--public-address is “{0}”; expected an address like https://tracks.example.org, without a path.",
                            "--public-address 的值是“{0}”，应为形如 https://tracks.example.org 的地址，不带路径。", value);
                    settings = settings with { PublicAddress = address };
                    break;
                case "--proxy":
                    if (Networks(value) is not { } networks)
                        return Wrong("--proxy is “{0}”; expected addresses or networks of proxies divided by commas, like 127.0.0.1,10.0.0.0/8.",
                            "--proxy 的值是“{0}”，应为以逗号分隔的代理地址或网段，例如 127.0.0.1,10.0.0.0/8。", value);
                    settings = settings with { Proxies = networks };
                    break;
                case "--key-file": settings = settings with { KeyFile = Path.GetFullPath(value) }; break;
                case "--lock-after":
                    if (!int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var minutes) || minutes is < 1 or > 1440)
                        return Wrong("--lock-after is “{0}”; expected minutes from 1 to 1440.", "--lock-after 的值是“{0}”，应为 1 至 1440 之间的分钟数。", value);
                    settings = settings with { LockAfter = minutes };
                    break;
                default:
                    if (!Enum.TryParse<StoreKind>(value, ignoreCase: true, out var kind))
                        return Wrong("--database is “{0}”; expected sqlite or postgres.", "--database 的值是“{0}”，应为 sqlite 或 postgres。", value);
                    settings = settings with { Database = kind };
                    break;
            }
        }
        return (oidc == new OidcSettings() ? settings : settings with { Oidc = oidc }).Checked();
    }

    private Outcome<Settings> Checked()
    {
        if (Database == StoreKind.Postgres && Connection.Length == 0)
            return Wrong("--database postgres needs --connection with the connection string.", "使用 --database postgres 时需要 --connection 给出连接字符串。");
        if (Example && !Urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(IsLoopback))
            return Wrong("--example lets anybody in without a password, so it listens on this computer only. Leave --urls out.",
                "--example 无需密码即可进入，因此只能在本机监听。请去掉 --urls。");
        if (Example && PublicAddress is not null)
            return Wrong("--example is for this computer only: leave --public-address out.", "--example 仅限本机使用，请去掉 --public-address。");
        if (PublicAddress is null && Urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Any(IsEveryAddress))
            return Wrong("--urls {0} listens on every address of this computer; say with --public-address how people reach it, for links and against false host names.",
                "--urls {0} 在本机所有地址上监听；请用 --public-address 说明用户访问的地址，用于生成链接并防止伪造主机名。", Urls);
        return Oidc?.Problem() is { } problem ? problem : this;
    }

    private static List<IPNetwork>? Networks(string value)
    {
        var networks = new List<IPNetwork>();
        foreach (var part in value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(part, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(part, out var one)) networks.Add(new IPNetwork(one, one.GetAddressBytes().Length * 8));
            else return null;
        }
        return networks.Count > 0 ? networks : null;
    }

    private static bool IsEveryAddress(string url) => url.Contains("://*", StringComparison.Ordinal) || url.Contains("://+", StringComparison.Ordinal)
        || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && IPAddress.TryParse(uri.Host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));

    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var address) && IPAddress.IsLoopback(address)));

    private static ArgumentIsWrong Wrong(string en, string zh, params object[] values) => new(new Words(en, zh).With(values));
}
