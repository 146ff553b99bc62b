using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Recordings;

public sealed record RecorderIsNotOfUs() : Refusal(new Words(
    "Whoever records must be a scholar or convenor of this compartment. Choose one who is.",
    "记录人须为本隔间的学者或召集人，请重新选择。"));

/// <param name="Rule">Stricter than the series; null where the series decides.</param>
/// <param name="Recorder">The only account that may record; null for whoever may write.</param>
/// <param name="Days">Days after the summary; null for those of the series.</param>
public sealed record SessionRecordingIn(RecordingRule? Rule, Guid? Recorder, int? Days);

/// <summary>Says what may be written down of one session, by whom, until when: never more than its series allows.</summary>
public sealed class SetSessionRecording(Store store, Seat seat)
{
    public static readonly Words Label = new("Recording rule of the session changed", "已更改会议的记录规则");

    public async Task<Outcome<Guid>> Run(Guid id, SessionRecordingIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<Session>().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } session) return new NotThere();
        if (input.Days is < 1 or > 3650) return new DaysAreOdd();
        if (input.Recorder is { } recorder && !await store.Set<Membership>().AnyAsync(
            m => m.CompartmentId == seat.CompartmentId && m.AccountId == recorder && (m.Role == Role.Scholar || m.Role == Role.Convenor), cancel)) return new RecorderIsNotOfUs();
        var series = await store.Set<Round>().Where(r => r.Id == session.RoundId).Select(r => r.SeriesId).SingleAsync(cancel);
        var least = (await RecordingOf.Outside(store, session.GroundRule, series, cancel)).Rule;
        if (input.Rule < least) return new RecordingIsLooser(least);
        session.Recording = input.Rule;
        session.Content = session.Content with { Recorder = input.Recorder, KeepDays = input.Days };
        return await store.Save(Label, cancel);
    }
}
