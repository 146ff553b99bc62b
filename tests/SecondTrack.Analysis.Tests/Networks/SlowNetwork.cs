using System.Globalization;
using SecondTrack.Analysis.Networks;

namespace SecondTrack.Analysis.Tests.Networks;

/// <summary>
/// The same networks a second time, straight from the formulas and statement by statement: every pair of statements is looked at, nothing is shared
/// with the library but the names of the options.
/// </summary>
internal sealed class SlowNetwork(StatementSet set, NetworkOptions o)
{
    public sealed record Slice(DateTime Start, DateTime Middle, DateTime Stop, int Statements, List<string> Rows, List<string> Columns, double[,] Cells);

    private bool Dna => o.Definitions == Definitions.Dna;

    private bool Smoothed => o.Kernel != Kernel.None && o.Window != TimeWindow.None;

    private bool OneMode => o.Type == NetworkType.OneMode;

    private Aggregation Aggregation => o.Qualifier is null ? Aggregation.Ignore : o.Aggregation;

    private VariableKind? Kind => o.Qualifier is not { } q ? null : q.OfDocument ? VariableKind.Text : set.Variables[q.Variable];

    private bool Ordered => Kind is VariableKind.Boolean or VariableKind.Integer;

    private List<CodedStatement>? _original;

    public List<CodedStatement> Original => _original ??= [.. set.Statements.Where(s => o.Start <= s.Document.Date && s.Document.Date <= o.Stop
        && In(o.Authors, s.Document.Author) && In(o.Sources, s.Document.Source) && In(o.Sections, s.Document.Section) && In(o.Types, s.Document.Type))];

    private static bool In(ValueFilter f, string v) => f.Values.Count == 0 || (f.Inverted ? f.Values.Contains(v) : !f.Values.Contains(v));

    private static string Value(CodedStatement s, Role r) => !r.OfDocument
        ? s.Texts.TryGetValue(r.Variable, out var t) ? t : s.Numbers.TryGetValue(r.Variable, out var n) ? $"{n}" : ""
        : r.Variable switch { "author" => s.Document.Author, "source" => s.Document.Source, "section" => s.Document.Section, "type" => s.Document.Type, "title" => s.Document.Title, _ => $"{s.Document.Id}" };

    private string Row(CodedStatement s) => Value(s, o.Rows);

    private string Column(CodedStatement s) => Value(s, o.Columns);

    private string Level(CodedStatement s) => o.Qualifier is { } q ? Value(s, q) : "";

    private List<CodedStatement>? _kept;

    public List<CodedStatement> Kept()
    {
        if (_kept is not null) return _kept;
        var kept = new List<CodedStatement>();
        foreach (var s in Original)
        {
            if (o.ExcludeValues.Any(e => e.Value.Contains(Value(s, new(e.Key))) != o.InvertValues)) continue;
            if (Row(s) == "" || Column(s) == "" || (Aggregation != Aggregation.Ignore && Level(s) == "")) continue;
            if (o.Duplicates != Duplicates.Include && kept.Exists(k => Row(k) == Row(s) && Column(k) == Column(s)
                && (Aggregation == Aggregation.Ignore || SameLevel(k, s)) && SamePeriod(k.Document, s.Document))) continue;
            kept.Add(s);
        }
        return _kept = kept;
    }

    private bool SameLevel(CodedStatement a, CodedStatement b) =>
        Level(a) == Level(b) && !(Dna && Kind == VariableKind.Integer && (int.Parse(Level(a), CultureInfo.InvariantCulture) > 127 || int.Parse(Level(a), CultureInfo.InvariantCulture) < -128));

    private bool SamePeriod(CodedDocument a, CodedDocument b) => o.Duplicates switch
    {
        Duplicates.Document => a.Id == b.Id,
        Duplicates.Week when Dna => AmericanWeek(a.Date) == AmericanWeek(b.Date),
        // The Thursday of a week tells its year.
        Duplicates.Week => a.Date.Date.AddDays(-(((int)a.Date.DayOfWeek + 6) % 7)) == b.Date.Date.AddDays(-(((int)b.Date.DayOfWeek + 6) % 7)),
        Duplicates.Month => a.Date.Month == b.Date.Month && (Dna || a.Date.Year == b.Date.Year),
        Duplicates.Year => a.Date.Year == b.Date.Year,
        _ => true,
    };

