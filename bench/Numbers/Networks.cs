using System.Diagnostics;
using System.Globalization;
using System.Text;
using SecondTrack.Analysis.Networks;

namespace SecondTrack.Bench.Numbers;

/// <summary>Discourse networks of generated statements, beside what Discourse Network Analyzer took for as many.</summary>
internal static class Networks
{
    private const int Rounds = 5;

    public static string Table()
    {
        var table = new StringBuilder();
        foreach (var (statements, persons, concepts) in new[] { (5_000, 60, 40), (20_000, 150, 80) })
        {
            var set = Generate(statements, persons, concepts);
            table.Append(CultureInfo.InvariantCulture, $"\n{statements:N0} statements, {persons} persons, {concepts} concepts, {set.Statements.Select(s => s.Document.Id).Distinct().Count():N0} documents, three years\n\n| what | DNA 3.1.2, s | here, ms | slices |\n|---|---:|---:|---:|\n");
            foreach (var (what, dna, options) in Asked())
            {
                var figure = dna is null ? "" : statements == 5_000 ? dna.Value.Small : dna.Value.Large;
                foreach (var definitions in new[] { Definitions.Dna, Definitions.Corrected })
                {
                    var (milliseconds, slices) = Measure(set, options with { Definitions = definitions });
                    table.Append(CultureInfo.InvariantCulture, $"| {what}{(definitions == Definitions.Dna ? ", as DNA" : "")} | {figure} | {milliseconds:0.0} | {slices} |\n");
                }
            }
        }
        return table.ToString();
    }

    private static IEnumerable<(string What, (string Small, string Large)? Dna, NetworkOptions Options)> Asked()
    {
        var congruence = new NetworkOptions { Type = NetworkType.OneMode, Rows = new("person"), Qualifier = new("agreement"), Aggregation = Aggregation.Congruence, Normalisation = Normalisation.Average };
        yield return ("congruence, average", ("0.60", "2.2"), congruence);
        yield return ("duplicates of a document", ("5.0", "152"), congruence with { Duplicates = Duplicates.Document });
        yield return ("windows of three months", ("0.28", "(a)"), congruence with { Window = TimeWindow.Weeks, WindowSize = 13, Start = new(2022, 1, 1), Stop = new DateTime(2022, 1, 1).AddDays(7 * 58) });
        yield return ("24 Gaussian slices", ("3.8", "(a)"), congruence with { Window = TimeWindow.Months, WindowSize = 12, Kernel = Kernel.Gaussian });
        foreach (var (name, qualifier) in new[] { ("agreement", "agreement"), ("stance −2…2", "stance"), ("text", "mode") })
        {
            var of = congruence with { Qualifier = new(qualifier), Aggregation = Aggregation.Subtract };
            yield return ($"{name}: subtract, jaccard, duplicates of a week", null, of with { Normalisation = Normalisation.Jaccard, Duplicates = Duplicates.Week });
            yield return ($"{name}: subtract, average, 50 Gaussian slices", null, of with { Window = TimeWindow.Weeks, WindowSize = 26, Kernel = Kernel.Gaussian, Stop = new(2023, 6, 10) });
            yield return ($"{name}: two-mode subtract, 50 slices", null, of with { Type = NetworkType.TwoMode, Normalisation = Normalisation.None, Window = TimeWindow.Weeks, WindowSize = 26, Kernel = Kernel.Epanechnikov, Stop = new(2023, 6, 10) });
            yield return ($"{name}: 50 windows of a year, cosine", null, of with { Normalisation = Normalisation.Cosine, Window = TimeWindow.Weeks, WindowSize = 52, Start = new(2022, 1, 1), Stop = new DateTime(2022, 1, 1).AddDays(7 * 101) });
        }
        yield return ("persons through documents, 50 Gaussian slices", null, congruence with { Columns = new("id", true), Window = TimeWindow.Weeks, WindowSize = 26, Kernel = Kernel.Gaussian, Stop = new(2023, 6, 10) });
        yield return ("by the document's title as qualifier, congruence", null, congruence with { Qualifier = new("title", true) });
        yield return ("nested backbone", null, congruence with { Aggregation = Aggregation.Subtract, Isolates = true });
    }

    private static (double Milliseconds, int Slices) Measure(StatementSet set, NetworkOptions options)
    {
        // Isolates mark the backbone, whose options are those of a network without windows.
        var slices = 1;
        var best = double.PositiveInfinity;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            if (options.Isolates) FindBackbone.Nested(set, options with { Isolates = false });
            else
            {
                var result = ComputeNetwork.Of(set, options);
                if (result.Fault != NetworkFault.None) throw new InvalidOperationException($"{result.Fault}");
                slices = result.Matrices.Count;
            }
            best = Math.Min(best, clock.Elapsed.TotalMilliseconds);
        }
        return (best, slices);
    }

    /// <summary>Few concepts are much spoken of, persons lean to one of two sides, and some say the same twice in a document.</summary>
    private static StatementSet Generate(int statements, int persons, int concepts)
    {
        var random = new Random(1);
        var documents = Enumerable.Range(1, statements / 5).Select(i => new CodedDocument(i, new DateTime(2022, 1, 1).AddDays(random.Next(1095)).AddMinutes(random.Next(1440))) { Title = $"Document {i}" }).ToArray();
        var variables = new Dictionary<string, VariableKind> { ["person"] = VariableKind.Text, ["concept"] = VariableKind.Text, ["mode"] = VariableKind.Text, ["agreement"] = VariableKind.Boolean, ["stance"] = VariableKind.Integer };
        return new(variables, Enumerable.Range(1, statements).Select(i =>
        {
            var (person, concept) = (random.Next(persons), (int)(concepts * random.NextDouble() * Math.Sqrt(random.NextDouble())));
            var leaning = (person + concept) % 2 == 0 ? 0.8 : 0.2;
            return new CodedStatement(i, documents[random.Next(documents.Length)], i, i + 1,
                new Dictionary<string, string> { ["person"] = $"Person {person:000}", ["concept"] = $"Concept {concept:00}", ["mode"] = $"m{random.Next(3)}" },
                new Dictionary<string, int> { ["agreement"] = random.NextDouble() < leaning ? 1 : 0, ["stance"] = random.Next(5) - 2 });
        }));
    }
}
