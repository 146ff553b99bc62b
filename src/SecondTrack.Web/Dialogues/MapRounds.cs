using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Calendars;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Dialogues;

public static class RoundRoutes
{
    public static void MapRounds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dialogues/{series:guid}/rounds/new", New).Needs(Need.Convene);
        routes.MapPost("/dialogues/{series:guid}/rounds/new", Add).Needs(Need.Convene);
        routes.MapGet("/rounds/{id:guid}", Open).Needs(Need.Agenda);
        routes.MapGet("/rounds/{id:guid}/calendar.ics", Calendar).Needs(Need.Agenda);
        routes.MapGet("/rounds/{id:guid}/edit", (Guid id, FindRound find, CancellationToken cancel) => Edit(id, null, find, cancel)).Needs(Need.Convene);
        routes.MapPost("/rounds/{id:guid}/edit", Change).Needs(Need.Convene);
        routes.MapPost("/rounds/{id:guid}/remove", Remove).Needs(Need.Convene);
    }

    private static async Task<IResult> Open(Guid id, FindRound find, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        return found.Done ? Show.Page<RoundPage>(new { Model = found.Value }) : Show.Refused(found.Refusal!);
    }

    private static async Task<IResult> Calendar(Guid id, FindRound find, WriteCalendar write, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        return found.Done ? SeriesRoutes.IcsOf(await write.Run(found.Value.Series, id, cancel)) : Show.Refused(found.Refusal!);
    }

    private static async Task<IResult> New(Guid series, FindSeries find, CancellationToken cancel)
    {
        var found = await find.Run(series, cancel);
        if (!found.Done) return Show.Refused(found.Refusal!);
        var blank = new RoundIn(null, LocalText.Empty, LocalText.Empty, PartialDate.Unknown, Mode.InPerson, RoundStatus.Planned, Cause.None, LocalText.Empty);
        return Show.Page<RoundEditPage>(new { Series = series, SeriesTitle = found.Value.Written.Title, Written = blank });
    }

    private static RoundIn Read(FormIn form) => new(form.Text("number").Length == 0 ? null : form.Number("number") ?? 0, form.Local("title"), form.Local("place"),
        form.Date("dates") is { Done: true } dates ? dates.Value : PartialDate.Unknown, form.Pick("mode", Mode.InPerson), form.Pick("status", RoundStatus.Planned),
        form.Pick("cause", Cause.None), form.Local("note")) { Revision = form.Number("revision") };

    private static async Task<IResult> Add(HttpContext http, Guid series, FormIn form, PutRound put, FindSeries find, CancellationToken cancel)
    {
        var input = Read(form);
        var saved = form.Date("dates").Refusal is { } unclear ? unclear : await put.Run(series, null, input, cancel);
        if (saved.Done) return Show.Saved(http, $"rounds/{saved.Value.Id:N}", saved.Value.Change);
        var found = await find.Run(series, cancel);
        return found.Done
            ? Show.Page<RoundEditPage>(new { Series = series, SeriesTitle = found.Value.Written.Title, Written = input, Number = form.Text("number"), Dates = form.Text("dates"), saved.Refusal })
            : Show.Refused(found.Refusal!);
    }

    private static async Task<IResult> Edit(Guid id, Refusal? refusal, FindRound find, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        if (!found.Done) return Show.Refused(found.Refusal!);
        var round = found.Value;
        return Show.Page<RoundEditPage>(new
        {
            Id = (Guid?)id, round.Series, round.SeriesTitle, round.Written, Number = $"{round.Number}", Dates = round.Written.Dates.Text, Refusal = refusal,
        });
    }

    private static async Task<IResult> Change(HttpContext http, Guid id, FormIn form, PutRound put, FindRound find, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        if (!found.Done) return Show.Refused(found.Refusal!);
        var input = Read(form);
        var saved = form.Date("dates").Refusal is { } unclear ? unclear : await put.Run(found.Value.Series, id, input, cancel);
        return saved.Done ? Show.Saved(http, $"rounds/{id:N}", saved.Value.Change) : Show.Page<RoundEditPage>(new
        {
            Id = (Guid?)id, found.Value.Series, found.Value.SeriesTitle, Written = input, Number = form.Text("number"), Dates = form.Text("dates"), saved.Refusal,
        });
    }

    private static async Task<IResult> Remove(HttpContext http, Guid id, RemoveRound remove, FindRound find, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        if (!found.Done) return Show.Refused(found.Refusal!);
        var removed = await remove.Run(id, cancel);
        return removed.Done ? Show.Saved(http, $"dialogues/{found.Value.Series:N}", removed.Value) : await Edit(id, removed.Refusal, find, cancel);
    }
}
