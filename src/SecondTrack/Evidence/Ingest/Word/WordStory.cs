using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SecondTrack.Evidence.Ingest.Word;

/// <summary>The text of a Word file block by block: headings, paragraphs, list items with their marks, tables row by row, then the notes.</summary>
internal sealed class WordStory(MainDocumentPart part)
{
    // Tables in tables in tables: no document needs more, and a crafted one must not exhaust the stack.
    private const int Deepest = 40;

    private readonly List<TextBlock> _blocks = [];
    private readonly ListMarks _marks = new(part);
    private readonly WordText _text = new();
    private readonly HashSet<string> _titleStyles = [.. TitleStyles(part)];

    public IReadOnlyList<TextBlock> Blocks => _blocks;

    public string Title { get; private set; } = "";

    public int Deletions => _text.Deletions;

    public int Hidden => _text.Hidden;

    public int Pictures => _text.Pictures;

    public void Read(OpenXmlElement parent, int depth = 0)
    {
        foreach (var child in parent.ChildElements)
            switch (child)
            {
                case Paragraph paragraph: Add(paragraph); break;
                case Table table: Add(table, depth); break;
                case DeletedRun or MoveFromRun: _text.Deletions++; break;
                case SdtBlock or SdtContentBlock or InsertedRun or CustomXmlBlock when depth < Deepest: Read(child, depth + 1); break;
            }
    }

    public void ReadFootnotes()
    {
        foreach (var note in part.FootnotesPart?.Footnotes?.Elements<Footnote>() ?? []) AddNote(note, note.Type?.Value);
        foreach (var note in part.EndnotesPart?.Endnotes?.Elements<Endnote>() ?? []) AddNote(note, note.Type?.Value);
    }

    private void AddNote(OpenXmlElement note, FootnoteEndnoteValues? type)
    {
        if (type is not null && type != FootnoteEndnoteValues.Normal) return;
        var text = string.Join('\n', note.Elements<Paragraph>().Select(_text.Of)).Trim();
        if (text.Length > 0) _blocks.Add(new(text, false, "Footnote", "脚注"));
    }

    private void Add(Paragraph paragraph)
    {
        var text = _text.Of(paragraph).Trim();
        if (text.Length > 0)
        {
            if (Title.Length == 0 && IsTitle(paragraph) && text.Length <= 300) Title = text.Replace('\n', ' ');
            _blocks.Add(new(_marks.Of(paragraph) + text, true, null, null));
        }
        foreach (var box in WordText.TextBoxes(paragraph)) Read(box, Deepest / 2);
    }

    private void Add(Table table, int depth)
    {
        foreach (var row in table.Elements<TableRow>())
        {
            var cells = row.Elements<TableCell>().Select(c => string.Join(' ', CellParagraphs(c, depth)).Trim()).ToList();
            while (cells.Count > 0 && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
            if (cells.Count > 0) _blocks.Add(new(string.Join(" | ", cells), true, null, null));
        }
    }

    private IEnumerable<string> CellParagraphs(OpenXmlElement cell, int depth)
    {
        foreach (var child in cell.ChildElements)
        {
            if (child is Paragraph paragraph) yield return _text.Of(paragraph).Replace('\n', ' ');
            else if (child is Table or TableRow or TableCell or SdtBlock or SdtContentBlock && depth < Deepest)
                foreach (var inner in CellParagraphs(child, depth + 1)) yield return inner;
        }
    }

    private bool IsTitle(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } style && _titleStyles.Contains(style);

    private static IEnumerable<string> TitleStyles(MainDocumentPart part)
    {
        yield return "Title";
        yield return "Heading1";
        foreach (var style in part.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            if (style.StyleId?.Value is { } id && style.StyleName?.Val?.Value is { } name
                && (name.Equals("Title", StringComparison.OrdinalIgnoreCase) || name.Equals("heading 1", StringComparison.OrdinalIgnoreCase)))
                yield return id;
    }
}
