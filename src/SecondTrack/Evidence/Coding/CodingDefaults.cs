using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

/// <summary>What the coding form is filled with before a key is pressed, and what it offers.</summary>
public sealed record CodingForm(Guid SourceId, Recording Recording, StatementIn Filled)
{
    /// <summary>Whom to choose from without typing: who is with the source or was named before, and whom the rule allows.</summary>
    public IReadOnlyList<ActorName> Actors { get; init; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Coders { get; init; } = [];

    /// <summary>The propositions used last in this source.</summary>
    public IReadOnlyList<Completion> Recent { get; init; } = [];

    /// <summary>Where a new proposition may go, with the depth in the tree.</summary>
    public IReadOnlyList<(Guid Id, LocalText Title, int Depth)> Issues { get; init; } = [];
}

/// <summary>
/// Actor, venue, date, spoken-as and coder are the last ones of the source: a scholar who works through a text says them once. The coder is
/// whoever is signed in, unless that person chose another one last time.
/// </summary>
public sealed class CodingDefaults(Store store, Seat seat)
{
    private const int Looked = 40, RecentShown = 4;

    public async Task<Outcome<CodingForm>> Run(Guid sourceId, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var source = await store.Set<Source>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId, cancel);
        if (source is null) return new NotThere();
        var before = await store.Set<Statement>().AsNoTracking().Where(s => s.SourceId == sourceId)
            .OrderByDescending(s => s.CodedAt).ThenBy(s => s.Id).Take(Looked).ToListAsync(cancel);
        var last = before.Count > 0 ? before[0] : null;
        var recording = await SourceRules.RecordingOf(store, source, cancel);
        var actors = await Actors(source, recording, before, cancel);
        var recent = await Recent([.. before.Select(s => s.PropositionId).Distinct().Take(RecentShown)], cancel);
        var issues = await Issues(cancel);
        var filled = new StatementIn(Actor(last, actors), new(null) { IssueId = recent.Count > 0 ? recent[0].Issue : null }, null)
        {
            Date = last?.Date ?? source.Date, Venue = last?.Venue ?? source.Venue, SpokenAs = last?.SpokenAs ?? SpokenAs.Personally,
            Confidence = last?.Confidence ?? Confidence.Medium, CoderId = await Coder(sourceId, cancel),
        };
        return new CodingForm(sourceId, recording, filled)
        {
            Actors = actors, Coders = await Coders(cancel), Recent = [.. recent.Select(r => r.Offer)], Issues = issues,
        };
    }

    private static ActorIn Actor(Statement? last, IReadOnlyList<ActorName> actors)
    {
        if (last is not null && actors.Any(a => a.Id == last.ActorId)) return new(last.ActorKind, last.ActorId);
        return actors is [{ Kind: ActorKind.Person } first, ..] ? new(first.Kind, first.Id) : new(ActorKind.Person, null);
    }

    private async Task<Guid> Coder(Guid sourceId, CancellationToken cancel)
    {
        var chosen = await store.Set<Statement>().Where(s => s.SourceId == sourceId)
            .Where(s => store.Set<AuditEntry>().Any(a => a.ThingId == s.Id && a.Act == AuditAct.Added && a.AccountId == seat.AccountId))
            .OrderByDescending(s => s.CodedAt).ThenBy(s => s.Id).Select(s => (Guid?)s.CoderId).FirstOrDefaultAsync(cancel);
        return chosen ?? seat.AccountId;
    }

    private async Task<List<ActorName>> Actors(Source source, Recording recording, IReadOnlyList<Statement> before, CancellationToken cancel)
    {
        var people = await store.Set<SourcePerson>().Where(p => p.SourceId == source.Id).OrderBy(p => p.Role).ThenBy(p => p.Id)
            .Select(p => p.PersonId).ToListAsync(cancel);
        var organisations = await store.Set<Affiliation>().Where(a => people.Contains(a.PersonId))
            .Select(a => a.OrganisationId).Distinct().OrderBy(o => o).Take(Looked).ToListAsync(cancel);
        // People first in the order of the source, then who was named before, then what the rule allows in any case.
        var sides = await store.Set<Side>().Where(s => source.SeriesId == null || s.SeriesId == source.SeriesId)
            .OrderBy(s => s.Ordinal).ThenBy(s => s.Id).Select(s => s.Id).Take(Looked).ToListAsync(cancel);
        var communities = await store.Set<Community>().OrderBy(c => c.Ordinal).ThenBy(c => c.Id).Select(c => c.Id).Take(100).ToListAsync(cancel);
        List<(ActorKind Kind, Guid Id)> offered =
        [
            .. people.Select(p => (ActorKind.Person, p)), .. before.Select(s => (s.ActorKind, s.ActorId)),
            .. organisations.Select(o => (ActorKind.Organisation, o)), .. sides.Select(s => (ActorKind.Side, s)),
            .. communities.Select(c => (ActorKind.Community, c)),
        ];
        offered = [.. offered.Where(o => recording.MayName(o.Kind)).Distinct()];
        var names = await NameActors.Of(store, offered, cancel);
        return [.. offered.Where(o => names.ContainsKey(o.Id)).Select(o => names[o.Id]).OrderBy(a => a.Kind)];
    }

    private async Task<List<(Completion Offer, Guid? Issue)>> Recent(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var rows = await store.Set<Proposition>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        return [.. ids.SelectMany(id => rows.Where(p => p.Id == id))
            .Select(p => (new Completion(p.Id, p.Content.Claim.In(seat.Language).Text, null), (Guid?)p.IssueId))];
    }

    private async Task<List<(Guid, string)>> Coders(CancellationToken cancel)
    {
        var members = await store.Set<Membership>().AsNoTracking().Where(m => m.CompartmentId == seat.CompartmentId)
            .Where(m => m.Role == Role.Scholar || m.Role == Role.Convenor)
            .Join(store.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => new { a.Id, a.DisplayName, a.UserName }).ToListAsync(cancel);
        return [.. members.Select(m => (m.Id, m.DisplayName.Length > 0 ? m.DisplayName : m.UserName ?? "")).OrderBy(m => m.Item2, StringComparer.Ordinal)];
    }

    private async Task<List<(Guid, LocalText, int)>> Issues(CancellationToken cancel)
    {
        var rows = await store.Set<Issue>().AsNoTracking().OrderBy(i => i.Ordinal).ThenBy(i => i.Id).ToListAsync(cancel);
        var children = rows.ToLookup(i => i.ParentId);
        return [.. Below(null, 0)];

        IEnumerable<(Guid, LocalText, int)> Below(Guid? parent, int depth) =>
            depth > 12 ? [] : children[parent].SelectMany(i => Below(i.Id, depth + 1).Prepend((i.Id, i.Content.Title, depth)));
    }
}
