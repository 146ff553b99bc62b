using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

public sealed record SamePerson() : Refusal(new Words("Choose another record: this is the same one.", "请选择另一条记录：这是同一条。"));

/// <summary>
/// One person recorded twice becomes one: names, aliases, affiliations, participation and everything said go to the record that stays. The
/// other's names become its confirmed aliases, since somebody has just said that they mean the same person.
/// </summary>
public sealed class MergePersons(Store store, Seat seat, ActorUses uses)
{
    public static readonly Words Label = new("Two records of one person merged", "已合并同一人物的两条记录");

    public async Task<Outcome<Guid>> Run(Guid stays, Guid goes, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (stays == goes) return new SamePerson();
        var both = await store.Set<Person>().Where(p => p.Id == stays || p.Id == goes).ToListAsync(cancel);
        if (both.Find(p => p.Id == stays) is not { } keep || both.Find(p => p.Id == goes) is not { } gone) return new NotThere();
        await MoveRows(stays, goes, cancel);
        await uses.Move(goes, stays, cancel);
        keep.SideId ??= gone.SideId;
        keep.Content = Together(keep.Content, gone.Content);
        store.Remove(gone);
        return await store.Save(Label, cancel);
    }

    private static PersonContent Together(PersonContent keep, PersonContent gone)
    {
        var name = gone.Name.Texts.Where(t => !keep.Name.Texts.ContainsKey(t.Key)).Aggregate(keep.Name, (n, t) => n.With(t.Key, t.Value));
        var known = name.Texts.Values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var aliases = keep.Aliases.Concat(gone.Name.Texts.Values.Select(t => new Alias(t, true))).Concat(gone.Aliases)
            .OrderByDescending(a => a.Confirmed).Where(a => known.Add(a.Text)).ToList();
        var note = gone.Note.Texts.Aggregate(keep.Note, (n, t) => n.With(t.Key, n.Texts.TryGetValue(t.Key, out var mine) ? $"{mine}\n\n{t.Value}" : t.Value));
        return keep with { Name = name, Aliases = aliases, Note = note };
    }

    private async Task MoveRows(Guid stays, Guid goes, CancellationToken cancel)
    {
        foreach (var a in await store.Set<Affiliation>().Where(a => a.PersonId == goes).ToListAsync(cancel))
            store.Entry(a).Property(x => x.PersonId).CurrentValue = stays;
        var there = (await store.Set<Participant>().Where(p => p.PersonId == stays).Select(p => p.RoundId).ToListAsync(cancel)).ToHashSet();
        foreach (var p in await store.Set<Participant>().Where(p => p.PersonId == goes).ToListAsync(cancel))
            if (there.Contains(p.RoundId)) store.Remove(p);
            else store.Entry(p).Property(x => x.PersonId).CurrentValue = stays;
    }
}
