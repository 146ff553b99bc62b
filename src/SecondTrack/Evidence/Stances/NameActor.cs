using SecondTrack.Keeping;

namespace SecondTrack.Evidence.Stances;

/// <summary>Who stands behind one address.</summary>
public sealed class NameActor(Seat seat, FindActors actors)
{
    public async Task<Outcome<ActorName>> Run(ActorKind kind, Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        return (await actors.Run([(kind, id)], cancel)).TryGetValue(id, out var actor) ? actor : new NotThere();
    }
}
