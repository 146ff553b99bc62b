using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Notes;

public sealed record NoteIsEmpty() : Refusal(new Words("There is nothing in the note. Write a sentence first.", "笔记是空的。请先写一句话。"));

/// <summary>A scholar's own note about a source, a person, a series or a proposition.</summary>
public sealed class AddNote(Store store, Seat seat, TimeProvider time, Chance chance)
{
    public async Task<Outcome<Saved>> Run(NoteAbout about, Guid aboutId, string text, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (!await IsThere(about, aboutId, cancel)) return new NotThere();
        if (string.IsNullOrWhiteSpace(text)) return new NoteIsEmpty();
        var note = new Note
        {
            Id = chance.NewId(), CompartmentId = seat.CompartmentId, About = about, AboutId = aboutId, AuthorId = seat.AccountId, WrittenAt = time.GetUtcNow(),
            Content = new(text.Trim()),
        };
        store.Add(note);
        var saved = await store.Save(new Words("Note added", "已新增笔记"), cancel);
        return saved.Done ? new Saved(note.Id, saved.Value) : saved.Refusal!;
    }

    private Task<bool> IsThere(NoteAbout about, Guid id, CancellationToken cancel) => about switch
    {
        NoteAbout.Source => store.Set<Source>().AnyAsync(s => s.Id == id, cancel),
        NoteAbout.Person => store.Set<Person>().AnyAsync(p => p.Id == id, cancel),
        NoteAbout.Series => store.Set<Series>().AnyAsync(s => s.Id == id, cancel),
        _ => store.Set<Proposition>().AnyAsync(p => p.Id == id, cancel),
    };
}
