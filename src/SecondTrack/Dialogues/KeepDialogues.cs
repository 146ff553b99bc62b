using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues.Consents;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues;

/// <summary>How long the private types of dialogues are kept, and what goes with what.</summary>
internal static class DialoguesKept
{
    private static readonly Words AsSeries = new("5 years after the last round of its series", "所属系列最后一轮之后 5 年");
    private static readonly Words AsCompartment = new("5 years after the last round of any series here", "本隔间所有系列的最后一轮之后 5 年");

    public static IServiceCollection KeepDialogues(this IServiceCollection services) => services
        .AddSingleton<KeptType>(new Kept<Series>(new("Series", "系列"), AsSeries, (store, today, cancel) => BySeries<Series>(store, today, (rows, id) => rows.Where(r => r.Id == id), cancel)))
        .AddSingleton<KeptType>(new Kept<Side>(new("Sides", "各方"), AsSeries, (store, today, cancel) => BySeries<Side>(store, today, (rows, id) => rows.Where(r => r.SeriesId == id), cancel)))
        .AddSingleton<KeptType>(new Kept<WorkingGroup>(new("Working groups", "工作组"), AsSeries,
            (store, today, cancel) => BySeries<WorkingGroup>(store, today, (rows, id) => rows.Where(r => r.SeriesId == id), cancel)))
        .AddSingleton<KeptType>(new Kept<Round>(new("Rounds", "轮次"), AsSeries, (store, today, cancel) => BySeries<Round>(store, today, (rows, id) => rows.Where(r => r.SeriesId == id), cancel)))
        .AddSingleton<KeptType>(new Kept<TimelineEvent>(new("Events between rounds", "轮次之间的事件"), AsSeries,
            (store, today, cancel) => BySeries<TimelineEvent>(store, today, (rows, id) => rows.Where(r => r.SeriesId == id), cancel)))
        .AddSingleton<KeptType>(new Kept<Session>(new("Sessions", "会议"), AsSeries, (store, today, cancel) => BySeries<Session>(store, today,
            (rows, id) => rows.Where(r => store.Set<Round>().Any(x => x.Id == r.RoundId && x.SeriesId == id)), cancel)))
        .AddSingleton<KeptType>(new Kept<AgendaItem>(new("Agenda items", "议程项目"), AsSeries, (store, today, cancel) => BySeries<AgendaItem>(store, today,
            (rows, id) => rows.Where(r => store.Set<Session>().Any(s => s.Id == r.SessionId && store.Set<Round>().Any(x => x.Id == s.RoundId && x.SeriesId == id))), cancel)))
        .AddSingleton<KeptType>(new Kept<Participant>(new("Participation", "参加记录"), AsSeries, (store, today, cancel) => BySeries<Participant>(store, today,
            (rows, id) => rows.Where(r => store.Set<Round>().Any(x => x.Id == r.RoundId && x.SeriesId == id)), cancel)))
        .AddSingleton<KeptType>(new Kept<Person>(new("People", "人物"), AsCompartment, ByCompartment<Person>) { IsOfPerson = (store, person) => store.Set<Person>().Where(p => p.Id == person) })
        .AddSingleton<KeptType>(new Kept<Organisation>(new("Organisations", "机构"), AsCompartment, ByCompartment<Organisation>))
        .AddSingleton<KeptType>(new Kept<Affiliation>(new("Posts", "任职"), AsCompartment, ByCompartment<Affiliation>))
        .AddSingleton<KeptType>(new Kept<Consent>(new("Consents", "同意记录"), AsCompartment, ByCompartment<Consent>))
        .AddScoped<ClosedNotes>().AddScoped<DailyForgetting>(s => s.GetRequiredService<ClosedNotes>());

    internal static async Task BySeries<TRow>(Store store, DateOnly today, Func<IQueryable<TRow>, Guid, IQueryable<TRow>> of, CancellationToken cancel)
        where TRow : PrivateRow
    {
        foreach (var (series, life) in (await SeriesLives.Of(store, today, cancel)).BySeries) await Expiry.Set(of(store.Set<TRow>(), series), life, cancel);
    }

    internal static async Task ByCompartment<TRow>(Store store, DateOnly today, CancellationToken cancel)
        where TRow : PrivateRow => await Expiry.Set(store.Set<TRow>(), (await SeriesLives.Of(store, today, cancel)).Compartment, cancel);
}

/// <summary>The agenda of a closed session stays with its series; the notes on it go when what was said there goes.</summary>
internal sealed class ClosedNotes(Store store) : DailyForgetting
{
    internal override async Task<int> Mark(DateOnly day, CancellationToken cancel)
    {
        var over = (await SessionEnds.Of(store, day, cancel)).Where(s => s.Session.GroundRule == GroundRule.Closed && s.Ends <= day).Select(s => s.Session.Id).ToList();
        var blanked = 0;
        foreach (var session in (await store.Set<Session>().Where(s => over.Contains(s.Id)).ToListAsync(cancel)).Where(s => !s.Content.Note.IsEmpty))
        {
            session.Content = session.Content with { Note = LocalText.Empty };
            blanked++;
        }
        foreach (var item in (await store.Set<AgendaItem>().Where(a => over.Contains(a.SessionId)).ToListAsync(cancel)).Where(a => !a.Content.Note.IsEmpty))
        {
            item.Content = item.Content with { Note = LocalText.Empty };
            blanked++;
        }
        return blanked;
    }
}
