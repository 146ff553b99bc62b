using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Evidence.Points;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Searching;

internal sealed class PointSearch() : SearchType<SessionPoint>("point", new("Point", "要点"))
{
    protected override async Task<IReadOnlyList<SearchCard>> Describe(Store store, IReadOnlyList<SessionPoint> rows, CancellationToken cancel)
    {
        var ids = rows.Select(r => r.SessionId).Distinct().ToList();
        var sessions = await store.Set<Session>().AsNoTracking().Where(s => ids.Contains(s.Id))
            .Join(store.Set<Round>(), s => s.RoundId, r => r.Id, (s, r) => new { Session = s, r.SeriesId }).ToDictionaryAsync(s => s.Session.Id, cancel);
        return [.. rows.Select(p => new SearchCard(p.Id, PartialDate.Day(DateOnly.FromDateTime(p.At.UtcDateTime)))
        {
            Title = p.Content.Text,
            Within = sessions[p.SessionId].Session.Content.Title,
            Parts = [[.. SearchText.Of(p.Content.Text)]],
            Marks = [SearchMark.Of(Facet.Series, sessions[p.SessionId].SeriesId)],
            Address = _ => $"sessions/{p.SessionId:N}/points",
        })];
    }
}
