using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>A bibliography of any of the three kinds, told by its content; its name does not matter.</summary>
public static partial class ReadBibliography
{
    /// <param name="encoding">Chosen by the reader where the encoding cannot be told.</param>
    public static Outcome<Imported<IReadOnlyList<BibliographyItem>>> Read(byte[] bytes, string? encoding = null)
    {
        var decoded = DecodeText.Decode(bytes, encoding);
        if (!decoded.Done) return decoded.Refusal!;
        var text = decoded.Value.Text;
        var first = text.AsSpan().TrimStart()[0];
        Imported<IReadOnlyList<BibliographyItem>>? found =
            first is '[' or '{' ? ReadCslJson.Read(text)
            : RisStart().IsMatch(text) ? ReadRis.Read(text)
            : BibTeXStart().IsMatch(text) ? ReadBibTeX.Read(text)
            : null;
        if (found is null)
            return new UnreadableFile(new("The file is neither CSL JSON, BibTeX nor RIS. In Zotero: Export Library, format “CSL JSON”.",
                "文件既不是CSL JSON，也不是BibTeX或RIS。请在Zotero中导出文献库，格式选“CSL JSON”。"));
        return decoded.Value.Remark is { } remark ? found with { Report = new([remark, .. found.Report.Lines]) } : found;
    }

    [GeneratedRegex(@"^\s?TY\s{1,2}-", RegexOptions.Multiline)]
    private static partial Regex RisStart();

    [GeneratedRegex(@"(^|\s)@[A-Za-z]+\s*[{(]")]
    private static partial Regex BibTeXStart();
}
