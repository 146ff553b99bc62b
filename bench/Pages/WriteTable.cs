using System.Globalization;
using System.Text;

namespace SecondTrack.Bench.Pages;

internal static class WriteTable
{
    public const double Target = 200;

    public static string Of(IReadOnlyList<Measured> results, Arguments arguments)
    {
        var table = new StringBuilder();
        void Line(FormattableString text) => table.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# How long pages take");
        Line($"");
        Line($"Measured on {Environment.ProcessorCount} cores, .NET {Environment.Version}, {(arguments.Connection is null ? "SQLite" : "PostgreSQL")}, a generated store of {arguments.Sources:N0} sources and {arguments.Statements:N0} statements (seed {arguments.Seed}).");
        Line($"{arguments.Requests} requests a route after a warm-up, one after the other, each for a random address of that route, in Chinese and English in turn;");
        Line($"from sending the request to the last byte, through Kestrel on loopback. The target is {Target:0} ms at the 95th percentile.");
        Line($"");
        Line($"CPU is the processor time of the whole process for one request, the asking side included: unlike the others it does not depend on what else the machine does.");
        Line($"");
        Line($"To repeat (the store is made at the first run, in some minutes):");
        Line($"");
        Line($"```");
        Line($"dotnet run -c Release --project bench/Pages -- --data some/empty/folder --sources {arguments.Sources} --statements {arguments.Statements} --seed {arguments.Seed} --requests {arguments.Requests} --out bench/pages.md");
        Line($"```");
        Line($"");
        Line($"| route | addresses | p50 ms | p95 ms | p99 ms | max ms | CPU ms | KB | |");
        Line($"|---|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (var r in results.OrderBy(r => r.Requests == 0).ThenByDescending(r => r.P95))
        {
            if (r.Requests == 0) Line($"| `{r.Pattern}` | | | | | | | | {r.Note} |");
            else Line($"| `{r.Pattern}` | {r.Addresses} | {r.P50:0.0} | {r.P95:0.0} | {r.P99:0.0} | {r.Max:0.0} | {r.Processor:0.0} | {r.Kilobytes:0} | {(r.P95 > Target ? "over the target " : "")}{r.Note} |");
        }
        return table.ToString();
    }
}
