using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Points;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Storage;

namespace SecondTrack.Evidence;

/// <summary>How long the private types of evidence are kept, and what goes with what.</summary>
internal static class EvidenceKept
{
    private static readonly Words AsSource = new("as their source", "与其来源相同");
    private static readonly Words AsCompartment = new("5 years after the last round of any series here", "本隔间所有系列的最后一轮之后 5 年");

    public static IServiceCollection KeepEvidence(this IServiceCollection services) => services
        .AddSingleton<KeptType>(new Kept<Source>(new("Sources", "来源"), new(
            "on the record: 5 years after the series; background: 5 years; Chatham House Rule: 90 days after the summary, then as points; closed: 30 days after the summary",
            "公开：系列结束后 5 年；背景交流：5 年；查塔姆研究所规则：纪要商定后 90 天，此后只留要点；闭门：纪要商定后 30 天"), Sources)
            { IsOfPerson = SourcesOfOneAlone, Leaves = LeavePoints })
        .AddSingleton<KeptType>(new Kept<SourceText>(new("Texts of sources", "来源文本"), AsSource, (store, _, cancel) => AsTheirSource(store.Set<SourceText>(), store, r => r.SourceId, cancel)) { OnBlanked = AnchorAgain })
        .AddSingleton<KeptType>(new Kept<SourceOriginal>(new("Original files", "原始文件"), AsSource, (store, _, cancel) => AsTheirSource(store.Set<SourceOriginal>(), store, r => r.SourceId, cancel)))
        .AddSingleton<KeptType>(new Kept<SourcePerson>(new("People of sources", "来源相关人物"), AsSource, (store, _, cancel) => AsTheirSource(store.Set<SourcePerson>(), store, r => r.SourceId, cancel)))
        .AddSingleton<KeptType>(new Kept<Passage>(new("Passages", "段落"), AsSource, (store, _, cancel) => AsTheirSource(store.Set<Passage>(), store, r => r.SourceId, cancel))
        {
            IsOfPerson = (store, person) => store.Set<Passage>().Where(p => store.Set<Statement>().Any(s => s.PassageId == p.Id && s.ActorId == person)
                && !store.Set<Statement>().Any(s => s.PassageId == p.Id && s.ActorId != person)),
        })
        .AddSingleton<KeptType>(new Kept<Statement>(new("Statements", "陈述"), AsSource, (store, _, cancel) => AsTheirSource(store.Set<Statement>(), store, r => r.SourceId, cancel))
            { RefersLoosely = (store, things) => store.Set<Statement>().Where(s => things.Contains(s.ActorId)) })
        .AddSingleton<KeptType>(new Kept<Observation>(new("Observations", "观察"), AsCompartment, DialoguesKept.ByCompartment<Observation>))
        .AddSingleton<KeptType>(new Kept<Note>(new("Notes", "笔记"), AsCompartment, DialoguesKept.ByCompartment<Note>)
            { RefersLoosely = (store, things) => store.Set<Note>().Where(n => things.Contains(n.AboutId)) })
        .AddSingleton<KeptType>(new Kept<Issue>(new("Issues", "议题"), AsCompartment, DialoguesKept.ByCompartment<Issue>))
        .AddSingleton<KeptType>(new Kept<Proposition>(new("Propositions", "命题"), AsCompartment, DialoguesKept.ByCompartment<Proposition>))
        .AddSingleton<KeptType>(new Kept<OfficialLine>(new("Official lines", "官方立场"), AsCompartment, DialoguesKept.ByCompartment<OfficialLine>))
        .AddSingleton<KeptType>(new Kept<Community>(new("Communities", "群体"), AsCompartment, DialoguesKept.ByCompartment<Community>))
        .AddSingleton<KeptType>(new Kept<SessionPoint>(new("Points of sessions", "会议要点"), new(
            "as their series; of closed sessions 30 days after the summary", "与其系列相同；闭门会议为纪要商定后 30 天"), Points)
            { RefersLoosely = (store, things) => store.Set<SessionPoint>().Where(p => p.OfId != null && things.Contains(p.OfId.Value)) });

    private static async Task Sources(Store store, DateOnly today, CancellationToken cancel)
    {
        var lives = await SeriesLives.Of(store, today, cancel);
        var open = store.Set<Source>().Where(s => s.GroundRule == GroundRule.OnTheRecord);
        foreach (var (series, life) in lives.BySeries) await Expiry.Set(open.Where(s => s.SeriesId == series), life, cancel);
        await Expiry.Set(open.Where(s => s.SeriesId == null), lives.Compartment, cancel);
        foreach (var day in await Days(store.Set<Source>().Where(s => s.GroundRule == GroundRule.Background), cancel))
            await Expiry.Set(store.Set<Source>().Where(s => s.GroundRule == GroundRule.Background && s.AddedAt == day), Of(day).AddYears(Expiry.YearsOfBackground), cancel);
        var spoken = store.Set<Source>().Where(s => s.GroundRule == GroundRule.ChathamHouse || s.GroundRule == GroundRule.Closed);
        foreach (var (session, ends) in await SessionEnds.Of(store, today, cancel))
        {
            await Expiry.Set(spoken.Where(s => s.SessionId == session.Id && s.GroundRule == session.GroundRule), ends, cancel);
            // A record under a stricter rule than its session goes when that rule says.
            if (session.GroundRule == GroundRule.ChathamHouse)
                await Expiry.Set(spoken.Where(s => s.SessionId == session.Id && s.GroundRule == GroundRule.Closed), ends.AddDays(Expiry.DaysOfClosed - Expiry.DaysOfChathamHouse), cancel);
        }
        // Without such a session nobody will agree a summary: the day it was taken in counts as the day it was held.
        var alone = spoken.Where(s => s.SessionId == null || store.Set<Session>().Any(x => x.Id == s.SessionId && x.GroundRule != GroundRule.ChathamHouse && x.GroundRule != GroundRule.Closed));
        foreach (var day in await Days(alone, cancel))
            foreach (var rule in new[] { GroundRule.ChathamHouse, GroundRule.Closed })
                await Expiry.Set(alone.Where(s => s.GroundRule == rule && s.AddedAt == day), Expiry.AfterSummary(new Recording(rule, rule.Recording()), Of(day)), cancel);
    }

