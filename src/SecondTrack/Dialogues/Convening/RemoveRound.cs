using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed record RoundHasSessions(int Count) : Refusal(Count == 1
    ? new Words("The round has 1 session. Remove it first.", "该轮次还有 1 场会议，请先删除。")
    : new Words("The round has {0} sessions. Remove them first.", "该轮次还有 {0} 场会议，请先逐一删除。").With(Count));

/// <summary>Removes a round without sessions, with its list of participants; the people stay.</summary>
public sealed class RemoveRound(Store store, Seat seat)
{
    public static readonly Words Label = new("Round removed", "已删除轮次");

    public async Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<Round>().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } round) return new NotThere();
        if (await store.Set<Session>().CountAsync(s => s.RoundId == id, cancel) is > 0 and var sessions) return new RoundHasSessions(sessions);
        store.RemoveRange(await store.Set<Participant>().Where(p => p.RoundId == id).ToListAsync(cancel));
        store.Remove(round);
        return await store.Save(Label, cancel);
    }
}
