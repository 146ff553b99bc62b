namespace SecondTrack.Evidence.Ingest.Pdf;

/// <summary>A block of lines as it stands on a page: where (0 bottom … 1 top), how large its letters are, and on which page.</summary>
internal sealed record PdfPiece(int Page, string Text, double Bottom, double Top, double LetterHeight, int Lines)
{
    public bool IsAtEdge => Bottom > 0.88 || Top < 0.12;

    /// <summary>Why it is not part of the running text; null while it is.</summary>
    public Words? Dropped { get; init; }
}
