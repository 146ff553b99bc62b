using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Retention;

public sealed record HoldLine(Guid Id, string Reason, string By, DateTimeOffset PlacedAt, DateOnly EndsOn, DateTimeOffset? LiftedAt, bool IsOn);

public sealed record IsHeld(DateOnly Until) : Refusal(new Words(
    "A legal hold lasts until {0}: nothing of this compartment is deleted before. Lift the hold first, if you may.",
    "依法保全持续至 {0}：在此之前不得删除本隔间的任何内容。如有权限，请先解除保全。").With(Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

public sealed record HoldNeedsReasonAndEnd() : Refusal(new Words(
    "Write the reason of the hold, and a last day that is neither past nor more than two years away.",
    "请写明保全理由，并填写截止日期；截止日期不得早于今天，也不得超过两年。"));

internal static class LegalHolds
{
    /// <summary>The last day of the hold that lasts longest; null where there is none.</summary>
    public static async Task<DateOnly?> Now(Store store, DateOnly today, CancellationToken cancel)
    {
        var day = Expiry.Key(today);
        var last = await store.Set<LegalHold>().Where(h => h.LiftedAt == null && h.EndsOn >= day).MaxAsync(h => (int?)h.EndsOn, cancel);
        return last is { } key ? Expiry.Day(key) : null;
    }

    public static async Task<List<HoldLine>> List(Store store, DateOnly today, CancellationToken cancel)
    {
        var rows = await store.Set<LegalHold>().AsNoTracking().OrderByDescending(h => h.PlacedAt).ToListAsync(cancel);
        var ids = rows.Select(r => r.PlacedBy).ToList();
        var names = await store.Set<Account>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        return rows.ConvertAll(h => new HoldLine(h.Id, h.Content.Reason, names.GetValueOrDefault(h.PlacedBy, ""), h.PlacedAt, Expiry.Day(h.EndsOn), h.LiftedAt,
            h.LiftedAt is null && Expiry.Day(h.EndsOn) >= today));
    }
}

/// <summary>A convenor stops all deletion in the compartment, with a reason that every member can read and a last day.</summary>
public sealed class PlaceHold(Store store, Seat seat, TimeProvider time, Chance chance, TellRetentionDay tell)
{
    public async Task<Outcome<Guid>> Run(string reason, DateOnly endsOn, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        var today = (await tell.Run(cancel)).Today;
        if (reason.Trim() is not { Length: > 0 and <= 2000 } why || endsOn < today || endsOn > today.AddYears(2)) return new HoldNeedsReasonAndEnd();
        store.Add(new LegalHold
        {
            Id = chance.NewId(), CompartmentId = seat.CompartmentId, PlacedBy = seat.AccountId, PlacedAt = time.GetUtcNow(), EndsOn = Expiry.Key(endsOn), Content = new(why),
        });
        return await store.Save(new Words("Legal hold placed", "已设置依法保全"), cancel);
    }
}

/// <summary>Ends a hold before its last day; that it was there stays to be seen.</summary>
public sealed class LiftHold(Store store, Seat seat, TimeProvider time)
{
    public async Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<LegalHold>().SingleOrDefaultAsync(h => h.Id == id && h.LiftedAt == null, cancel) is not { } hold) return new NotThere();
        hold.LiftedAt = time.GetUtcNow();
        return await store.Save(new Words("Legal hold lifted", "已解除依法保全"), cancel);
    }
}
