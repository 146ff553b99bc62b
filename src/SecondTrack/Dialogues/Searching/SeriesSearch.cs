using Microsoft.EntityFrameworkCore;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Searching;

internal sealed class SeriesSearch() : SearchType<Series>("series", new("Series", "系列"))
{
    public override bool IsByName => true;

    protected override Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<Series> rows, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SearchCard>>([.. rows.Select(s => new SearchCard(s.Id, PartialDate.Unknown)
        {
            Title = s.Content.Title,
            Parts = [[.. SearchText.Of(s.Content.Title), .. SearchText.Of(s.Content.Purpose)]],
            Marks = [SearchMark.Of(Facet.Series, s.Id)],
            Address = _ => $"dialogues/{s.Id:N}",
        })]);
}

internal sealed class RoundSearch() : SearchType<Round>("round", new("Round", "轮次"))
{
    protected override async Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<Round> rows, CancellationToken cancel)
    {
        var ids = rows.Select(r => r.SeriesId).Distinct().ToList();
        var series = await store.Set<Series>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        return [.. rows.Select(r => new SearchCard(r.Id, r.Dates)
        {
            Title = r.Content.Title,
            Within = series.TryGetValue(r.SeriesId, out var s) ? s.Content.Title : LocalText.Empty,
            Parts = [[.. SearchText.Of(r.Content.Title), .. SearchText.Of(r.Content.Place), .. SearchText.Of(r.Content.Note)]],
            Marks = [SearchMark.Of(Facet.Series, r.SeriesId)],
            Address = _ => $"rounds/{r.Id:N}",
        })];
    }
}
