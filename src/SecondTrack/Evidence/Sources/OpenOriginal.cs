using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

public sealed record OriginalBytes(byte[] Bytes, string FileName, string Sha256);

/// <summary>Hands out the bytes as they came. They leave the workbench, so it is written down who took them.</summary>
public sealed class OpenOriginal(Store store, Seat seat, ContentSeal seal)
{
    public async Task<Outcome<OriginalBytes>> Run(Guid sourceId, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var source = await store.Set<Source>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId, cancel);
        var original = await store.Set<SourceOriginal>().AsNoTracking().Where(o => o.SourceId == sourceId).OrderBy(o => o.Id).FirstOrDefaultAsync(cancel);
        if (source is null || original is null) return new NotThere();
        await store.Note(AuditAct.Exported, nameof(SourceOriginal), original.Id, cancel: cancel);
        var document = Document(original, seal, source);
        return new OriginalBytes(document.Bytes, document.FileName, original.Content.Sha256);
    }

    internal static DocumentBytes Document(SourceOriginal original, ContentSeal seal, Source source) =>
        new(seal.Open(original.SealedBytes, Place(original)).ToArray(), original.Content.FileName)
        {
            ContentType = original.Content.ContentType.Length > 0 ? original.Content.ContentType : null,
            Address = Uri.TryCreate(source.Content.Address, UriKind.Absolute, out var address) ? address : null,
        };

    internal static SourceOriginal Seal(Guid id, Source source, DocumentBytes document, string sha, ContentSeal seal)
    {
        return new SourceOriginal
        {
            Id = id, CompartmentId = source.CompartmentId, SourceId = source.Id, Size = document.Bytes.Length,
            SealedBytes = seal.Close(document.Bytes, new(nameof(SourceOriginal), id, nameof(SourceOriginal.SealedBytes), source.CompartmentId)),
            Content = new(document.FileName, document.ContentType ?? "", sha),
        };
    }

    private static SealedPlace Place(SourceOriginal original) => original.PlaceOf(nameof(SourceOriginal.SealedBytes));
}