    /// <summary>Counted from the Sunday on or before 1 January.</summary>
    private static int AmericanWeek(DateTime d)
    {
        DateTime First(int year) => new DateTime(year, 1, 1).AddDays(-(int)new DateTime(year, 1, 1).DayOfWeek);
        return d >= First(d.Year + 1) ? 1 : ((d.Date - First(d.Year)).Days / 7) + 1;
    }

    private List<string> Labels(IEnumerable<CodedStatement> of, Func<CodedStatement, string> value)
    {
        var labels = (o.Isolates ? Original : of).Select(value).Where(v => v != "").Distinct().ToList();
        labels.Sort(string.CompareOrdinal);
        return labels;
    }

    private double Number(CodedStatement s) => double.Parse(Level(s), CultureInfo.InvariantCulture);

    /// <summary>The share of the widest difference that two statements' levels lie apart.</summary>
    private double Apart(CodedStatement s, CodedStatement t)
    {
        if (!Ordered) return Level(s) == Level(t) ? 0 : 1;
        if (Smoothed && Dna)
        {
            var levels = Labels(Kept(), Level);
            return levels.Count < 2 ? 0 : Math.Abs(levels.IndexOf(Level(s)) - levels.IndexOf(Level(t))) / (levels.Count - 1.0);
        }
        var all = Kind == VariableKind.Boolean ? [0, 1] : Original.Where(x => Level(x) != "").Select(Number).ToList();
        var range = all.Max() - all.Min();
        return range == 0 ? 0 : Math.Abs(Number(s) - Number(t)) / range;
    }

    public List<Slice>? Slices()
    {
        var slices = new List<Slice>();
        var kept = Kept();
        foreach (var (start, middle, stop) in Periods())
        {
            var inside = o.Window == TimeWindow.None ? kept : kept.Where(s => start <= s.Document.Date && s.Document.Date <= stop).ToList();
            var counted = Smoothed ? kept : inside;
            var (rows, columns) = (Labels(counted, Row), Labels(counted, Column));
            foreach (var aggregation in Aggregation == Aggregation.CongruenceAndConflict ? [Aggregation.Congruence, Aggregation.Conflict] : new[] { Aggregation })
            {
                double Weight(CodedStatement s) => Smoothed ? Zeta(s, middle) : 1;
                var cells = OneMode ? Pairs(rows, inside, aggregation, Weight) : Table(rows, columns, inside, aggregation, Weight);
                if (OneMode) Divide(cells, rows, Smoothed ? kept : inside, aggregation);
                else if (!Divide(cells, rows, columns, Smoothed ? kept : inside, aggregation)) return null;
                slices.Add(new(start, middle, stop, !Smoothed ? inside.Count : Dna ? 0 : inside.Count(s => Weight(s) > 0), rows, OneMode ? rows : columns, cells));
            }
        }
        return slices;
    }

    private double[,] Table(List<string> rows, List<string> columns, List<CodedStatement> inside, Aggregation aggregation, Func<CodedStatement, double> weight)
    {
        var cells = new double[rows.Count, columns.Count];
        var levels = Labels(Kept(), Level);
        List<string> patterns = Kind switch
        {
            VariableKind.Boolean => ["0", "1"],
            VariableKind.Integer => [.. Original.Where(s => Level(s) != "").Select(Number).Distinct().Order().Select(n => $"{n}")],
            _ => [.. (o.Qualifier is { OfDocument: true } ? Kept() : Original).Select(Level).Where(l => l != "").Distinct().Order(StringComparer.Ordinal)],
        };
        for (var i = 0; i < rows.Count; i++)
            for (var j = 0; j < columns.Count; j++)
            {
                var here = inside.Where(s => Row(s) == rows[i] && Column(s) == columns[j]).ToList();
                cells[i, j] = aggregation switch
                {
                    Aggregation.Subtract when Kind == VariableKind.Boolean => here.Sum(s => weight(s) * (Level(s) == "1" ? 1 : -1)),
                    Aggregation.Subtract when Kind == VariableKind.Integer => here.Sum(s => weight(s) * (Smoothed && Dna ? levels.IndexOf(Level(s)) : Number(s))),
                    Aggregation.Combine => patterns.Select((p, k) => here.Exists(s => Level(s) == p) ? Math.Pow(2, patterns.Count - 1 - k) : 0).Sum(),
                    _ => here.Sum(weight),
                };
            }
        return cells;
    }

