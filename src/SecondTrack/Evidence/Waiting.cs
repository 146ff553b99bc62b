using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence;

/// <summary>What waits for the one who opens the workbench. Nothing here is a total for its own sake: each part is something to do.</summary>
public sealed record WaitingModel(
    NextRound? NextRound, int SourcesToCode, IReadOnlyList<SourceToCode> NewestToCode, int PropositionsToTranslate, int LostPassages, Guid? LostIn, bool IsEmpty)
{
    public bool NothingWaits => NextRound is null && SourcesToCode + PropositionsToTranslate + LostPassages == 0;
}

public sealed record NextRound(Guid Id, Guid SeriesId, LocalText Series, int Number, PartialDate Dates, LocalText Place, int Days);

public sealed record SourceToCode(Guid Id, LocalText Title, PartialDate Date, SourceKind Kind);

public sealed class Waiting(Store store, Seat seat, TimeProvider time)
{
    public const int SourcesShown = 4;

    public async Task<Outcome<WaitingModel>> Run(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Agenda)) return new NotAllowed();
        var next = await Next(cancel);
        if (!seat.May(Need.Read)) return new WaitingModel(next, 0, [], 0, 0, null, false);
        var uncoded = store.Set<Source>().Where(s => !store.Set<Statement>().Any(t => t.SourceId == s.Id));
        var count = await uncoded.CountAsync(cancel);
        var newest = count == 0 ? [] : await uncoded.AsNoTracking().OrderByDescending(s => s.AddedAt).ThenBy(s => s.Id).Take(SourcesShown).ToListAsync(cancel);
        var translate = (await store.Set<Proposition>().AsNoTracking().ToListAsync(cancel)).Count(p => p.Content.Claim is { En: null } or { Zh: null });
        var (lost, lostIn) = await Lost(cancel);
        var empty = count == 0 && !await store.Set<Source>().AnyAsync(cancel) && !await store.Set<Series>().AnyAsync(cancel);
        return new WaitingModel(next, count, newest.ConvertAll(s => new SourceToCode(s.Id, s.Content.Title, s.Date, s.Kind)), translate, lost, lostIn, empty);
    }

    private async Task<NextRound?> Next(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var key = PartialDate.Day(today).SortKey;
        var found = await store.Set<Round>().AsNoTracking().Where(r => r.Status == RoundStatus.Planned && r.DateKey >= key)
            .Join(store.Set<Series>(), r => r.SeriesId, s => s.Id, (r, s) => new { Round = r, Series = s })
            .OrderBy(r => r.Round.DateKey).ThenBy(r => r.Round.Id).FirstOrDefaultAsync(cancel);
        return found is null ? null : new(found.Round.Id, found.Series.Id, found.Series.Content.Title, found.Round.Number, found.Round.Dates,
            found.Round.Content.Place, found.Round.Dates.First.DayNumber - today.DayNumber);
    }

    /// <summary>
    /// A text is frozen, so a passage can only be lost where its source was read again: those are looked at, and only those. A quote that
    /// does not stand exactly once in the newer text needs a person.
    /// </summary>
    private async Task<(int Count, Guid? In)> Lost(CancellationToken cancel)
    {
        var again = await store.Set<SourceText>().Where(t => t.Number > 1).Select(t => t.SourceId).Distinct().ToListAsync(cancel);
        if (again.Count == 0) return (0, null);
        var older = await store.Set<Passage>().AsNoTracking()
            .Where(p => again.Contains(p.SourceId) && store.Set<SourceText>().Any(mine => mine.Id == p.SourceTextId
                && store.Set<SourceText>().Any(newer => newer.SourceId == p.SourceId && newer.Number > mine.Number)))
            .OrderBy(p => p.SourceId).Take(500).ToListAsync(cancel);
        var lost = 0;
        Guid? first = null;
        foreach (var source in older.GroupBy(p => p.SourceId))
        {
            var newest = await store.Set<SourceText>().AsNoTracking().Where(t => t.SourceId == source.Key).OrderByDescending(t => t.Number).FirstAsync(cancel);
            var gone = source.Count(p => !StandsOnce(newest.Content.Text, p.Content.Quote));
            if (gone > 0) first ??= source.Key;
            lost += gone;
        }
        return (lost, first);
    }

    internal static bool StandsOnce(string text, string quote)
    {
        var at = text.IndexOf(quote, StringComparison.Ordinal);
        return at >= 0 && text.IndexOf(quote, at + 1, StringComparison.Ordinal) < 0;
    }
}
