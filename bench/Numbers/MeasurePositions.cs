using System.Globalization;
using SecondTrack.Analysis.Positions;
using SecondTrack.Cli.Positions;

namespace SecondTrack.Bench.Numbers;

/// <summary>Positions: the votes of one senate, and few statements a person; by variational EM, and sampled for print.</summary>
internal static class MeasurePositions
{
    public static string Table() => "| what | ours | goal | others |\n|---|---:|---:|---|\n"
        + string.Concat(Run(Path.Combine("..", "shared", "data", "idealpoints")).Select(m => $"| {m.What} | {m.Ours} | {m.Goal} | {m.Peer} |\n"));

    private static IEnumerable<Measured> Run(string data)
    {
        if (!File.Exists(Path.Combine(data, "s109_votes.csv"))) yield break;
        var senate = StanceFile.Of(Path.Combine(data, "s109_votes.csv"), null, ["party"]).Value.Data;
        yield return new($"US Senate, {senate.Persons} × {senate.Items}, {senate.Count.ToString("N0", CultureInfo.InvariantCulture)} votes", Measured.Show(Measured.Seconds(() => EstimatePositions.Run(senate), 15)),
            "0.1 s", "emIRT 0.35 s; pscl, 10,000 iterations 34 s");
        foreach (var replicate in new[] { 1, 2, 3 })
        {
            var sparse = StanceFile.Of(Path.Combine(data, $"sparse_m80_rep{replicate}.csv"), null, []).Value.Data;
            yield return new($"60 × {sparse.Items}, {sparse.Count} statements", Measured.Show(Measured.Seconds(() => EstimatePositions.Run(sparse), 51)), "0.02 s", "MCMCirt1d: seconds");
            if (replicate > 1) continue;
            PositionSample? sample = null;
            var seconds = Measured.Seconds(() => sample = SamplePositions.Run(sparse), 3);
            yield return new("the same sampled for print, 4 chains", string.Create(CultureInfo.InvariantCulture, $"{Measured.Show(seconds)}, R̂ {sample!.WorstRhat:0.000}, {sample.LeastEss:0} effective draws"), "", "MCMCirt1d: seconds");
        }
    }
}
