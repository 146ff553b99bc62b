using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Subjects;

/// <param name="Name">Of the type.</param>
/// <param name="Gone">Rows that are deleted.</param>
/// <param name="Blanked">Rows that stay with the name blanked out.</param>
public sealed record ErasureLine(Words Name, int Gone, int Blanked);

/// <summary>What erasing will do, before it is done. The name stands here and not in the receipt.</summary>
public sealed record ErasurePlan(Guid Person, LocalText Name, IReadOnlyList<ErasureLine> Lines, DateOnly? HeldUntil);

/// <summary>What was done, without a word of content: it can be handed to the person.</summary>
public sealed record ErasureReceipt(Guid Number, DateTimeOffset At, IReadOnlyList<ErasureLine> Lines);

public sealed record SayThatItIsMeant() : Refusal(new Words(
    "Erasing cannot be undone. Tick the box to say that it is meant.", "抹除无法撤销。请勾选方框予以确认。"));

/// <summary>
/// Erases one person from the compartment: everything that is theirs, their name in everything else, earlier versions and search entries
/// with it. The erasure is noted outside the store, so that an older backup put back is erased again.
/// </summary>
public sealed class ErasePerson(Store store, Seat seat, TimeProvider time, PersonRows rows, TellRetentionDay tell, ErasureList list)
{
    public static readonly Words Label = new("A person erased", "已抹除一名人物");

    public async Task<Outcome<ErasurePlan>> Plan(Guid person, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await rows.Of(person, cancel) is not { } found) return new NotThere();
        return new ErasurePlan(person, found.Person.Content.Name, Lines(found), await LegalHolds.Now(store, (await tell.Run(cancel)).Today, cancel));
    }

    public async Task<Outcome<ErasureReceipt>> Run(Guid person, bool meant, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (!meant) return new SayThatItIsMeant();
        if (await LegalHolds.Now(store, (await tell.Run(cancel)).Today, cancel) is { } held) return new IsHeld(held);
        var done = await Forget(person, cancel);
        if (done.Done) list.Add(seat.CompartmentId, person);
        return done;
    }

    /// <summary>Without asking anybody: this person was erased before.</summary>
    internal async Task<Outcome<ErasureReceipt>> Forget(Guid person, CancellationToken cancel)
    {
        if (await rows.Of(person, cancel) is not { } found) return new NotThere();
        foreach (var (row, key) in found.Unlinked) store.Entry(row).Property(key).CurrentValue = null;
        store.RemoveAll(found.Own);
        await Blank(found, cancel);
        var saved = await store.Forget(Label, cancel);
        if (!saved.Done) return saved.Refusal!;
        return new ErasureReceipt(saved.Value, time.GetUtcNow(), Lines(found));
    }

    private async Task Blank(RowsOfPerson found, CancellationToken cancel)
    {
        foreach (var group in found.Naming.GroupBy(r => r.GetType()))
        {
            var blanked = new List<PrivateRow>();
            foreach (var row in group)
                if (await store.FindAsync(group.Key, [row.Id], cancel) is PrivateRow here && here.Rewrite(found.Names.In)) blanked.Add(here);
            await rows.Types.First(t => t.RowType == group.Key).Blanked(store, blanked, cancel);
        }
    }

    private List<ErasureLine> Lines(RowsOfPerson found) => [.. rows.Types
        .Select(t => new ErasureLine(t.Name, found.Own.Count(r => r.GetType() == t.RowType), found.Naming.Count(r => r.GetType() == t.RowType)))
        .Where(l => l.Gone + l.Blanked > 0)];
}

/// <summary>Whoever was erased before and is back from an older backup is erased again, whatever holds now.</summary>
public sealed class EraseAgain(Store store, Seat seat, ErasureList list, ErasePerson erase)
{
    /// <returns>How many were erased again.</returns>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var again = 0;
        foreach (var (compartment, person) in list.Read())
        {
            if (await store.Set<Compartment>().Where(c => c.Id == compartment).SingleOrDefaultAsync(cancel) is not { } there) continue;
            store.ChangeTracker.Clear();
            seat.Take(compartment, there.Name, Role.Convenor, there.KeyId is not null);
            // While it is locked nobody can be found in it, by us neither: it is looked at again when it is unlocked.
            if (seat.IsEncrypted && store.OpenOne is null) continue;
            if (await store.Set<Person>().AnyAsync(p => p.Id == person, cancel) && (await erase.Forget(person, cancel)).Done) again++;
        }
        return again;
    }
}
