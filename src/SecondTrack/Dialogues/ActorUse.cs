using SecondTrack.Storage;

namespace SecondTrack.Dialogues;

/// <summary>
/// What refers to a person, an organisation or a side without the store's own keys saying so (a statement's actor). The capability that
/// keeps such things registers one of these, so that nobody is removed from under a sentence and two records of one person can be merged.
/// </summary>
public abstract class ActorUse
{
    internal abstract Task<bool> Any(Store store, Guid actor, CancellationToken cancel);

    /// <summary>Points everything at the other actor; saved by the caller.</summary>
    internal abstract Task Move(Store store, Guid from, Guid to, CancellationToken cancel);
}

/// <summary>All that was registered.</summary>
public sealed class ActorUses(Store store, IEnumerable<ActorUse> uses)
{
    internal async Task<bool> Any(Guid actor, CancellationToken cancel)
    {
        foreach (var use in uses)
            if (await use.Any(store, actor, cancel))
                return true;
        return false;
    }

    internal async Task Move(Guid from, Guid to, CancellationToken cancel)
    {
        foreach (var use in uses) await use.Move(store, from, to, cancel);
    }
}
