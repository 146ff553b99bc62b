using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

/// <summary>Removes a person recorded by mistake, with their affiliations. Whoever took part or was quoted stays.</summary>
public sealed class RemovePerson(Store store, Seat seat, ActorUses uses)
{
    public static readonly Words Label = new("Person removed", "已删除人物");

    public async Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<Person>().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } person) return new NotThere();
        if (await uses.Any(id, cancel)) return new StillReferredTo();
        store.RemoveRange(await store.Set<Affiliation>().Where(a => a.PersonId == id).ToListAsync(cancel));
        store.Remove(person);
        return await store.Save(Label, cancel);
    }
}
