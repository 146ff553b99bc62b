using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Formats.Bibliography;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Imports;

/// <summary>
/// The public sources of the compartment as CSL JSON, for a reference manager. A list of public works names no talks and nobody who spoke in
/// one; what is not public stays here, since private things have no way out but a release.
/// </summary>
public sealed class ExportCslJson(Store store, Seat seat)
{
    public async Task<Outcome<string>> Run(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var items = new List<BibliographyItem>();
        await foreach (var source in store.Set<Source>().AsNoTracking().Where(s => s.IsPublic && s.GroundRule == GroundRule.OnTheRecord)
            .OrderByDescending(s => s.DateKey).ThenBy(s => s.Id).AsAsyncEnumerable().WithCancellation(cancel))
            items.Add(SourceOfItem.Item(source));
        await store.Note(AuditAct.Exported, nameof(ExportCslJson), seat.CompartmentId, cancel: cancel);
        return WriteCslJson.Write(items);
    }
}
