using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Retention;

/// <summary>
/// How one private type is kept: how long, what goes with it, what of it is a person's. Its capability registers it, as it registers at the
/// door of search; a type that nobody registers fails the tests, since nothing could expire, erase or export it.
/// </summary>
public abstract class KeptType(Words name, Words until)
{
    public Words Name => name;

    /// <summary>The rule of its expiry, as the page of what goes when says it.</summary>
    public Words Until => until;

    internal abstract Type RowType { get; }

    /// <summary>Writes each row's expiry from its rule: idempotent, and only where it differs.</summary>
    internal abstract Task Reckon(Store store, DateOnly today, CancellationToken cancel);

    internal abstract Task<List<PrivateRow>> Expired(Store store, int day, DateTimeOffset enteredBefore, int most, CancellationToken cancel);

    /// <summary>How many rows go on which day, soonest first.</summary>
    internal abstract Task<List<(int? Day, int Rows)>> Due(Store store, CancellationToken cancel);

    /// <summary>Rows that refer to these things through one of the store's keys.</summary>
    internal abstract Task<List<PrivateRow>> Referring(Store store, string key, bool isOptional, IReadOnlyCollection<Guid> things, CancellationToken cancel);

    /// <summary>Rows that refer to these things without a key of the store saying so: a statement's actor, what a note is about.</summary>
    internal abstract Task<List<PrivateRow>> ReferringLoosely(Store store, IReadOnlyCollection<Guid> things, CancellationToken cancel);

    /// <summary>What goes with a person beside what refers to them: a source that is theirs alone, a passage that holds only their words.</summary>
    internal abstract Task<List<PrivateRow>> OfPerson(Store store, Guid person, CancellationToken cancel);

    /// <summary>Before rows of this type expire: what is left of them under their rule.</summary>
    internal abstract Task LeaveBehind(Store store, IReadOnlyList<PrivateRow> rows, CancellationToken cancel);

    /// <summary>After texts of these rows were blanked: whatever must follow (the hash of a text, its anchors).</summary>
    internal abstract Task Blanked(Store store, IReadOnlyList<PrivateRow> rows, CancellationToken cancel);

    internal abstract IAsyncEnumerable<PrivateRow> All(Store store);
}

internal sealed class Kept<TRow>(Words name, Words until, Func<Store, DateOnly, CancellationToken, Task> reckon) : KeptType(name, until)
    where TRow : PrivateRow
{
    public Func<Store, IReadOnlyCollection<Guid>, IQueryable<TRow>>? RefersLoosely { get; init; }

    public Func<Store, Guid, IQueryable<TRow>>? IsOfPerson { get; init; }

    public Func<Store, IReadOnlyList<TRow>, CancellationToken, Task>? Leaves { get; init; }

    public Func<Store, IReadOnlyList<TRow>, CancellationToken, Task>? OnBlanked { get; init; }

    internal override Type RowType => typeof(TRow);

    internal override Task Reckon(Store store, DateOnly today, CancellationToken cancel) => reckon(store, today, cancel);

    internal override async Task<List<PrivateRow>> Expired(Store store, int day, DateTimeOffset enteredBefore, int most, CancellationToken cancel) =>
        [.. await store.Set<TRow>().Where(r => r.ExpiresOn <= day && !store.Set<AuditEntry>().Any(e => e.ThingId == r.Id && e.Act == AuditAct.Added && e.At >= enteredBefore)).OrderBy(r => r.ExpiresOn).ThenBy(r => r.Id).Take(most).ToListAsync(cancel)];

    internal override async Task<List<(int? Day, int Rows)>> Due(Store store, CancellationToken cancel) =>
        (await store.Set<TRow>().GroupBy(r => r.ExpiresOn).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync(cancel)).ConvertAll(g => (g.Key, g.Count));

    internal override async Task<List<PrivateRow>> Referring(Store store, string key, bool isOptional, IReadOnlyCollection<Guid> things, CancellationToken cancel) =>
        [.. await (isOptional
            ? store.Set<TRow>().Where(r => EF.Property<Guid?>(r, key) != null && things.Contains(EF.Property<Guid?>(r, key)!.Value))
            : store.Set<TRow>().Where(r => things.Contains(EF.Property<Guid>(r, key)))).ToListAsync(cancel)];

    internal override Task<List<PrivateRow>> ReferringLoosely(Store store, IReadOnlyCollection<Guid> things, CancellationToken cancel) =>
        Rows(RefersLoosely?.Invoke(store, things), cancel);

    internal override Task<List<PrivateRow>> OfPerson(Store store, Guid person, CancellationToken cancel) => Rows(IsOfPerson?.Invoke(store, person), cancel);

    internal override Task LeaveBehind(Store store, IReadOnlyList<PrivateRow> rows, CancellationToken cancel) =>
        Leaves?.Invoke(store, [.. rows.OfType<TRow>()], cancel) ?? Task.CompletedTask;

    internal override Task Blanked(Store store, IReadOnlyList<PrivateRow> rows, CancellationToken cancel) =>
        OnBlanked?.Invoke(store, [.. rows.OfType<TRow>()], cancel) ?? Task.CompletedTask;

    internal override IAsyncEnumerable<PrivateRow> All(Store store) => store.Set<TRow>().AsNoTracking().OrderBy(r => r.Id).AsAsyncEnumerable();

    private static async Task<List<PrivateRow>> Rows(IQueryable<TRow>? some, CancellationToken cancel) => some is null ? [] : [.. await some.ToListAsync(cancel)];
}
