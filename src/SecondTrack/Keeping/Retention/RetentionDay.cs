using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Retention;

/// <param name="Today">The day that expiry goes by.</param>
/// <param name="ClockIsBehind">The clock shows an earlier day than this store has already lived.</param>
/// <param name="JumpedTo">The day the clock shows after a jump that is not believed yet.</param>
public sealed record RetentionDay(DateOnly Today, bool ClockIsBehind, DateOnly? JumpedTo)
{
    /// <summary>What there is to say about the clock; null where it goes as it should.</summary>
    public Words? Warning => ClockIsBehind
        ? new Words("The server’s clock is behind: it has shown later days before. Nothing that expired comes back, and nothing more expires until it has caught up. Tell the operator.",
            "服务器时钟落后于此前显示过的日期。已到期的内容不会恢复，时钟追上之前也不会再有内容到期。请告知运维人员。")
        : JumpedTo is { } ahead ? new Words("The server’s clock jumped to {0}. Nothing expires by it before it has shown so for three days. Tell the operator if that day is wrong.",
            "服务器时钟跳到了 {0}。持续三天之前，不会据此删除任何内容。若日期有误，请告知运维人员。").With(Expiry.Key(ahead)) : null;
}

/// <summary>
/// Which day it is for what expires. The store remembers the latest day it believed: a clock set back brings nothing back. A clock that runs
/// ahead by more than a month deletes nothing before it has said so for three days, since what is deleted by mistake is gone.
/// </summary>
public sealed class TellRetentionDay(Store store, TimeProvider time)
{
    public const int DaysBelieved = 31;
    public static readonly TimeSpan Wait = TimeSpan.FromDays(3);

    public async Task<RetentionDay> Run(CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var shown = DateOnly.FromDateTime(now.UtcDateTime);
        var clock = await store.Set<RetentionClock>().SingleOrDefaultAsync(c => c.Id == 1, cancel);
        if (clock is null)
        {
            store.Add(new RetentionClock { Id = 1, Day = Expiry.Key(shown) });
            await store.SaveChangesAsync(cancel);
            return new(shown, false, null);
        }
        var day = Expiry.Day(clock.Day);
        if (shown < day) return await Keep(clock, day, true, null, null, cancel);
        if (shown <= day.AddDays(DaysBelieved)) return await Keep(clock, shown, false, null, null, cancel);
        // The wait is measured by the doubtful clock itself; it must have stayed near where it jumped to, not jumped again.
        var since = clock.AheadSince;
        if (since is null || now < since || now - since > Wait + TimeSpan.FromDays(DaysBelieved)) return await Keep(clock, day, false, shown, now, cancel);
        return now - since < Wait ? await Keep(clock, day, false, shown, since, cancel) : await Keep(clock, shown, false, null, null, cancel);
    }

    private async Task<RetentionDay> Keep(RetentionClock clock, DateOnly day, bool behind, DateOnly? ahead, DateTimeOffset? since, CancellationToken cancel)
    {
        (clock.Day, clock.Ahead, clock.AheadSince) = (Expiry.Key(day), ahead is { } a ? Expiry.Key(a) : null, since);
        await store.SaveChangesAsync(cancel);
        return new(day, behind, ahead);
    }
}
