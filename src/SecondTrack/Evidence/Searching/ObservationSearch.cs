using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Searching;

internal sealed class ObservationSearch() : SearchType<Observation>("observation", new("Observation", "观察"))
{
    protected override async Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<Observation> rows, CancellationToken cancel)
    {
        var ids = rows.Select(o => o.CommunityId).Distinct().ToList();
        var communities = await store.Set<Community>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return [.. rows.Select(o => new SearchCard(o.Id, o.Date)
        {
            Title = communities.TryGetValue(o.CommunityId, out var community) ? community.Content.Name : LocalText.Empty,
            Parts = [[.. SearchText.Of(o.Content.Text)]],
            Marks =
            [
                SearchMark.Of(Facet.Person, o.ObserverId),
                .. o.IssueId is { } issue ? [SearchMark.Of(Facet.Issue, issue)] : Array.Empty<SearchMark>(),
            ],
            Address = _ => $"observations#{o.Id:N}",
        })];
    }
}

/// <summary>A scholar's notes, called after what they are about.</summary>
internal sealed class NoteSearch() : SearchType<Note>("note", new("Note", "笔记"))
{
    protected override async Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<Note> rows, CancellationToken cancel)
    {
        var titles = new Dictionary<Guid, LocalText>();
        foreach (var group in rows.GroupBy(n => n.About))
        {
            var ids = group.Select(n => n.AboutId).Distinct().ToList();
            var found = group.Key switch
            {
                NoteAbout.Source => (await store.Set<Source>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancel)).Select(s => (s.Id, s.Content.Title)),
                NoteAbout.Person => (await store.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel)).Select(p => (p.Id, p.Content.Name)),
                NoteAbout.Series => (await store.Set<Series>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancel)).Select(s => (s.Id, s.Content.Title)),
                _ => (await store.Set<Proposition>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel)).Select(p => (p.Id, p.Content.Claim)),
            };
            foreach (var (id, title) in found) titles[id] = title;
        }
        return [.. rows.Select(n => new SearchCard(n.Id, PartialDate.Day(DateOnly.FromDateTime(n.WrittenAt.UtcDateTime)))
        {
            Title = titles.GetValueOrDefault(n.AboutId, LocalText.Empty),
            Parts = [[new(n.Content.Text, "")]],
            Marks = [SearchMark.Of(FacetOf(n.About), n.AboutId)],
            Address = _ => $"{PathOf(n.About)}/{n.AboutId:N}#notes",
        })];
    }

    private static Facet FacetOf(NoteAbout about) => about switch
    {
        NoteAbout.Person => Facet.Person,
        NoteAbout.Series => Facet.Series,
        NoteAbout.Proposition => Facet.Proposition,
        _ => Facet.Kind,
    };

    private static string PathOf(NoteAbout about) => about switch
    {
        NoteAbout.Source => "sources",
        NoteAbout.Person => "people",
        NoteAbout.Series => "dialogues",
        _ => "propositions",
    };
}