    private static Task<List<DateTimeOffset>> Days(IQueryable<Source> some, CancellationToken cancel) => some.Select(s => s.AddedAt).Distinct().ToListAsync(cancel);

    private static DateOnly Of(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static async Task Points(Store store, DateOnly today, CancellationToken cancel)
    {
        await DialoguesKept.BySeries<SessionPoint>(store, today, (rows, id) => rows.Where(p => store.Set<Session>()
            .Any(s => s.Id == p.SessionId && s.GroundRule != GroundRule.Closed && store.Set<Round>().Any(r => r.Id == s.RoundId && r.SeriesId == id))), cancel);
        foreach (var (session, ends) in (await SessionEnds.Of(store, today, cancel)).Where(s => s.Session.GroundRule == GroundRule.Closed))
            await Expiry.Set(store.Set<SessionPoint>().Where(p => p.SessionId == session.Id), ends, cancel);
    }

    private static Task<int> AsTheirSource<TRow>(IQueryable<TRow> rows, Store store, System.Linq.Expressions.Expression<Func<TRow, Guid>> source, CancellationToken cancel)
        where TRow : PrivateRow => rows
            .Join(store.Set<Source>(), source, s => s.Id, (row, s) => new { row, s.ExpiresOn })
            .Where(r => r.ExpiresOn != null && r.row.ExpiresOn != r.ExpiresOn)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.row.ExpiresOn, r => r.ExpiresOn), cancel);

    /// <summary>What one person alone wrote or said. A source with others in it stays, without the person's words and name.</summary>
    private static IQueryable<Source> SourcesOfOneAlone(Store store, Guid person) => store.Set<Source>().Where(s =>
        store.Set<SourcePerson>().Any(p => p.SourceId == s.Id && p.PersonId == person && p.Role != SourceRole.Present)
        && !store.Set<SourcePerson>().Any(p => p.SourceId == s.Id && p.PersonId != person && p.Role != SourceRole.Present));

    /// <summary>Under the Chatham House Rule points remain: what was held, by which side or community, never by whom.</summary>
    private static async Task LeavePoints(Store store, IReadOnlyList<Source> going, CancellationToken cancel)
    {
        foreach (var source in going.Where(s => s.GroundRule == GroundRule.ChathamHouse && s.SessionId is not null))
        {
            var said = await store.Set<Statement>().AsNoTracking().Where(s => s.SourceId == source.Id)
                .Join(store.Set<Proposition>(), s => s.PropositionId, p => p.Id, (s, p) => new { Statement = s, Proposition = p }).OrderBy(s => s.Statement.Id).ToListAsync(cancel);
            foreach (var s in said)
            {
                var of = await Sides.Of(store, s.Statement, cancel);
                var stance = EvidenceNames.StanceName(s.Statement.Stance);
                store.Add(new SessionPoint
                {
                    Id = s.Statement.Id, CompartmentId = source.CompartmentId, SessionId = source.SessionId!.Value, Of = of?.Kind, OfId = of?.Id,
                    At = source.Date.IsKnown ? new DateTimeOffset(source.Date.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : source.AddedAt,
                    Content = new(LocalText.Of(
                        $"{s.Proposition.Content.Claim.In(Language.English).Text} ({stance.En})", $"{s.Proposition.Content.Claim.In(Language.Chinese).Text}（{stance.Zh}）")),
                });
            }
        }
    }

    /// <summary>Blanking keeps every place where it was, so each passage is made again at its own offsets.</summary>
    private static async Task AnchorAgain(Store store, IReadOnlyList<SourceText> texts, CancellationToken cancel)
    {
        foreach (var text in texts)
        {
            text.Content = text.Content with { Hash = Anchor.HashOf(text.Content.Text) };
            // The file as it came still says the name, and cannot be blanked.
            store.RemoveRange(await store.Set<SourceOriginal>().Where(o => o.SourceId == text.SourceId).ToListAsync(cancel));
            foreach (var passage in await store.Set<Passage>().Where(p => p.SourceTextId == text.Id).ToListAsync(cancel))
                if (Anchor.Make(text.Content.Text, passage.Start, passage.End) is { } anchor)
                    passage.Content = new(anchor.Quote, anchor.Before, anchor.After, anchor.TextHash);
        }
    }
}
