using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.WebPages;
using SecondTrack.Evidence.Ingest.SavedText;

namespace SecondTrack.Evidence.Sources;

/// <summary>A web page or a plain text, as its bytes say.</summary>
internal static class ReadBytes
{
    public static Outcome<ReadDocument> Read(DocumentBytes document) =>
        TellKind.Of(document.Bytes).Kind == DocumentKind.Page ? ReadPage.Read(document) : ReadSavedText.Read(document);
}
