using System.Diagnostics;
using System.Globalization;
using System.Text;
using SecondTrack.Analysis.Groups;
using SecondTrack.Cli;

namespace SecondTrack.Bench.Numbers;

/// <summary>Opinion groups: the published conversation of Bowling Green, a generated one of tens of thousands, and one vote more.</summary>
internal static class MeasureGroups
{
    private const int People = 33_000, Statements = 780, Votes = 2_000_000;

    public static string Table() => "| what | ours | goal | others |\n|---|---:|---:|---|\n"
        + string.Concat(Run(Path.Combine("..", "shared", "data", "polis", "american-assembly.bowling-green")).Select(m => $"| {m.What} | {m.Ours} | {m.Goal} | {m.Peer} |\n"));

    private static IEnumerable<Measured> Run(string data)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var generated = Generate(People, Statements, Votes, 1);
            foreach (var line in Large(generated, folder.FullName)) yield return line;
            if (File.Exists(Path.Combine(data, "participants-votes.csv"))) yield return BowlingGreen(data);
            yield return OneVote();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Measured BowlingGreen(string data)
    {
        var file = ReadVotes.Run(Path.Combine(data, "participants-votes.csv")).Value;
        var moderated = ReadStatuses.Run(Path.Combine(data, "comments.csv")).Value;
        var statuses = file.Statements.Select(s => moderated.GetValueOrDefault(s)).ToArray();
        var seconds = Measured.Seconds(() => AnalyseOpinions.Run(VoteMatrix.Of(file.People.Count, statuses.Length, file.Events), statuses), 15);
        return new("Bowling Green, 2,031 × 896, 225,524 votes: everything", Measured.Show(seconds), "0.15 s", "red-dwarf 0.4.0: 1.2 s (OpenBLAS), 3.1 s (reference BLAS)");
    }

    private static IEnumerable<Measured> Large(List<VoteEvent> events, string folder)
    {
        var seconds = Measured.Seconds(() => AnalyseOpinions.Run(VoteMatrix.Of(People, Statements, events), new StatementStatus[Statements]), 3);
        yield return new("generated, 33,000 × 780, 2 million votes: everything", Measured.Show(seconds), "3 s", "");
        var csv = Path.Combine(folder, "votes.csv");
        using (var to = new StreamWriter(csv, append: false, new UTF8Encoding(false)))
        {
            to.Write("voter-id,comment-id,vote\n");
            foreach (var e in events) to.Write(string.Create(CultureInfo.InvariantCulture, $"{e.Person},{e.Statement},{(int)e.Vote}\n"));
        }
        var executable = Path.Combine(AppContext.BaseDirectory, "SecondTrack.Cli");
        var began = Stopwatch.GetTimestamp();
        using var command = Process.Start(new ProcessStartInfo(executable, ["groups", csv, "--json", Path.Combine(folder, "answer.json")]))!;
        var peak = 0L;
        while (!command.WaitForExit(10))
        {
            command.Refresh();
            if (!command.HasExited) peak = Math.Max(peak, command.PeakWorkingSet64);
        }
        var whole = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (command.ExitCode != 0) throw new InvalidOperationException("The command failed.");
        yield return new("the same by the command, from a CSV to its JSON", string.Create(CultureInfo.InvariantCulture, $"{Measured.Show(whole)}, {peak / 1048576} MB at most"), "3 s, 1 GB", "");
    }

    private static Measured OneVote()
    {
        var (people, statements) = (2000, 900);
        var votes = VoteMatrix.Of(people, statements, Generate(people, statements, 225_000, 2));
        var statuses = new StatementStatus[statements];
        var live = new LiveOpinion(votes, statuses, AnalyseOpinions.Run(votes, statuses));
        var random = new Random(3);
        var cast = Enumerable.Range(0, 100_000).Select(_ => (random.Next(people), random.Next(statements), (Vote)(random.Next(3) - 1))).ToArray();
        // Each run says something else than the one before, so that every cast is a change.
        var run = 0;
        var seconds = Measured.Seconds(() =>
        {
            run++;
            foreach (var (person, statement, vote) in cast) live.Cast(person, statement, (Vote)(((int)vote + 1 + run) % 3 - 1));
        });
        return new("one vote more at 2,000 × 900: counts, place, consensus", Measured.Show(seconds / cast.Length), "well under 1 ms", "Polis: a batch each second");
    }

    /// <summary>Four camps in two dimensions; few vote on much, many on little, as in published conversations.</summary>
    private static List<VoteEvent> Generate(int people, int statements, int votes, int seed)
    {
        var random = new Random(seed);
        var places = Enumerable.Range(0, people).Select(i => (X: (i % 4 < 2 ? 1 : -1) + Normal(), Y: (i % 2 == 0 ? 0.7 : -0.7) + Normal())).ToArray();
        var leanings = Enumerable.Range(0, statements).Select(_ => (X: Normal(), Y: Normal(), Mean: Normal())).ToArray();
        var diligence = Enumerable.Range(0, people).Select(_ => Math.Exp(Normal())).ToArray();
        var scale = votes / diligence.Sum();
        var events = new List<VoteEvent>(votes);
        for (var i = 0; i < people; i++)
        {
            var own = Math.Min(statements, Math.Max(1, (int)(scale * diligence[i])));
            var order = Enumerable.Range(0, statements).ToArray();
            for (var n = 0; n < own; n++)
            {
                var at = random.Next(n, statements);
                (order[n], order[at]) = (order[at], order[n]);
                var (x, y, mean) = leanings[order[n]];
                var leaning = places[i].X * x + places[i].Y * y + mean + Normal();
                events.Add(new(i, order[n], leaning > 0.5 ? Vote.Agree : leaning < -0.5 ? Vote.Disagree : Vote.Pass));
            }
        }
        return events;

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
