namespace SecondTrack.Text;

public enum ImportMark
{
    /// <summary>An entry was read.</summary>
    Read,

    /// <summary>How something was read, or something odd that costs nothing.</summary>
    Remark,

    /// <summary>The entry was read, but a part of it has no place here.</summary>
    NotCarriedOver,

    /// <summary>The entry was left out; the rest went on.</summary>
    Skipped,
}

/// <summary>One line of what became of a file. <paramref name="Line"/> is the line of the file, where it has lines.</summary>
public sealed record ImportLine(int? Line, string What, ImportMark Mark, Words Why);

/// <summary>What became of a file, entry by entry: nothing is lost without a line here.</summary>
public sealed record ImportReport(IReadOnlyList<ImportLine> Lines)
{
    public int Count(ImportMark mark) => Lines.Count(l => l.Mark == mark);

    public IEnumerable<ImportLine> Troubles => Lines.Where(l => l.Mark is ImportMark.NotCarriedOver or ImportMark.Skipped);
}

/// <summary>What a reader found in a file, and the report on it.</summary>
public sealed record Imported<T>(T Value, ImportReport Report);

/// <summary>The whole file cannot be read: one sentence, what is wrong and what to do.</summary>
public sealed record UnreadableFile(Words Why) : Refusal(Why);

internal sealed class ReportLines
{
    private readonly List<ImportLine> _lines = [];

    private static readonly Words Whole = new("Read.", "已读入。");

    public void Read(int? line, string what, Words? why = null) => _lines.Add(new(line, what, ImportMark.Read, why ?? Whole));

    public void Remark(int? line, string what, Words why) => _lines.Add(new(line, what, ImportMark.Remark, why));

    public void NotCarriedOver(int? line, string what, Words why) => _lines.Add(new(line, what, ImportMark.NotCarriedOver, why));

    public void Skipped(int? line, string what, Words why) => _lines.Add(new(line, what, ImportMark.Skipped, why));

    public ImportReport Done() => new(_lines);
}
