using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

/// <summary>Removes a session with its agenda, unless a source was heard there.</summary>
public sealed class RemoveSession(Store store, Seat seat)
{
    public static readonly Words Label = new("Session removed", "已删除会议");

    public async Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<Session>().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } session) return new NotThere();
        store.RemoveRange(await store.Set<AgendaItem>().Where(a => a.SessionId == id).ToListAsync(cancel));
        store.Remove(session);
        return await store.Save(Label, cancel);
    }
}
