using System.Text;
using System.Text.RegularExpressions;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.Pages;
using SecondTrack.Evidence.Ingest.SavedText;

namespace SecondTrack.Evidence.Sources;

/// <summary>A web page or a plain text, as its bytes say.</summary>
internal static partial class ReadBytes
{
    public static Outcome<ReadDocument> Read(DocumentBytes document) =>
        TellKind.Of(document.Bytes).Kind == DocumentKind.Page || IsFullOfTags(document.Bytes) ? ReadPage.Read(document) : ReadSavedText.Read(document);

    /// <summary>Pages taken from an archive often lack their first lines; what has ten tags of a page in its beginning is one.</summary>
    private static bool IsFullOfTags(byte[] bytes) =>
        Tags().Count(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 32768))) >= 10;

    [GeneratedRegex(@"</?(?:p|div|td|tr|table|br|a|li|font|span|head|title)(?:\s[^<>]*)?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();
}
