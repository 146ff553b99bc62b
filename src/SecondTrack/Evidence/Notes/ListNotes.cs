using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Notes;

public sealed record NoteRow(Guid Id, NoteAbout About, Guid AboutId, string Text, string Author, DateTimeOffset WrittenAt, bool MayChange, bool MayRemove);

/// <summary>The notes about one thing, newest first.</summary>
public sealed class ListNotes(Store store, Seat seat)
{
    public const int Most = 50;

    public async Task<Outcome<IReadOnlyList<NoteRow>>> Run(NoteAbout about, Guid aboutId, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        return await Rows(store.Set<Note>().Where(n => n.AboutId == aboutId && n.About == about), cancel);
    }

    /// <summary>One note, for its own form.</summary>
    public async Task<Outcome<NoteRow>> One(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        return await Rows(store.Set<Note>().Where(n => n.Id == id), cancel) is [var note] ? note : new NotThere();
    }

    private async Task<List<NoteRow>> Rows(IQueryable<Note> notes, CancellationToken cancel)
    {
        var rows = await notes.AsNoTracking().OrderByDescending(n => n.WrittenAt).ThenBy(n => n.Id).Take(Most).ToListAsync(cancel);
        var ids = rows.Select(n => n.AuthorId).Distinct().ToList();
        var authors = await store.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        return rows.ConvertAll(n => new NoteRow(n.Id, n.About, n.AboutId, n.Content.Text, authors.GetValueOrDefault(n.AuthorId, ""), n.WrittenAt,
            seat.May(Need.Write) && n.AuthorId == seat.AccountId, seat.May(Need.Write) && (n.AuthorId == seat.AccountId || seat.May(Need.Convene))));
    }
}
