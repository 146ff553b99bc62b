using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Stances;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

/// <summary>An official line to be corrected, the claim it is about and the sides whose government it may be.</summary>
public sealed record OfficialLineFound(Guid Id, Guid PropositionId, LocalText Claim, OfficialLineIn Facts, IReadOnlyList<SideName> Sides);

public sealed class FindOfficialLine(Store store, Seat seat, FindActors actors)
{
    public async Task<Outcome<OfficialLineFound>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var found = await store.Set<OfficialLine>().AsNoTracking().Where(l => l.Id == id)
            .Join(store.Set<Proposition>(), l => l.PropositionId, p => p.Id, (l, p) => new { Line = l, Proposition = p }).SingleOrDefaultAsync(cancel);
        if (found is null) return new NotThere();
        var line = found.Line;
        return new OfficialLineFound(id, line.PropositionId, found.Proposition.Content.Claim,
            new(line.LineOf, line.SideId, line.Stance, line.Date, line.Content.Text, line.Content.Citation),
            [.. (await actors.Sides(cancel)).Values.OrderBy(s => s.Ordinal).ThenBy(s => s.Id)]);
    }
}
