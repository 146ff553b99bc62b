using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <summary>What must hold of a source before it is saved, and the ground rule that follows from its session.</summary>
internal static class SourceRules
{
    /// <summary>What may be written down from a source: its session's recording rule, or that of its series for its ground rule.</summary>
    public static async Task<Recording> RecordingOf(Store store, GroundRule rule, Guid? series, Guid? session, CancellationToken cancel)
    {
        if (session is not { } id) return await Dialogues.Recordings.RecordingOf.Outside(store, rule, series, cancel);
        var its = await Dialogues.Recordings.RecordingOf.Session(store, await store.Set<Session>().AsNoTracking().SingleAsync(s => s.Id == id, cancel), cancel);
        return rule == its.GroundRule ? its : its with { GroundRule = rule, Rule = RecordingRules.Stricter(its.Rule, rule.Recording()) };
    }

    public static Task<Recording> RecordingOf(Store store, Source source, CancellationToken cancel) =>
        RecordingOf(store, source.GroundRule, source.SeriesId, source.SessionId, cancel);

    /// <summary>The same facts under the rule that really applies: a session's rule is never made looser by its record.</summary>
    public static async Task<Outcome<SourceIn>> Settle(Store store, Seat seat, SourceIn facts, CancellationToken cancel)
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
        if ((await RecordingOf(store, facts.GroundRule, facts.SeriesId, facts.SessionId, cancel)).Refuses(seat.AccountId) is { } refuses) return refuses;
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
