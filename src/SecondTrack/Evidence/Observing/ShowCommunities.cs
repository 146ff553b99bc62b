using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Observing;

/// <summary>One community in the tree, in its order, with how much is known of it directly.</summary>
public sealed record CommunityNode(Guid Id, Guid? ParentId, LocalText Name, int Depth, int Observations, int Statements, bool IsFirst, bool IsLast)
{
    /// <summary>Its place from the outermost community down, this one last.</summary>
    public IReadOnlyList<LocalText> Path { get; init; } = [];
}

public sealed class ShowCommunities(Store store, Seat seat)
{
    public async Task<Outcome<IReadOnlyList<CommunityNode>>> Run(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var all = await store.Set<Community>().AsNoTracking().OrderBy(c => c.Ordinal).ThenBy(c => c.Id).ToListAsync(cancel);
        var observed = await store.Set<Observation>().GroupBy(o => o.CommunityId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var ids = all.ConvertAll(c => c.Id);
        var said = await store.Set<Statement>().Where(s => ids.Contains(s.ActorId)).GroupBy(s => s.ActorId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return Nodes(all.ToLookup(c => c.ParentId), null, [], observed, said).ToList();
    }

    private static IEnumerable<CommunityNode> Nodes(
        ILookup<Guid?, Community> children, Guid? parent, List<LocalText> above, Dictionary<Guid, int> observed, Dictionary<Guid, int> said)
    {
        var beside = children[parent].ToList();
        return beside.SelectMany((c, i) =>
        {
            var path = above.Append(c.Content.Name).ToList();
            return Nodes(children, c.Id, path, observed, said).Prepend(new(
                c.Id, c.ParentId, c.Content.Name, above.Count, observed.GetValueOrDefault(c.Id), said.GetValueOrDefault(c.Id), i == 0, i == beside.Count - 1) { Path = path });
        });
    }
}
