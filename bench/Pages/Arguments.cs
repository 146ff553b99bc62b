using System.Globalization;

namespace SecondTrack.Bench.Pages;

internal sealed record Arguments(string Data, int Sources, int Statements, int Seed, int Requests, string? Only, string? Out, string? Connection)
{
    public static Arguments? Read(string[] args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length) return null;
            values[args[i][2..]] = args[i + 1];
        }
        int Number(string name, int otherwise) => values.TryGetValue(name, out var v) ? int.Parse(v, CultureInfo.InvariantCulture) : otherwise;
        return values.TryGetValue("data", out var data)
            ? new(Path.GetFullPath(data), Number("sources", 10_000), Number("statements", 100_000), Number("seed", 1), Number("requests", 200), values.GetValueOrDefault("only"), values.GetValueOrDefault("out"),
                values.GetValueOrDefault("connection"))
            : null;
    }
}
