using Npgsql;
using SecondTrack.Evidence;
using SecondTrack.Example;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web;
using Xunit;

namespace SecondTrack.Web.Tests.Live;

/// <summary>Two servers of one institution on one PostgreSQL, with a Redis between them.</summary>
public sealed class TwoServersTests
{
    [Fact]
    public async Task What_is_saved_at_one_server_is_told_to_the_pages_of_the_other()
    {
        var postgres = Environment.GetEnvironmentVariable("SECONDTRACK_TEST_POSTGRES");
        var redis = Environment.GetEnvironmentVariable("SECONDTRACK_TEST_REDIS");
        Assert.SkipWhen(string.IsNullOrEmpty(postgres), "skipped: needs a PostgreSQL; set SECONDTRACK_TEST_POSTGRES to a connection string");
        Assert.SkipWhen(string.IsNullOrEmpty(redis), "skipped: needs a Redis; set SECONDTRACK_TEST_REDIS to its host and port");
        await using var database = await OwnDatabase.Make(postgres!);
        var settings = new Settings { Data = database.Folder, Example = true, Database = StoreKind.Postgres, Connection = database.Connection, Redis = redis! };
        await using var one = (await Workbench.Start(settings)).Value;
        await using var other = (await Workbench.Start(settings)).Value;

        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        await using var stream = await client.GetStreamAsync(new Uri($"{other.Address}/c/{LoadExample.Compartment:N}/live"));
        using var lines = new StreamReader(stream);
        await Until(lines, "event: open");

        var id = await Save(one);
        Assert.Contains(id.ToString("N"), await Until(lines, "data: " + id.ToString("N")), StringComparison.Ordinal);
    }

    private static async Task<Guid> Save(RunningWorkbench server)
    {
        await using var scope = server.App.Services.CreateAsyncScope();
        var seat = scope.ServiceProvider.GetRequiredService<Seat>();
        seat.SignIn(LoadExample.Visitor);
        seat.Take(LoadExample.Compartment, LocalText.Empty, Role.Convenor);
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var community = new Community { Id = Chance.Secure.NewId(), CompartmentId = LoadExample.Compartment, Content = new(LocalText.Of("Business", "商界")) };
        store.Add(community);
        Assert.True((await store.Save(new Words("Community added", "已新增群体"))).Done);
        return community.Id;
    }

    private static async Task<string> Until(StreamReader lines, string wanted)
    {
        while (await lines.ReadLineAsync() is { } line)
            if (line.StartsWith(wanted, StringComparison.Ordinal)) return line;
        throw new InvalidOperationException($"The stream ended before “{wanted}”.");
    }

    private sealed class OwnDatabase : IAsyncDisposable
    {
        private readonly string _server;
        private readonly string _name = $"secondtrack_{Convert.ToHexStringLower(Chance.Secure.Bytes(6))}";

        private OwnDatabase(string server) => _server = server;

        public string Folder { get; } = Directory.CreateTempSubdirectory("secondtrack-two-").FullName;

        public string Connection => new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ToString();

        public static async Task<OwnDatabase> Make(string server)
        {
            var own = new OwnDatabase(server);
            await own.Execute($"CREATE DATABASE {own._name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'");
            return own;
        }

        public async ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            await Execute($"DROP DATABASE {_name} WITH (FORCE)");
            Directory.Delete(Folder, recursive: true);
        }

        private async Task Execute(string sql)
        {
            await using var connection = new NpgsqlConnection(_server);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }
}
