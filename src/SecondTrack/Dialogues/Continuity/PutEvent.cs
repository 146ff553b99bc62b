using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Continuity;

public sealed record EventNeedsADate() : Refusal(new Words(
    "An event stands on the time line by its date: write at least the year.", "时间线上的事件需要日期：请至少填写年份。"));

public sealed record PostponementNeedsACause() : Refusal(new Words(
    "Say why it was put off: choose a cause, or “another cause” with a note.", "请注明推迟原因：选择一项，或选“其他原因”并加以说明。"));

/// <summary>Adds an event to the line of a series, or changes one: a contact, a postponement, or what the officials did.</summary>
public sealed class PutEvent(Store store, Seat seat, Chance chance)
{
    public static readonly Words Added = new("Event added", "已新增事件");
    public static readonly Words Changed = new("Event changed", "已修改事件");

    public async Task<Outcome<Put>> Run(
        Guid series, Guid? id, TimelineKind kind, Cause cause, PartialDate date, LocalText title, LocalText note, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (!await store.Set<Series>().AnyAsync(s => s.Id == series, cancel)) return new NotThere();
        var it = id is null ? null : await store.Set<TimelineEvent>().SingleOrDefaultAsync(e => e.Id == id && e.SeriesId == series, cancel);
        if (id is not null && it is null) return new NotThere();
        if (title.IsEmpty) return new NameIsMissing();
        if (!date.IsKnown) return new EventNeedsADate();
        if (kind == TimelineKind.Postponement && cause == Cause.None) return new PostponementNeedsACause();
        if (it is null)
        {
            it = new TimelineEvent { Id = chance.NewId(), CompartmentId = seat.CompartmentId, SeriesId = series };
            store.Add(it);
        }
        (it.Kind, it.Date, it.DateKey) = (kind, date, date.SortKey);
        it.Cause = kind == TimelineKind.Postponement ? cause : Cause.None;
        it.Content = new TimelineEventContent(title, note);
        return await store.SaveAs(it.Id, id is null ? Added : Changed, cancel);
    }
}
