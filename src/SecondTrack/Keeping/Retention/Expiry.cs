using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Retention;

/// <summary>Days (yyyymmdd) on which things go. The periods are the product's table; a series or session may only shorten those after a summary.</summary>
internal static class Expiry
{
    public const int YearsAfterSeries = 5, YearsOfBackground = 5;
    public const int DaysOfChathamHouse = 90, DaysOfClosed = 30;

    /// <summary>A summary that was not agreed by then counts as agreed: silence must not keep names for ever.</summary>
    public const int DaysToAgree = 180;

    /// <summary>Until its own rule is reckoned, a new row has this much: nothing is ever without an end.</summary>
    public const int YearsProvisional = 5;

    public static int Key(DateOnly day) => PartialDate.Day(day).SortKey;

    public static DateOnly Day(int key) => new(key / 10000, key / 100 % 100, key % 100);

    /// <summary>When what was recorded of a session goes, once its summary was agreed or its time to agree has run out.</summary>
    public static DateOnly AfterSummary(Recording recording, DateOnly held)
    {
        var agreed = recording.AgreedOn is { } on ? Day(on) : held.AddDays(DaysToAgree);
        var most = recording.GroundRule == GroundRule.Closed ? DaysOfClosed : DaysOfChathamHouse;
        return agreed.AddDays(Math.Min(recording.Days ?? most, most));
    }

    /// <summary>Written in one statement and only where it differs. It is derived, so it makes no change and no line in the audit trail.</summary>
    public static Task Set<TRow>(IQueryable<TRow> rows, DateOnly on, CancellationToken cancel)
        where TRow : PrivateRow
    {
        var day = Key(on);
        return rows.Where(r => r.ExpiresOn == null || r.ExpiresOn != day).ExecuteUpdateAsync(s => s.SetProperty(r => r.ExpiresOn, day), cancel);
    }
}
