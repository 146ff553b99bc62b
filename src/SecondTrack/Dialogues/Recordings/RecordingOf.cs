using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Recordings;

/// <summary>Which recording rule really applies: the strictest of the product's table, the series and the session.</summary>
internal static class RecordingOf
{
    public static async Task<Recording> Session(Store store, Session session, CancellationToken cancel)
    {
        var series = await store.Set<Series>().AsNoTracking()
            .SingleAsync(s => store.Set<Round>().Any(r => r.Id == session.RoundId && r.SeriesId == s.Id), cancel);
        return Decide(session.GroundRule, series, session, await IsEncrypted(store, cancel));
    }

    /// <summary>Of what was said outside any session of ours, under one ground rule.</summary>
    public static async Task<Recording> Outside(Store store, GroundRule rule, Guid? series, CancellationToken cancel) => Decide(
        rule, series is null ? null : await store.Set<Series>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == series, cancel), null, await IsEncrypted(store, cancel));

    /// <param name="rule">That of the source or session itself, which may be stricter than the session's.</param>
    public static Recording Decide(GroundRule rule, Series? series, Session? session, bool encrypted)
    {
        var own = series?.Content.Recording.FirstOrDefault(r => r.GroundRule == rule);
        var days = new[] { own?.Days, session?.Content.KeepDays }.Min();
        return new Recording(rule, RecordingRules.Stricter(RecordingRules.Stricter(rule.Recording(), own?.Rule), session?.Recording))
        {
            Recorder = session?.Content.Recorder, Days = days, OfASession = session is not null, AgreedOn = session?.SummaryAgreedOn, Encrypted = encrypted,
        };
    }

    public static Task<bool> IsEncrypted(Store store, CancellationToken cancel) =>
        store.Set<Compartment>().AnyAsync(c => c.Id == store.Within && c.KeyId != null, cancel);
}
