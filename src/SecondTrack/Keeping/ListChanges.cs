using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>A line of the trail: a change with how many things it touched, or something that was refused, signed in or exported.</summary>
public sealed record TrailLine(long Seq, DateTimeOffset At, string Who, AuditAct Act, string Thing, Guid Change, Words? Label, int Things, bool CanUndo);

/// <summary><paramref name="Audit"/> is null where the trail is too long to walk along with every look at it.</summary>
public sealed record ChangesFound(IReadOnlyList<TrailLine> Lines, int Page, bool HasMore, AuditReport? Audit)
{
    /// <summary>Who is in now, for the filter.</summary>
    public IReadOnlyList<ChangedBy> People { get; init; } = [];
}

public sealed record ChangedBy(Guid Id, string Name);

/// <summary>Whose changes, of which kind of thing, from when to when (days of UTC, both included).</summary>
/// <param name="Thing">The name of a kind of thing that was touched: Source, Statement.</param>
/// <param name="Act">What stands alone in the trail: refused, signed in, exported.</param>
public sealed record ChangeFilter(Guid? Who = null, string? Thing = null, AuditAct? Act = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>The audit trail of the seat's compartment, newest first.</summary>
public sealed class ListChanges(Store store, Seat seat, CheckAudit check)
{
    private const int PageSize = 50;
    private const long WalkedAlong = 5_000;

    public async Task<Outcome<ChangesFound>> Run(int page, bool walk, ChangeFilter? filter = null, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        var at = seat.CompartmentId;
        filter ??= new();
        var (since, until) = (Midnight(filter.From), Midnight(filter.To?.AddDays(1)));
        // A change has the number of its first entry; what stands alone in the trail belongs to no change.
        var rows = await (
            from e in store.Set<AuditEntry>().AsNoTracking()
            where e.CompartmentId == at && e.Act != AuditAct.SealedAgain
            join c in store.Set<Change>() on new { e.CompartmentId, e.Seq } equals new { c.CompartmentId, c.Seq } into changes
            from c in changes.DefaultIfEmpty()
            where c != null || e.ChangeId == Guid.Empty
            where filter.Who == null || e.AccountId == filter.Who
            where filter.Act == null || (c == null && e.Act == filter.Act)
            where filter.Thing == null || (c != null && store.Set<EarlierVersion>().Any(v => v.ChangeId == c.Id && v.Thing == filter.Thing))
            where since == null || e.At >= since
            where until == null || e.At < until
            join a in store.Set<Account>() on e.AccountId equals a.Id into accounts
            from a in accounts.DefaultIfEmpty()
            orderby e.Seq descending
            select new
            {
                e.Seq, e.At, Who = a == null ? "" : a.DisplayName, e.Act, e.Thing, e.ChangeId,
                En = c == null ? null : c.LabelEn, Zh = c == null ? null : c.LabelZh,
            }).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        var shown = rows.Take(PageSize).ToList();
        var ids = shown.Select(r => r.ChangeId).Where(id => id != Guid.Empty).ToList();
        var touched = await store.Set<EarlierVersion>().Where(v => ids.Contains(v.ChangeId)).GroupBy(v => v.ChangeId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var undone = await store.Set<Change>().Where(c => c.CompartmentId == at && c.Undoes != null && ids.Contains(c.Undoes.Value))
            .Select(c => c.Undoes!.Value).ToListAsync(cancel);
        var last = await store.Set<AuditEntry>().Where(e => e.CompartmentId == at).MaxAsync(e => (long?)e.Seq, cancel) ?? 0;
        return new ChangesFound(
            [.. shown.Select(r => new TrailLine(r.Seq, r.At, r.Who, r.Act, r.Thing, r.ChangeId, r.En is null ? null : new Words(r.En, r.Zh ?? r.En),
                touched.GetValueOrDefault(r.ChangeId), touched.ContainsKey(r.ChangeId) && !undone.Contains(r.ChangeId)))],
            page, rows.Count > PageSize, walk || last <= WalkedAlong ? await check.Run(cancel) : null)
        {
            People = await store.Set<Membership>().Where(m => m.CompartmentId == at).Join(store.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => new { a.Id, a.DisplayName })
                .OrderBy(a => a.DisplayName).ThenBy(a => a.Id).Take(500).Select(a => new ChangedBy(a.Id, a.DisplayName)).ToListAsync(cancel),
        };
    }

    private static DateTimeOffset? Midnight(DateOnly? day) => day is { } date ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
}
