using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SecondTrack.Evidence.Ingest.Word;

/// <summary>The text of one paragraph: what was inserted is read, what was deleted or hidden is counted.</summary>
internal sealed class WordText
{
    private const int Deepest = 60;

    public int Deletions { get; set; }

    public int Hidden { get; private set; }

    public int Pictures { get; private set; }

    public string Of(Paragraph paragraph)
    {
        var text = new StringBuilder();
        Append(text, paragraph, 0);
        return text.ToString().Normalize();
    }

    /// <summary>Text boxes hang inside a run and are paragraphs of their own; the older copy of each (Fallback) is passed over.</summary>
    public static IEnumerable<TextBoxContent> TextBoxes(Paragraph paragraph) =>
        paragraph.Descendants<TextBoxContent>().Where(b => !b.Ancestors<AlternateContentFallback>().Any() && b.Ancestors<TextBoxContent>().FirstOrDefault() is null);

    private void Append(StringBuilder text, OpenXmlElement parent, int depth)
    {
        if (depth > Deepest) return;
        foreach (var child in parent.ChildElements)
            switch (child)
            {
                case DocumentFormat.OpenXml.Wordprocessing.Text or DocumentFormat.OpenXml.Math.Text: text.Append(((OpenXmlLeafTextElement)child).Text); break;
                case TabChar: text.Append('\t'); break;
                case Break or CarriageReturn: text.Append('\n'); break;
                case NoBreakHyphen: text.Append('\u2011'); break;
                case SymbolChar symbol: text.Append(Symbol(symbol)); break;
                case DeletedRun or MoveFromRun: Deletions++; break;
                case Run run when IsHidden(run): Hidden++; break;
                case Drawing or Picture or EmbeddedObject: CountPictures(child); break;
                case Ruby ruby: if (ruby.GetFirstChild<RubyBase>() is { } @base) Append(text, @base, depth + 1); break;
                case AlternateContent alternate:
                    if (alternate.GetFirstChild<AlternateContentChoice>() is { } choice) Append(text, choice, depth + 1);
                    break;
                case FieldCode or DeletedFieldCode or DeletedText or ParagraphProperties or RunProperties or TextBoxContent: break;
                default: Append(text, child, depth + 1); break;
            }
    }

    private void CountPictures(OpenXmlElement drawing)
    {
        if (!drawing.Descendants<TextBoxContent>().Any()) Pictures++;
    }

    private static bool IsHidden(Run run) => run.RunProperties?.Vanish is { } vanish && vanish.Val?.Value != false;

    private static string Symbol(SymbolChar symbol) =>
        symbol.Char?.Value is { } hex && int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
        && code is > 0x20 and < 0xD800 ? ((char)code).ToString() : "\uFFFC";
}
