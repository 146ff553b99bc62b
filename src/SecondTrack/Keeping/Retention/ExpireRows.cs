using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Retention;

/// <summary>
/// Nothing goes within this many days of being entered: whoever enters old rounds, whose time is over by the rules, first sees on the page
/// what will go, and can still put it right.
/// </summary>
public sealed record ExpiryNotice(int Days)
{
    public const int Usual = 30;
}

/// <summary>Deletes what has expired in the seat's compartment, with everything that hangs on it. A legal hold stops all of it.</summary>
public sealed class ExpireRows(Store store, TellRetentionDay tell, IEnumerable<KeptType> types, IEnumerable<DailyForgetting> daily, ExpiryNotice notice)
{
    private const int AtOnce = 400;

    public static readonly Words Label = new("Expired", "已到期删除");

    private readonly List<KeptType> _types = [.. types];

    /// <returns>How many rows went.</returns>
    public async Task<Outcome<int>> Run(CancellationToken cancel = default)
    {
        var today = (await tell.Run(cancel)).Today;
        foreach (var type in _types) await type.Reckon(store, today, cancel);
        if (await LegalHolds.Now(store, today, cancel) is { } hold) return new IsHeld(hold);
        var all = 0;
        var parts = 0;
        foreach (var one in daily) parts += await one.Mark(today, cancel);
        if (parts > 0 && (await store.Forget(Label, cancel)).Refusal is { } refused) return refused;
        for (var some = await Due(today, cancel); some.Count > 0; some = await Due(today, cancel))
        {
            foreach (var type in _types)
                if (some.FindAll(r => r.GetType() == type.RowType) is { Count: > 0 } rows) await type.LeaveBehind(store, rows, cancel);
            all += (await Dependents.Remove(store, _types, some, cancel)).Count;
            if ((await store.Forget(Label, cancel)).Refusal is { } refusal) return refusal;
            store.ChangeTracker.Clear();
        }
        return all;
    }

    private async Task<List<PrivateRow>> Due(DateOnly today, CancellationToken cancel)
    {
        var due = new List<PrivateRow>();
        var enteredBefore = notice.Days == 0 ? DateTimeOffset.MaxValue : new DateTimeOffset(today.AddDays(-notice.Days), TimeOnly.MinValue, TimeSpan.Zero);
        foreach (var type in _types) due.AddRange(await type.Expired(store, Expiry.Key(today), enteredBefore, AtOnce, cancel));
        return due;
    }
}
