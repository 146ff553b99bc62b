using SecondTrack.Analysis.Networks;

namespace SecondTrack.Analysis.Tests.Networks;

/// <summary>Small databases and option sets, drawn from a seed.</summary>
internal static class MadeUp
{
    public static readonly IReadOnlyDictionary<string, VariableKind> Variables = new Dictionary<string, VariableKind>
    {
        ["person"] = VariableKind.Text, ["organization"] = VariableKind.Text, ["concept"] = VariableKind.Text, ["mode"] = VariableKind.Text,
        ["agreement"] = VariableKind.Boolean, ["stance"] = VariableKind.Integer,
    };

    public static List<CodedStatement> Statements(Random random, int most = 40)
    {
        var wide = random.Next(4) == 0;
        var documents = Enumerable.Range(1, random.Next(1, 9)).Select(i => new CodedDocument(i,
            new DateTime(2022, 12, 20).AddDays(random.Next(500)).AddSeconds(random.Next(3) == 0 ? random.Next(86_400) : 0))
        {
            Title = $"d{i % 3}", Author = random.Next(3) == 0 ? "" : $"a{random.Next(3)}", Source = $"s{random.Next(2)}", Section = $"x{random.Next(2)}", Type = $"t{random.Next(2)}",
        }).ToArray();
        // Sparse and dense ones: many persons and few statements, and the other way round.
        var (persons, concepts) = (random.Next(1, 9), random.Next(1, 5));
        return [.. Enumerable.Range(1, random.Next(most + 1)).Select(i => new CodedStatement(i, documents[random.Next(documents.Length)], random.Next(5), 5 + random.Next(5),
            new Dictionary<string, string>
            {
                ["person"] = random.Next(15) == 0 ? "" : $"P{random.Next(persons)}", ["organization"] = $"O{random.Next(3)}",
                ["concept"] = random.Next(15) == 0 ? "" : $"{(random.Next(2) == 0 ? "ä" : "Z")}{random.Next(concepts)}", ["mode"] = random.Next(8) == 0 ? "" : $"m{random.Next(3)}",
            },
            new Dictionary<string, int> { ["agreement"] = random.Next(2), ["stance"] = wide ? 200 + random.Next(2) : random.Next(5) - 2 }))];
    }

    public static NetworkOptions Options(Random random)
    {
        T One<T>(params T[] of) => of[random.Next(of.Length)];
        var oneMode = random.Next(5) < 3;
        var window = One(TimeWindow.None, TimeWindow.None, TimeWindow.Days, TimeWindow.Weeks, TimeWindow.Months, TimeWindow.Months, TimeWindow.Years, TimeWindow.Events, TimeWindow.Hours);
        var kernel = window is TimeWindow.None or TimeWindow.Events ? Kernel.None : One(Kernel.None, Kernel.Uniform, Kernel.Epanechnikov, Kernel.Triangular, Kernel.Gaussian);
        var aggregation = oneMode ? One(Aggregation.Ignore, Aggregation.Congruence, Aggregation.Conflict, Aggregation.Subtract) : One(Aggregation.Ignore, Aggregation.Subtract, Aggregation.Combine);
        if (aggregation == Aggregation.Combine && kernel != Kernel.None) aggregation = Aggregation.Subtract;
        if (oneMode && window == TimeWindow.Events && random.Next(3) == 0) aggregation = Aggregation.CongruenceAndConflict;
        ValueFilter Filter(params string[] of) => random.Next(8) == 0 ? new([One(of)], random.Next(2) == 0) : ValueFilter.Nothing;
        var shortTime = window is TimeWindow.Hours or TimeWindow.Days;
        return new NetworkOptions
        {
            Definitions = One(Definitions.Corrected, Definitions.Dna),
            Type = oneMode ? NetworkType.OneMode : NetworkType.TwoMode,
            Rows = One(new Role("person"), new Role("person"), new Role("organization"), new Role("author", true)),
            Columns = One(new Role("concept"), new Role("concept"), new Role("id", true), new Role("stance")),
            Qualifier = One<Role?>(new Role("agreement"), new Role("agreement"), new Role("stance"), new Role("mode"), new Role("source", true), null),
            Aggregation = aggregation,
            Normalisation = oneMode ? One(Normalisation.None, Normalisation.Average, Normalisation.Jaccard, Normalisation.Cosine) : One(Normalisation.None, Normalisation.Activity, Normalisation.Prominence),
            Isolates = random.Next(4) == 0,
            Duplicates = One(Duplicates.Include, Duplicates.Include, Duplicates.Document, Duplicates.Week, Duplicates.Month, Duplicates.Year, Duplicates.AcrossRange),
            Start = shortTime ? new DateTime(2023, 3, 1, 6, 0, 0) : One(new DateTime(2022, 12, 1), new DateTime(2023, 1, 31), new DateTime(2023, 2, 1, 12, 0, 0)),
            Stop = window == TimeWindow.Hours ? new(2023, 3, 4) : shortTime ? new(2023, 4, 30, 23, 59, 59) : One(new DateTime(2024, 6, 1), new DateTime(2023, 12, 31, 23, 59, 59)),
            Window = window, WindowSize = random.Next(1, 9), Kernel = kernel, Indent = random.Next(3) > 0,
            ExcludeValues = random.Next(5) == 0 ? new Dictionary<string, IReadOnlyList<string>> { ["person"] = ["P0", "P1"], ["stance"] = [One("1", "-1")] } : new Dictionary<string, IReadOnlyList<string>>(),
            InvertValues = random.Next(3) == 0,
            Authors = Filter("a0", "a1"), Sources = Filter("s0", "s1"), Sections = Filter("x0"), Types = Filter("t0", "t1"),
        };
    }
}
