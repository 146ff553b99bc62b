using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Recordings;

public sealed record AgreedInTheFuture() : Refusal(new Words(
    "A summary cannot have been agreed after today.", "纪要的商定日期不能晚于今天。"));

/// <summary>Notes the day on which both sides agreed the summary of a session: from then on no name is added, and the days of its recording rule run.</summary>
public sealed class AgreeSummary(Store store, Seat seat, TimeProvider time)
{
    public static readonly Words Label = new("Summary agreed", "纪要已商定");

    public async Task<Outcome<Guid>> Run(Guid session, DateOnly on, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<Session>().SingleOrDefaultAsync(s => s.Id == session, cancel) is not { } row) return new NotThere();
        // A day's grace: the sides sit in other time zones than the server.
        if (on > DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1)) return new AgreedInTheFuture();
        row.SummaryAgreedOn = PartialDate.Day(on).SortKey;
        return await store.Save(Label, cancel);
    }
}
