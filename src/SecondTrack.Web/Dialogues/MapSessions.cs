using System.Globalization;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Dialogues;

public static class SessionRoutes
{
    private const string Clock = "yyyy-MM-ddTHH:mm";

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rounds/{round:guid}/sessions/new", New).Needs(Need.Convene);
        routes.MapPost("/rounds/{round:guid}/sessions/new", Add).Needs(Need.Convene);
        routes.MapGet("/sessions/{id:guid}", (Guid id, FindSession find, CancellationToken cancel) => Open(id, null, null, null, find, cancel)).Needs(Need.Agenda);
        routes.MapGet("/sessions/{id:guid}/edit", (Guid id, FindSession find, CancellationToken cancel) => Edit(id, null, find, cancel)).Needs(Need.Convene);
        routes.MapPost("/sessions/{id:guid}/edit", Change).Needs(Need.Convene);
        routes.MapPost("/sessions/{id:guid}/remove", Remove).Needs(Need.Convene);
        routes.MapPost("/sessions/{id:guid}/agenda", (HttpContext http, Guid id, FormIn form, PutAgendaItem put, FindSession find, CancellationToken cancel) =>
            Item(http, id, null, form, put, find, cancel)).Needs(Need.Convene);
        routes.MapPost("/sessions/{id:guid}/agenda/{item:guid}", (HttpContext http, Guid id, Guid item, FormIn form, PutAgendaItem put, FindSession find, CancellationToken cancel) =>
            Item(http, id, item, form, put, find, cancel)).Needs(Need.Convene);
        routes.MapPost("/sessions/{id:guid}/agenda/{item:guid}/remove", async (HttpContext http, Guid id, Guid item, RemoveAgendaItem remove, CancellationToken cancel) =>
            await remove.Run(item, cancel) is { Done: true } removed ? Show.Saved(http, $"sessions/{id:N}#agenda", removed.Value) : Show.NotThere()).Needs(Need.Convene);
        routes.MapPost("/agenda/{item:guid}/move", async (HttpContext http, Guid item, FormIn form, MoveAgendaItem move, CancellationToken cancel) =>
        {
            var moved = await move.Run(item, form.Flag("up"), cancel);
            return moved.Done ? Show.Saved(http, $"sessions/{moved.Value.Id:N}#agenda", moved.Value.Change) : Show.Refused(moved.Refusal!);
        }).Needs(Need.Convene);
    }

    private static async Task<IResult> Open(Guid id, Refusal? refusal, FormIn? typed, Guid? which, FindSession find, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        return found.Done ? Show.Page<SessionPage>(new { Model = found.Value, Refusal = refusal, Typed = typed, For = which }) : Show.Refused(found.Refusal!);
    }

    private static SessionIn Read(FormIn form) => new(form.Local("title"), form.Local("place"), StartOf(form), form.Number("minutes") ?? 0,
        form.Text("zone"), form.Pick("rule", GroundRule.ChathamHouse), form.Id("group"), form.Local("note")) { Revision = form.Number("revision") };

    private static DateTime? StartOf(FormIn form) =>
        DateTime.TryParse(form.Text("start"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) ? start : null;

    private static DateIsUnclear? UnclearStart(FormIn form) => form.Text("start").Length > 0 && StartOf(form) is null ? new DateIsUnclear(form.Text("start")) : null;

    private static async Task<IResult> New(Guid round, FindRound find, FindSeries series, CancellationToken cancel)
    {
        var blank = new SessionIn(LocalText.Empty, LocalText.Empty, null, 90, "UTC", GroundRule.ChathamHouse, null, LocalText.Empty);
        return await NewForm(round, blank, "", "90", null, find, series, cancel);
    }

    private static async Task<IResult> NewForm(Guid round, SessionIn input, string start, string minutes, Refusal? refusal, FindRound find, FindSeries series, CancellationToken cancel)
    {
        var found = await find.Run(round, cancel);
        if (!found.Done) return Show.Refused(found.Refusal!);
        // The next session is most likely held where the last one was.
        if (refusal is null && found.Value.Sessions.Count > 0)
        {
            var last = found.Value.Sessions[^1];
            input = input with { TimeZone = last.TimeZone, Place = last.Place, GroundRule = last.GroundRule };
        }
        var its = await series.Run(found.Value.Series, cancel);
        return Show.Page<SessionEditPage>(new
        {
            Round = round, RoundTitle = found.Value.Written.Title, found.Value.Series, found.Value.SeriesTitle, Written = input, Start = start, Minutes = minutes,
            its.Value.Groups, Refusal = refusal,
        });
    }

    private static async Task<IResult> Add(HttpContext http, Guid round, FormIn form, PutSession put, FindRound find, FindSeries series, CancellationToken cancel)
    {
        var input = Read(form);
        var saved = UnclearStart(form) is { } unclear ? unclear : await put.Run(round, null, input, cancel);
        return saved.Done ? Show.Saved(http, $"sessions/{saved.Value.Id:N}", saved.Value.Change)
            : await NewForm(round, input, form.Text("start"), form.Text("minutes"), saved.Refusal, find, series, cancel);
    }

    private static async Task<IResult> Edit(Guid id, Refusal? refusal, FindSession find, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        if (!found.Done) return Show.Refused(found.Refusal!);
        var written = found.Value.Written;
        return Form(found.Value, written, written.Start?.ToString(Clock, CultureInfo.InvariantCulture) ?? "", $"{written.Minutes}", refusal);
    }

    private static IResult Form(SessionFacts session, SessionIn written, string start, string minutes, Refusal? refusal) => Show.Page<SessionEditPage>(new
    {
        Id = (Guid?)session.Id, session.Round, session.RoundTitle, session.Series, session.SeriesTitle, Written = written, Start = start, Minutes = minutes,
        session.Groups, Refusal = refusal,
    });

    private static async Task<IResult> Change(HttpContext http, Guid id, FormIn form, PutSession put, FindSession find, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        if (!found.Done) return Show.Refused(found.Refusal!);
        var input = Read(form);
        var saved = UnclearStart(form) is { } unclear ? unclear : await put.Run(found.Value.Round, id, input, cancel);
        return saved.Done ? Show.Saved(http, $"sessions/{id:N}", saved.Value.Change) : Form(found.Value, input, form.Text("start"), form.Text("minutes"), saved.Refusal);
    }

    private static async Task<IResult> Remove(HttpContext http, Guid id, RemoveSession remove, FindSession find, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        if (!found.Done) return Show.Refused(found.Refusal!);
        var removed = await remove.Run(id, cancel);
        return removed.Done ? Show.Saved(http, $"rounds/{found.Value.Round:N}", removed.Value) : await Edit(id, removed.Refusal, find, cancel);
    }

    private static async Task<IResult> Item(HttpContext http, Guid id, Guid? item, FormIn form, PutAgendaItem put, FindSession find, CancellationToken cancel)
    {
        var minutes = form.Text("minutes").Length == 0 ? 0 : form.Number("minutes") ?? -1;
        var saved = await put.Run(id, item, form.Local("title"), minutes, form.Local("note"), cancel);
        return saved.Done ? Show.Saved(http, $"sessions/{id:N}#agenda", saved.Value.Change) : await Open(id, saved.Refusal, form, item, find, cancel);
    }
}
