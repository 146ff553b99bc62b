namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>What the readers of all three kinds say in the same words.</summary>
internal static class BibliographyRemarks
{
    public static readonly Words NothingToKeep = new("It has neither a title, an author nor an address, and was left out.",
        "既无标题、作者，也无网址，已略过。");

    public static Words DateAsWritten(string literal) =>
        new Words("The date “{0}” was kept as it is written.", "日期“{0}”按原文保留。").With(literal);

    public static Words UnknownType(string type) =>
        new Words("“{0}” is not a type known here; taken as a document.", "不认识类型“{0}”，按一般文献处理。").With(type);

    public static Words OnlyInRaw(IEnumerable<string> fields) =>
        new Words("Kept only in the entry's own text: {0}.", "以下字段只保留在条目原文中：{0}。").With(string.Join(", ", fields));
}
