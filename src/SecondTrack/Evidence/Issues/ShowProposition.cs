using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Evidence.Observing;
using SecondTrack.Evidence.Stances;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

/// <summary>One proposition: who holds what, what the governments and we say, every sentence, and what was observed around it.</summary>
public sealed record PropositionModel(
    Guid Id, Guid IssueId, IReadOnlyList<LocalText> IssuePath, LocalText Claim, LocalText Note, int Polarity,
    IReadOnlyList<Holder> Holders, int HoldersPage, bool MoreHolders, IReadOnlyList<Mark> Marks, IReadOnlyList<Holder> Others,
    IReadOnlyList<OfficialLineRow> Lines, IReadOnlyList<SideName> Sides, StatementPage Statements, IReadOnlyList<ObservationRow> Observations)
{
    public bool ToTranslate => Claim.En is null || Claim.Zh is null;
}

public sealed record Holder(ActorName Actor, Holding Holding);

/// <summary>One dot of the strip plot; without a name where there are too many to name.</summary>
public sealed record Mark(Guid PersonId, LocalText? Name, Guid? SideId, int Stance, int? From, bool OnlyPublic);

public sealed record OfficialLineRow(Guid Id, LineOf LineOf, Guid? SideId, LocalText? Side, int? SideOrdinal, int? Stance, PartialDate Date, LocalText Text, LocalText Citation, bool InForce);

public sealed class ShowProposition(Store store, Seat seat, FindActors actors, ListStatements statements, ListObservations observations)
{
    public const int HoldersOnAPage = 50;
    public const int ObservationsBeside = 5;

    public async Task<Outcome<PropositionModel>> Run(Guid id, int page = 1, int holders = 1, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var row = await store.Set<Proposition>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (row is null) return new NotThere();
        var sides = await actors.Sides(cancel);
        var held = await HeldBy(id, cancel);
        var persons = held.Where(h => h.Kind == ActorKind.Person && h.Holding.Own > 0).OrderBy(h => SideOrder(sides, h.SideId))
            .ThenByDescending(h => h.Holding.Latest?.Stance ?? int.MinValue).ThenBy(h => h.Id).ToList();
        holders = Math.Clamp(holders, 1, Math.Max(1, (persons.Count + HoldersOnAPage - 1) / HoldersOnAPage));
        var shown = persons.Skip((holders - 1) * HoldersOnAPage).Take(HoldersOnAPage).ToList();
        var others = held.Where(h => h.Kind != ActorKind.Person && h.Holding.Own > 0).Take(HoldersOnAPage).ToList();
        var names = await actors.Run(shown.Concat(others).Select(h => (h.Kind, h.Id)), cancel);
        return new PropositionModel(id, row.IssueId, await Path(row.IssueId, cancel), row.Content.Claim, row.Content.Note, row.Polarity,
            Named(shown, names), holders, persons.Count > holders * HoldersOnAPage,
            [.. persons.Where(p => p.Holding.Latest is not null).Select(p => new Mark(
                p.Id, names.GetValueOrDefault(p.Id)?.Name, p.SideId, p.Holding.Latest!.Stance!.Value, p.Holding.Before?.Stance, p.Holding.OnlyPublic))],
            [.. Named(others, names).OrderBy(o => o.Actor.Kind).ThenBy(o => o.Actor.Side?.Ordinal ?? int.MaxValue)],
            await Lines(id, sides, cancel), [.. sides.Values.OrderBy(s => s.Ordinal).ThenBy(s => s.Id)],
            (await statements.Run(new StatementFilter(PropositionId: id), page, cancel)).Value,
            (await observations.Run(new ObservationFilter(IssueId: row.IssueId), 1, ObservationsBeside, cancel)).Value.Rows);
    }

    private sealed record Held(ActorKind Kind, Guid Id, Guid? SideId, Holding Holding);

    /// <summary>Everything said on the proposition as bare columns, gathered by who said it.</summary>
    private async Task<List<Held>> HeldBy(Guid id, CancellationToken cancel)
    {
        var told = await store.Set<Statement>().Where(s => s.PropositionId == id).CountedAsOwn(store)
            .Join(store.Set<Source>(), s => s.SourceId, o => o.Id, (s, o) => new
            {
                s.Id, s.ActorKind, s.ActorId, s.DateKey, s.Stance, s.Venue, s.SpokenAs, s.CodedAt, PublicText = o.IsPublic && !o.FirstHand,
            }).ToListAsync(cancel);
        var persons = told.Where(t => t.ActorKind == ActorKind.Person).Select(t => t.ActorId).Distinct().ToList();
        var sides = await store.Set<Person>().Where(p => persons.Contains(p.Id)).Select(p => new { p.Id, p.SideId }).ToDictionaryAsync(p => p.Id, p => p.SideId, cancel);
        return [.. told.GroupBy(t => (t.ActorKind, t.ActorId)).Select(g => new Held(g.Key.ActorKind, g.Key.ActorId, sides.GetValueOrDefault(g.Key.ActorId),
            Holding.Of(g.Key.ActorKind, g.Select(t => new Told(t.Id, t.DateKey, t.Stance, t.Venue, t.SpokenAs, t.PublicText) { CodedAt = t.CodedAt.ToUnixTimeMilliseconds() }))))];
    }

    private static List<Holder> Named(IEnumerable<Held> held, IReadOnlyDictionary<Guid, ActorName> names) =>
        [.. held.Where(h => names.ContainsKey(h.Id)).Select(h => new Holder(names[h.Id], h.Holding))];

    private static int SideOrder(Dictionary<Guid, SideName> sides, Guid? side) =>
        side is { } id && sides.TryGetValue(id, out var found) ? found.Ordinal : int.MaxValue;

    private async Task<IReadOnlyList<OfficialLineRow>> Lines(Guid id, Dictionary<Guid, SideName> sides, CancellationToken cancel)
    {
        var lines = await store.Set<OfficialLine>().AsNoTracking().Where(l => l.PropositionId == id).OrderByDescending(l => l.DateKey).ThenBy(l => l.Id).ToListAsync(cancel);
        var seen = new HashSet<(LineOf, Guid?)>();
        return lines.ConvertAll(l =>
        {
            var side = l.SideId is { } s ? sides.GetValueOrDefault(s) : null;
            return new OfficialLineRow(l.Id, l.LineOf, l.SideId, side?.Name, side?.Ordinal, l.Stance, l.Date, l.Content.Text, l.Content.Citation, seen.Add((l.LineOf, l.SideId)));
        });
    }

    private async Task<IReadOnlyList<LocalText>> Path(Guid issue, CancellationToken cancel)
    {
        var all = (await store.Set<Issue>().AsNoTracking().ToListAsync(cancel)).ToDictionary(i => i.Id);
        var path = new List<LocalText>();
        for (Guid? at = issue; at is { } id && path.Count <= all.Count; at = all[id].ParentId) path.Insert(0, all[id].Content.Title);
        return path;
    }
}