    private double[,] Pairs(List<string> rows, List<CodedStatement> inside, Aggregation aggregation, Func<CodedStatement, double> weight)
    {
        var cells = new double[rows.Count, rows.Count];
        foreach (var s in inside)
            foreach (var t in inside.Where(t => Column(s) == Column(t)))
            {
                var (i, j) = (rows.IndexOf(Row(s)), rows.IndexOf(Row(t)));
                if (i == j && !(Smoothed && Dna)) continue;
                var z = Math.Sqrt(weight(s) * weight(t));
                var apart = Smoothed && Dna && !Ordered ? 0 : Apart(s, t);
                if (!Ordered && Dna && !Smoothed && aggregation is Aggregation.Conflict or Aggregation.Subtract) apart = Level(s) == Level(t) ? 0 : double.NaN;
                cells[i, j] += aggregation switch
                {
                    Aggregation.Ignore => z,
                    Aggregation.Congruence => z * (1 - apart),
                    Aggregation.Conflict => double.IsNaN(apart) ? 0 : z * apart,
                    _ => double.IsNaN(apart) ? 0 : z * (1 - (2 * apart)),
                };
            }
        if (!Ordered && Dna && !Smoothed && aggregation is Aggregation.Conflict or Aggregation.Subtract)
            for (var i = 0; i < rows.Count; i++)
                for (var j = 0; j < rows.Count; j++)
                    if (i != j) cells[i, j] += (aggregation == Aggregation.Conflict ? 1 : -1) * (Unanswered(inside, rows[i], rows[j]) + Unanswered(inside, rows[j], rows[i]));
        return cells;
    }

    /// <summary>Statements of the one in cells where the other has none.</summary>
    private int Unanswered(List<CodedStatement> inside, string one, string other) =>
        inside.Count(s => Row(s) == one && !inside.Exists(t => Row(t) == other && Column(t) == Column(s) && Level(t) == Level(s)));

    private void Divide(double[,] cells, List<string> rows, List<CodedStatement> counted, Aggregation aggregation)
    {
        for (var i = 0; i < rows.Count; i++)
            for (var j = 0; j < rows.Count; j++)
            {
                var (a, b) = (counted.Where(s => Row(s) == rows[i]).ToList(), counted.Where(s => Row(s) == rows[j]).ToList());
                bool Same(CodedStatement s, CodedStatement t) => Column(s) == Column(t) && Level(s) == Level(t);
                int Own(List<CodedStatement> x) => x.Sum(s => x.Count(t => aggregation == Aggregation.Ignore ? Column(s) == Column(t) : Same(s, t)));
                if (Smoothed && Dna && o.Normalisation != Normalisation.None)
                {
                    cells[i, j] *= a.Concat(b).Select(s => (Column(s), Level(s))).Distinct()
                        .Sum(c => 2.0 / (a.Count(s => (Column(s), Level(s)) == c) + b.Count(s => (Column(s), Level(s)) == c)));
                    continue;
                }
                var by = o.Normalisation switch
                {
                    Normalisation.Average => (a.Count + b.Count) / 2.0,
                    Normalisation.Jaccard => Unanswered(counted, rows[i], rows[j]) + Unanswered(counted, rows[j], rows[i]) + a.Sum(s => b.Count(t => Same(s, t))),
                    Normalisation.Cosine when Dna => a.Count * b.Count,
                    Normalisation.Cosine => Math.Sqrt((double)Own(a) * Own(b)),
                    _ => 1.0,
                };
                cells[i, j] = by == 0 ? 0 : cells[i, j] / by;
            }
    }

    private bool Divide(double[,] cells, List<string> rows, List<string> columns, List<CodedStatement> counted, Aggregation aggregation)
    {
        if (o.Normalisation == Normalisation.None || (Smoothed && Dna)) return true;
        var transposed = Dna && aggregation == Aggregation.Combine && o.Normalisation == Normalisation.Prominence;
        if (transposed && rows.Count != columns.Count) return false;
        var before = (double[,])cells.Clone();
        for (var i = 0; i < rows.Count; i++)
            for (var j = 0; j < columns.Count; j++)
            {
                double by = aggregation == Aggregation.Combine
                    ? Enumerable.Range(0, transposed || o.Normalisation == Normalisation.Activity ? columns.Count : rows.Count)
                        .Count(x => (o.Normalisation == Normalisation.Activity ? before[i, x] : transposed ? before[j, x] : before[x, j]) > 0)
                    : counted.Count(s => o.Normalisation == Normalisation.Activity ? Row(s) == rows[i] : Column(s) == columns[j]);
                cells[i, j] = by == 0 ? 0 : cells[i, j] / by;
            }
        return true;
    }

