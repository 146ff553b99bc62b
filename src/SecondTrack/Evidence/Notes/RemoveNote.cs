using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Notes;

/// <summary>Its author, or a convenor, takes a note away.</summary>
public sealed class RemoveNote(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var note = await store.Set<Note>().SingleOrDefaultAsync(n => n.Id == id, cancel);
        if (note is null) return new NotThere();
        if (note.AuthorId != seat.AccountId && !seat.May(Need.Convene)) return new NoteIsAnothers();
        store.Remove(note);
        var saved = await store.Save(new Words("Note removed", "已删除笔记"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
