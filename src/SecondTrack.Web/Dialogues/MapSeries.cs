using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Calendars;
using SecondTrack.Dialogues.Continuity;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Dialogues;

public static class SeriesRoutes
{
    public static void MapSeries(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dialogues", List).Needs(Need.Agenda);
        routes.MapGet("/dialogues/new", () => Show.Page<SeriesEditPage>(new { Written = Blank })).Needs(Need.Convene);
        routes.MapPost("/dialogues/new", Add).Needs(Need.Convene);
        routes.MapGet("/dialogues/{id:guid}", Open).Needs(Need.Agenda);
        routes.MapGet("/dialogues/{id:guid}/calendar.ics", Calendar).Needs(Need.Agenda);
        routes.MapGet("/dialogues/{id:guid}/edit", (Guid id, FindSeries find, CancellationToken cancel) => Edit(id, null, null, null, null, find, cancel)).Needs(Need.Convene);
        routes.MapPost("/dialogues/{id:guid}/edit", Change).Needs(Need.Convene);
        routes.MapPost("/dialogues/{id:guid}/remove", Remove).Needs(Need.Convene);
        routes.MapPost("/dialogues/{id:guid}/sides", (HttpContext http, Guid id, FormIn form, PutSide put, FindSeries find, CancellationToken cancel) =>
            Small(http, id, null, "side", form, find, async () => (await put.Run(id, null, form.Local("name"), form.Local("note"), cancel)).Map(p => p.Change), cancel)).Needs(Need.Convene);
        routes.MapPost("/dialogues/{id:guid}/sides/{side:guid}", (HttpContext http, Guid id, Guid side, FormIn form, PutSide put, FindSeries find, CancellationToken cancel) =>
            Small(http, id, side, null, form, find, async () => (await put.Run(id, side, form.Local("name"), form.Local("note"), cancel)).Map(p => p.Change), cancel)).Needs(Need.Convene);
        routes.MapPost("/dialogues/{id:guid}/sides/{side:guid}/remove", (HttpContext http, Guid id, Guid side, RemoveSide remove, FindSeries find, CancellationToken cancel) =>
            Small(http, id, null, null, null, find, () => remove.Run(side, cancel), cancel)).Needs(Need.Convene);
        routes.MapPost("/dialogues/{id:guid}/groups", (HttpContext http, Guid id, FormIn form, PutWorkingGroup put, FindSeries find, CancellationToken cancel) =>
            Small(http, id, null, "group", form, find, async () => (await put.Run(id, null, form.Local("name"), form.Local("note"), cancel)).Map(p => p.Change), cancel)).Needs(Need.Convene);
        routes.MapPost("/dialogues/{id:guid}/groups/{group:guid}", (HttpContext http, Guid id, Guid group, FormIn form, PutWorkingGroup put, FindSeries find, CancellationToken cancel) =>
            Small(http, id, group, null, form, find, async () => (await put.Run(id, group, form.Local("name"), form.Local("note"), cancel)).Map(p => p.Change), cancel)).Needs(Need.Convene);
        routes.MapPost("/dialogues/{id:guid}/groups/{group:guid}/remove", (HttpContext http, Guid id, Guid group, RemoveWorkingGroup remove, FindSeries find, CancellationToken cancel) =>
            Small(http, id, null, null, null, find, () => remove.Run(group, cancel), cancel)).Needs(Need.Convene);
    }

    private static readonly SeriesIn Blank = new(LocalText.Empty, LocalText.Empty, Lead.Unknown, TakesPart.Unknown, Aim.Unknown, Hears.Unknown);

    internal static Outcome<TOther> Map<T, TOther>(this Outcome<T> outcome, Func<T, TOther> map) => outcome.Done ? map(outcome.Value) : outcome.Refusal!;

    /// <summary>The page of a list, from its address.</summary>
    internal static int Page(HttpContext http) => int.TryParse(http.Request.Query["page"], out var page) ? page : 1;

