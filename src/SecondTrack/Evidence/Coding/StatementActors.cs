using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Coding;

/// <summary>Statements name their actor, and sources their people: neither is removed from under a sentence, and both follow a merge.</summary>
internal sealed class StatementActors : ActorUse
{
    internal override Task<bool> Any(Store store, Guid actor, CancellationToken cancel) =>
        store.Set<Statement>().AnyAsync(s => s.ActorId == actor, cancel);

    internal override async Task Move(Store store, Guid from, Guid to, CancellationToken cancel)
    {
        foreach (var statement in await store.Set<Statement>().Where(s => s.ActorId == from).ToListAsync(cancel)) statement.ActorId = to;
        var there = (await store.Set<SourcePerson>().Where(p => p.PersonId == to).Select(p => p.SourceId).ToListAsync(cancel)).ToHashSet();
        foreach (var person in await store.Set<SourcePerson>().Where(p => p.PersonId == from).ToListAsync(cancel))
        {
            if (there.Contains(person.SourceId)) store.Remove(person);
            else store.Entry(person).Property(p => p.PersonId).CurrentValue = to;
        }
    }
}
