using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.Recordings;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

/// <summary>Adds an item at the end of a session's agenda, or changes one where it stands.</summary>
public sealed class PutAgendaItem(Store store, Seat seat, Chance chance)
{
    public static readonly Words Added = new("Agenda item added", "已新增议程项目");
    public static readonly Words Changed = new("Agenda item changed", "已修改议程项目");

    public async Task<Outcome<Put>> Run(Guid session, Guid? id, LocalText title, int minutes, LocalText note, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == session, cancel) is not { } its) return new NotThere();
        if (title.IsEmpty) return new NameIsMissing();
        if (minutes is < 0 or > 1440) return new MinutesAreOdd();
        if (!note.IsEmpty && (await RecordingOf.Session(store, its, cancel) with { Recorder = null }).Refuses(seat.AccountId) is { } refuses) return refuses;
        var item = id is null ? null : await store.Set<AgendaItem>().SingleOrDefaultAsync(a => a.Id == id && a.SessionId == session, cancel);
        if (id is not null && item is null) return new NotThere();
        if (item is null)
        {
            var last = await store.Set<AgendaItem>().Where(a => a.SessionId == session).MaxAsync(a => (int?)a.Ordinal, cancel) ?? 0;
            item = new AgendaItem { Id = chance.NewId(), CompartmentId = seat.CompartmentId, SessionId = session, Ordinal = last + 1 };
            store.Add(item);
        }
        item.Minutes = minutes;
        item.Content = new AgendaItemContent(title, note);
        return await store.SaveAs(item.Id, id is null ? Added : Changed, cancel);
    }
}
