using System.Globalization;

namespace SecondTrack.Analysis.Networks;

/// <summary>
/// Which statements count: those inside the time and the document filters are the <see cref="Kept.Original"/> ones; of them
/// those whose values are wanted and complete, each once within the period of duplicates. A hash set makes that linear.
/// </summary>
internal static class FilterStatements
{
    public static Kept Of(StatementSet set, NetworkOptions options)
    {
        var original = set.Statements.Where(s => s.Document.Date >= options.Start && s.Document.Date <= options.Stop
            && Passes(options.Authors, s.Document.Author) && Passes(options.Sources, s.Document.Source)
            && Passes(options.Sections, s.Document.Section) && Passes(options.Types, s.Document.Type)).ToArray();
        var excluded = options.ExcludeValues
            .Select(e => (Value: ReadRole.Text(set, new(e.Key)), Listed: e.Value.ToHashSet(StringComparer.Ordinal))).ToArray();
        var (rows, columns) = (ReadRole.Text(set, options.Rows), ReadRole.Text(set, options.Columns));
        var qualifier = options.Qualifier is { } role ? ReadRole.Text(set, role) : null;
        var qualified = qualifier is not null && options.Aggregation != Aggregation.Ignore;
        var boxed = qualified && options.Definitions == Definitions.Dna && options.Qualifier is { OfDocument: false } q && set.Variables[q.Variable] == VariableKind.Integer;
        var seen = new HashSet<(string, string, string, long)>();
        var kept = new List<CodedStatement>(original.Length);
        foreach (var statement in original)
        {
            if (Array.Exists(excluded, e => e.Listed.Contains(e.Value(statement)) != options.InvertValues)) continue;
            var (row, column, level) = (rows(statement), columns(statement), qualified ? qualifier!(statement) : "");
            if (options.Type != NetworkType.EventList && (row.Length == 0 || column.Length == 0 || (qualified && level.Length == 0))) continue;
            // DNA compares whole numbers by reference: outside a byte, equal ones are never the same.
            if (options.Duplicates != Duplicates.Include && !(boxed && level.Length > 0 && int.Parse(level, CultureInfo.InvariantCulture) is < -128 or > 127)
                && !seen.Add((row, column, level, Period(statement, options)))) continue;
            kept.Add(statement);
        }
        return new(original, [.. kept]);
    }

    private static bool Passes(ValueFilter filter, string value) => filter.Values.Count == 0 || filter.Values.Contains(value) == filter.Inverted;

    private static long Period(CodedStatement statement, NetworkOptions options)
    {
        var date = statement.Document.Date;
        return options.Duplicates switch
        {
            Duplicates.Document => statement.Document.Id,
            Duplicates.Week => options.Definitions == Definitions.Dna ? AmericanWeek(date) : (ISOWeek.GetYear(date) * 100) + ISOWeek.GetWeekOfYear(date),
            Duplicates.Month => options.Definitions == Definitions.Dna ? date.Month : (date.Year * 100) + date.Month,
            Duplicates.Year => date.Year,
            _ => 0,
        };
    }

    /// <summary>Weeks begin on Sunday; the one with 1 January is the first, even when it begins in December.</summary>
    private static int AmericanWeek(DateTime date)
    {
        var saturday = date.Date.AddDays(6 - (int)date.DayOfWeek);
        return saturday.Year > date.Year ? 1 : ((saturday.DayOfYear - 1) / 7) + 1;
    }
}

/// <param name="Original">In time and of wanted documents, in order.</param>
/// <param name="Statements">Those of them that count, in order.</param>
internal sealed record Kept(CodedStatement[] Original, CodedStatement[] Statements)
{
    public IReadOnlyList<long> Ids => Array.ConvertAll(Statements, s => s.Id);
}
