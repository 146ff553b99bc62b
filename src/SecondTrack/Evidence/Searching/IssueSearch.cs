using Microsoft.EntityFrameworkCore;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Searching;

internal sealed class IssueSearch() : SearchType<Issue>(OfKind, new("Issue", "议题"))
{
    public const string OfKind = "issue";

    public override bool IsByName => true;

    protected override Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<Issue> rows, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SearchCard>>([.. rows.Select(i => new SearchCard(i.Id, PartialDate.Unknown)
        {
            Title = i.Content.Title,
            Parts = [[.. SearchText.Of(i.Content.Title), .. SearchText.Of(i.Content.Note)]],
            Marks = [SearchMark.Of(Facet.Issue, i.Id)],
            Names = [.. i.Content.Title.Texts.Values],
            Address = _ => $"issues/{i.Id:N}",
        })]);
}

internal sealed class PropositionSearch() : SearchType<Proposition>(OfKind, new("Proposition", "命题"))
{
    public const string OfKind = "proposition";

    public override bool IsByName => true;

    protected override Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<Proposition> rows, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SearchCard>>([.. rows.Select(p => new SearchCard(p.Id, PartialDate.Unknown)
        {
            Title = p.Content.Claim,
            Parts = [[.. SearchText.Of(p.Content.Claim), .. SearchText.Of(p.Content.Note)]],
            Marks = [SearchMark.Of(Facet.Proposition, p.Id)],
            Names = [.. p.Content.Claim.Texts.Values],
            Address = _ => $"propositions/{p.Id:N}",
        })]);
}

internal sealed class OfficialLineSearch() : SearchType<OfficialLine>("line", new("Official line", "官方表述"))
{
    protected override async Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<OfficialLine> rows, CancellationToken cancel)
    {
        var ids = rows.Select(l => l.PropositionId).Distinct().ToList();
        var claims = await store.Set<Proposition>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        return [.. rows.Select(l => new SearchCard(l.Id, l.Date)
        {
            Title = claims.TryGetValue(l.PropositionId, out var claim) ? claim.Content.Claim : LocalText.Empty,
            Within = l.Content.Citation,
            Parts = [[.. SearchText.Of(l.Content.Text), .. SearchText.Of(l.Content.Citation)]],
            Marks = [SearchMark.Of(Facet.Proposition, l.PropositionId)],
            Address = _ => $"propositions/{l.PropositionId:N}#lines",
        })];
    }
}

/// <summary>An issue as a filter stands for all that lies under it, as it lies now: moving a proposition needs no new indexing.</summary>
internal sealed class IssueWidening : SearchWidening
{
    public override Facet Facet => Facet.Issue;

    internal override async Task<IReadOnlyList<SearchMark>> Widen(Store store, Guid id, CancellationToken cancel)
    {
        var children = (await store.Set<Issue>().Select(i => new { i.Id, i.ParentId }).ToListAsync(cancel)).ToLookup(i => i.ParentId, i => i.Id);
        var under = new HashSet<Guid> { id };
        var open = new Queue<Guid>([id]);
        while (open.TryDequeue(out var issue))
            foreach (var child in children[issue].Where(under.Add)) open.Enqueue(child);
        var propositions = await store.Set<Proposition>().Where(p => under.Contains(p.IssueId)).Select(p => p.Id).ToListAsync(cancel);
        return [.. under.Select(i => SearchMark.Of(Facet.Issue, i)), .. propositions.Select(p => SearchMark.Of(Facet.Proposition, p))];
    }
}
