using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence;

/// <summary>To whom a statement belongs once no person and no organisation may be named: the side they are counted with, or nobody.</summary>
internal static class Sides
{
    public static async Task<(ActorKind Kind, Guid Id)?> Of(Store store, Statement statement, CancellationToken cancel)
    {
        var side = statement.ActorKind switch
        {
            ActorKind.Person => await store.Set<Person>().Where(p => p.Id == statement.ActorId).Select(p => p.SideId).SingleOrDefaultAsync(cancel),
            ActorKind.Organisation => await store.Set<Organisation>().Where(o => o.Id == statement.ActorId).Select(o => o.SideId).SingleOrDefaultAsync(cancel),
            _ => statement.ActorId,
        };
        return side is { } id ? (statement.ActorKind == ActorKind.Community ? ActorKind.Community : ActorKind.Side, id) : null;
    }
}
