namespace SecondTrack.Storage;

/// <summary>Something that is not as it should be. It names things by type and id, never by what is written in them.</summary>
public sealed record StoreFinding(string Part, Words What);

/// <summary>
/// One way to look whether a store is whole. Each folder registers what it knows of its own rows. A check only reads, and may be asked
/// once for the whole store and once in every compartment.
/// </summary>
public abstract class StoreCheck(string part)
{
    public string Part => part;

    internal virtual IAsyncEnumerable<Words> OfStore(Store store, CancellationToken cancel) => AsyncEnumerable.Empty<Words>();

    /// <summary>The seat of the store is in the compartment.</summary>
    internal virtual IAsyncEnumerable<Words> OfCompartment(Store store, CancellationToken cancel) => AsyncEnumerable.Empty<Words>();
}
