using System.Runtime.CompilerServices;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>The audit trails: the institution's own and that of every compartment.</summary>
internal sealed class TrailsCheck(CheckAudit audit) : StoreCheck("audit")
{
    internal override IAsyncEnumerable<Words> OfStore(Store store, CancellationToken cancel) => OfCompartment(store, cancel);

    internal override async IAsyncEnumerable<Words> OfCompartment(Store store, [EnumeratorCancellation] CancellationToken cancel)
    {
        var report = await audit.Run(cancel);
        if (report.BrokenAt is { } at)
            yield return new Words("The audit trail of {0} is broken at entry {1}.", "{0} 的审计记录在第 {1} 条处断裂。").With(store.Within, at);
    }
}