    private static async Task<IResult> List(HttpContext http, ListSeries list, CancellationToken cancel)
    {
        var found = await list.Run(Page(http), cancel);
        return found.Done ? Show.Page<DialoguesPage>(new { Model = found.Value }) : Show.Refused(found.Refusal!);
    }

    private static async Task<IResult> Open(Guid id, FindSeries find, ReadContinuity read, Seat seat, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        if (!found.Done) return Show.Refused(found.Refusal!);
        var line = seat.May(Need.Read) ? (await read.Run(id, cancel)).Value : null;
        return Show.Page<SeriesShownPage>(new { Model = found.Value, Line = line });
    }

    private static async Task<IResult> Calendar(Guid id, WriteCalendar write, CancellationToken cancel) => IcsOf(await write.Run(id, null, cancel));

    internal static IResult IcsOf(Outcome<CalendarFile> file) =>
        file.Done ? Results.File(file.Value.Bytes, "text/calendar; charset=utf-8", file.Value.Name) : Show.Refused(file.Refusal!);

    private static SeriesIn Read(FormIn form) => new(form.Local("title"), form.Local("purpose"), form.Pick("lead", Lead.Unknown),
        form.Pick("takesPart", TakesPart.Unknown), form.Pick("aim", Aim.Unknown), form.Pick("hears", Hears.Unknown))
    {
        LeadWhy = form.Local("leadWhy"), TakesPartWhy = form.Local("takesPartWhy"), AimWhy = form.Local("aimWhy"), HearsWhy = form.Local("hearsWhy"),
        Revision = form.Number("revision"),
    };

    private static async Task<IResult> Add(HttpContext http, FormIn form, PutSeries put, CancellationToken cancel)
    {
        var input = Read(form);
        var saved = await put.Run(null, input, cancel);
        return saved.Done ? Show.Saved(http, $"dialogues/{saved.Value.Id:N}/edit#sides", saved.Value.Change)
            : Show.Page<SeriesEditPage>(new { Written = input, saved.Refusal });
    }

    private static async Task<IResult> Change(HttpContext http, Guid id, FormIn form, PutSeries put, FindSeries find, CancellationToken cancel)
    {
        var input = Read(form);
        var saved = await put.Run(id, input, cancel);
        if (saved.Done) return Show.Saved(http, $"dialogues/{id:N}", saved.Value.Change);
        var there = await find.Run(id, cancel);
        return there.Done ? Show.Page<SeriesEditPage>(new { Id = (Guid?)id, Written = input, Facts = there.Value, saved.Refusal }) : Show.Refused(there.Refusal!);
    }

    private static async Task<IResult> Edit(Guid id, Refusal? refusal, FormIn? typed, Guid? which, string? adding, FindSeries find, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        return found.Done
            ? Show.Page<SeriesEditPage>(new { Id = (Guid?)id, found.Value.Written, Facts = found.Value, Refusal = refusal, Typed = typed, For = typed is null ? null : which, Adding = adding })
            : Show.Refused(found.Refusal!);
    }

    private static async Task<IResult> Remove(HttpContext http, Guid id, RemoveSeries remove, FindSeries find, CancellationToken cancel)
    {
        var removed = await remove.Run(id, cancel);
        return removed.Done ? Show.Saved(http, "dialogues", removed.Value) : await Edit(id, removed.Refusal, null, null, null, find, cancel);
    }

    /// <summary>The small forms below the large one: they come back to the same page, with what was typed if it was refused.</summary>
    private static async Task<IResult> Small(
        HttpContext http, Guid id, Guid? which, string? adding, FormIn? form, FindSeries find, Func<Task<Outcome<Guid>>> run, CancellationToken cancel)
    {
        var saved = await run();
        return saved.Done ? Show.Saved(http, $"dialogues/{id:N}/edit#sides", saved.Value) : await Edit(id, saved.Refusal, form, which, adding, find, cancel);
    }
}
