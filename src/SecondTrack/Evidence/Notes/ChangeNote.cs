using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Notes;

public sealed record NoteIsAnothers() : Refusal(new Words(
    "This note was written by somebody else. Only its author rewords it; add a note of your own instead.",
    "这条笔记由他人撰写，只有作者本人可以改写。请另写一条笔记。"));

public sealed class ChangeNote(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, string text, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var note = await store.Set<Note>().SingleOrDefaultAsync(n => n.Id == id, cancel);
        if (note is null) return new NotThere();
        if (note.AuthorId != seat.AccountId) return new NoteIsAnothers();
        if (string.IsNullOrWhiteSpace(text)) return new NoteIsEmpty();
        note.Content = new(text.Trim());
        var saved = await store.Save(new Words("Note changed", "已修改笔记"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
