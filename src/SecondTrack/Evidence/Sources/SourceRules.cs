using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <summary>What must hold of a source before it is saved, and the ground rule that follows from its session.</summary>
internal static class SourceRules
{
    /// <summary>The same facts under the rule that really applies: a session's rule is never made looser by its record.</summary>
    public static async Task<Outcome<SourceIn>> Settle(Store store, SourceIn facts, CancellationToken cancel)
    {
        if (facts.Title.IsEmpty) return new SourceNeedsTitle();
        if (facts.SessionId is { } session)
        {
            var found = await store.Set<Session>().AsNoTracking().Where(s => s.Id == session)
                .Join(store.Set<Round>(), s => s.RoundId, r => r.Id, (s, r) => new { s.GroundRule, r.SeriesId }).SingleOrDefaultAsync(cancel);
            if (found is null) return new NoSuchSession();
            facts = facts with { SeriesId = found.SeriesId, GroundRule = (GroundRule)Math.Max((int)found.GroundRule, (int)facts.GroundRule) };
            if (facts.GroundRule != GroundRule.OnTheRecord) facts = facts with { IsPublic = false };
        }
        else if (facts.SeriesId is { } series && !await store.Set<Series>().AnyAsync(s => s.Id == series, cancel))
        {
            return new NoSuchSession();
        }
        if (!facts.GroundRule.MayBeKept()) return new ClosedIsNotKept();
        if (facts.IsPublic && facts.GroundRule != GroundRule.OnTheRecord) return new PublicMeansOnTheRecord();
        return facts;
    }

    public static void Apply(SourceIn facts, Source source)
    {
        source.Kind = facts.Kind;
        source.IsPublic = facts.IsPublic;
        source.FirstHand = facts.FirstHand;
        source.Venue = facts.Venue;
        source.GroundRule = facts.GroundRule;
        source.LanguageTag = facts.LanguageTag;
        source.Date = facts.Date;
        source.DateKey = facts.Date.SortKey;
        source.SeriesId = facts.SeriesId;
        source.SessionId = facts.SessionId;
        source.Content = new SourceContent(facts.Title, facts.Byline.Trim(), facts.Publisher)
        {
            Address = string.IsNullOrWhiteSpace(facts.Address) ? null : facts.Address.Trim(), Note = facts.Note,
            Bibliography = source.Sealed.Length > 0 ? source.Content.Bibliography : null,
        };
    }
}
