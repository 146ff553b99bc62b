using SecondTrack.Evidence.Ingest.Worker;
using SecondTrack.Evidence.Sources;

namespace SecondTrack.Evidence.Ingest;

/// <summary>
/// Any page or file to paragraphs. What it is, its bytes say. PDF, Word and e-mail are read in a worker process with a clock and a memory
/// limit, because a few crafted bytes can keep their readers busy for ever; a page or a text is read here.
/// </summary>
public static class ReadAnyDocument
{
    public const int MostBytes = 64 * 1024 * 1024;

    public static Outcome<ReadDocument> Read(DocumentBytes document)
    {
        if (document.Bytes.Length > MostBytes) return TooBig(document.Bytes.Length);
        if (document.Bytes.AsSpan().IndexOfAnyExcept(" \t\r\n\0"u8) < 0) return new DocumentIsEmpty();
        var (kind, name) = TellKind.Of(document.Bytes);
        return kind switch
        {
            DocumentKind.Pdf or DocumentKind.Word or DocumentKind.Email => ReadInWorker.Run(document, WorkerLimits.Usual),
            DocumentKind.Other => new KindIsNotRead(name!),
            _ => ReadBytes.Read(document),
        };
    }

    internal static DocumentIsTooBig TooBig(long bytes) => new((bytes + 1048575) / 1048576, MostBytes / 1048576);
}
