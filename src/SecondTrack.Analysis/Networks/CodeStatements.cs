using System.Globalization;

namespace SecondTrack.Analysis.Networks;

/// <summary>Distinct values in UTF-16 order, and their places.</summary>
internal sealed class Labels
{
    private readonly Dictionary<string, int> _places;

    public Labels(IEnumerable<string> values)
    {
        var distinct = values.ToHashSet(StringComparer.Ordinal);
        distinct.Remove("");
        Names = [.. distinct];
        Array.Sort(Names, StringComparer.Ordinal);
        _places = new(Names.Length, StringComparer.Ordinal);
        for (var i = 0; i < Names.Length; i++) _places[Names[i]] = i;
    }

    public string[] Names { get; }

    /// <summary>An empty value has the place after the last.</summary>
    public int PlaceOf(string value) => _places.GetValueOrDefault(value, Names.Length);
}

/// <summary>The levels of the qualifier: how many, and for ordered ones the value of each.</summary>
/// <param name="Count">At least 1; one more than the values where a statement may have none.</param>
/// <param name="Values">The value of each level, ascending; null for text, whose levels are only the same or not.</param>
internal sealed record Levels(int Count, double[]? Values)
{
    public static readonly Levels One = new(1, null);

    /// <summary>The widest difference between two levels.</summary>
    public double Range => Values is { Length: > 0 } v ? Math.Abs(v[^1] - v[0]) : 0;
}

/// <summary>The statements that count as places of labels: row, column and level of each.</summary>
internal sealed record CodedStatements(
    Labels Rows, Labels Columns, Levels Levels, int[] Row, int[] Column, int[] Level, DateTime[] Date)
{
    public int Count => Row.Length;
}

internal static class CodeStatements
{
    /// <summary>For kernel slices, levels are under DNA's definitions found, and ordered, as text.</summary>
    public static CodedStatements Of(StatementSet set, NetworkOptions options, Kept kept, bool smoothed)
    {
        var (row, column) = (ReadRole.Text(set, options.Rows), ReadRole.Text(set, options.Columns));
        var labelled = options.Isolates ? kept.Original : kept.Statements;
        var (rows, columns) = (new Labels(labelled.Select(row)), new Labels(labelled.Select(column)));
        var (levels, level) = LevelsOf(set, options, kept, smoothed);
        var all = kept.Statements;
        return new(rows, columns, levels, Array.ConvertAll(all, s => rows.PlaceOf(row(s))), Array.ConvertAll(all, s => columns.PlaceOf(column(s))),
            Array.ConvertAll(all, s => level(s)), Array.ConvertAll(all, s => s.Document.Date));
    }

    private static (Levels Levels, Func<CodedStatement, int> Level) LevelsOf(StatementSet set, NetworkOptions options, Kept kept, bool smoothed)
    {
        if (options.Qualifier is not { } role) return (Levels.One, _ => 0);
        var text = ReadRole.Text(set, role);
        var kind = role.OfDocument ? VariableKind.Text : set.Variables[role.Variable];
        if (kind == VariableKind.Text || (smoothed && options.Definitions == Definitions.Dna))
        {
            var from = (smoothed || role.OfDocument) && !(smoothed && options.Isolates) ? kept.Statements : kept.Original;
            var names = new Labels(from.Select(text));
            // Ordered by text, a whole number is only its place: −1, −2, 0, 1, 2 are 0 to 4.
            return (new(names.Names.Length + 1, kind switch
            {
                VariableKind.Text => null,
                VariableKind.Boolean => Array.ConvertAll(names.Names, n => double.Parse(n, CultureInfo.InvariantCulture)),
                _ => [.. Enumerable.Range(0, names.Names.Length).Select(i => (double)i)],
            }), s => names.PlaceOf(text(s)));
        }
        var numbers = kind == VariableKind.Boolean ? [0, 1]
            : kept.Original.Select(s => s.Numbers.TryGetValue(role.Variable, out var n) ? n : (int?)null).OfType<int>().Distinct().Order().ToArray();
        var places = numbers.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i);
        return (new(numbers.Length + 1, Array.ConvertAll(numbers, n => (double)n)),
            s => s.Numbers.TryGetValue(role.Variable, out var n) ? places[n] : numbers.Length);
    }
}