    private int Width => o.WindowSize % 2 == 0 ? o.WindowSize : o.WindowSize + 1;

    private double Zeta(CodedStatement s, DateTime middle)
    {
        var (from, to) = (s.Document.Date, middle);
        double units = o.Window switch
        {
            TimeWindow.Seconds => (to - from).TotalSeconds, TimeWindow.Minutes => (to - from).TotalMinutes, TimeWindow.Hours => (to - from).TotalHours,
            TimeWindow.Days => (to - from).TotalDays, TimeWindow.Weeks => (to - from).TotalDays / 7,
            TimeWindow.Months => Months(from.Date, to.Date), _ => Math.Truncate(Months(from.Date, to.Date) / 12.0),
        };
        var d = 2 * Math.Truncate(units) / Width;
        if (o.Kernel == Kernel.Gaussian) return Math.Exp(-0.5 * d * d) / Math.Sqrt(2 * Math.PI);
        if (Math.Abs(d) > 1) return 0;
        return o.Kernel switch { Kernel.Uniform => 0.5, Kernel.Epanechnikov => 0.75 * (1 - (d * d)), _ => Dna ? 1 - d : 1 - Math.Abs(d) };
    }

    /// <summary>Counted off one by one.</summary>
    private static int Months(DateTime from, DateTime to)
    {
        if (from > to) return -Months(to, from);
        var months = 0;
        while ((from.Year * 12) + from.Month + months + 1 is var next && (next < (to.Year * 12) + to.Month || (next == (to.Year * 12) + to.Month && from.Day <= to.Day))) months++;
        return months;
    }

    private DateTime Plus(DateTime d, int n) => o.Window switch
    {
        TimeWindow.Seconds => d.AddSeconds(n), TimeWindow.Minutes => d.AddMinutes(n), TimeWindow.Hours => d.AddHours(n), TimeWindow.Days => d.AddDays(n),
        TimeWindow.Weeks => d.AddDays(7 * n), TimeWindow.Months => d.AddMonths(n), _ => d.AddYears(n),
    };

    private IEnumerable<(DateTime Start, DateTime Middle, DateTime Stop)> Periods()
    {
        static DateTime Half(DateTime a, DateTime b) => a.AddSeconds(Math.Truncate((b - a).TotalSeconds / 2));
        static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
        static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
        var dates = Kept().ConvertAll(s => s.Document.Date);
        if (o.Window == TimeWindow.None)
        {
            if (set.Statements.Count == 0) yield return (o.Start, Half(o.Start, o.Stop), o.Stop);
            else
            {
                var (from, to) = (Later(o.Start, set.Statements[0].Document.Date), Earlier(o.Stop, set.Statements[^1].Document.Date));
                yield return (from, Half(from, to), to);
            }
        }
        else if (o.Window == TimeWindow.Events)
        {
            for (var i = 0; i < dates.Count; i++)
                if (i - ((o.WindowSize - 1) / 2) is >= 0 and var first && i + (o.WindowSize / 2) is var last && last < dates.Count) yield return (dates[first], dates[i], dates[last]);
        }
        else if (Smoothed)
        {
            if (dates.Count == 0) yield break;
            var (b, e, h) = (Later(o.Start, dates[0]), Earlier(o.Stop, dates[^1]), Width / 2);
            for (var m = o.Indent ? Plus(b, h) : b; m <= (o.Indent ? Plus(e, -h) : e); m = Plus(m, 1))
                yield return o.Kernel == Kernel.Gaussian ? (b, m, e) : (Later(Plus(m, -h), b), m, Earlier(Plus(m, h), e));
        }
        else if (Dna)
        {
            var h = (int)Math.Floor(((o.WindowSize - 1) / 2.0) + 0.5);
            for (var m = o.Start; m <= o.Stop; m = Plus(m, 1))
                if (Plus(m, -h) >= o.Start && Plus(m, h) <= o.Stop) yield return (Plus(m, -h), m, Plus(m, h));
        }
        else
        {
            for (var i = 0; Plus(o.Start, i + o.WindowSize) <= o.Stop.AddSeconds(1); i++)
                yield return (Plus(o.Start, i), Half(Plus(o.Start, i), Plus(o.Start, i + o.WindowSize)), Plus(o.Start, i + o.WindowSize).AddSeconds(-1));
        }
    }
}
