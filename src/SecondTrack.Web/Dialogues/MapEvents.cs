using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Continuity;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Dialogues;

public static class EventRoutes
{
    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dialogues/{id:guid}/events/new", New).Needs(Need.Convene);
        routes.MapPost("/dialogues/{id:guid}/events/new", (HttpContext http, Guid id, FormIn form, PutEvent put, FindSeries find, CancellationToken cancel) =>
            Put(http, id, null, form, put, find, cancel)).Needs(Need.Convene);
        routes.MapGet("/dialogues/{id:guid}/events/{which:guid}", Edit).Needs(Need.Convene);
        routes.MapPost("/dialogues/{id:guid}/events/{which:guid}", (HttpContext http, Guid id, Guid which, FormIn form, PutEvent put, FindSeries find, CancellationToken cancel) =>
            Put(http, id, which, form, put, find, cancel)).Needs(Need.Convene);
        routes.MapPost("/dialogues/{id:guid}/events/{which:guid}/remove", Remove).Needs(Need.Convene);
    }

    private static async Task<IResult> New(Guid id, FindSeries find, CancellationToken cancel)
    {
        var series = await find.Run(id, cancel);
        return series.Done
            ? Show.Page<EventEditPage>(new { Series = series.Value, Event = new LineEvent(Guid.Empty, TimelineKind.ContactBetweenRounds, Cause.None, PartialDate.Unknown, LocalText.Empty, LocalText.Empty), Date = "" })
            : Show.Refused(series.Refusal!);
    }

    private static async Task<IResult> Edit(Guid id, Guid which, FindSeries find, ReadContinuity read, CancellationToken cancel)
    {
        var series = await find.Run(id, cancel);
        if (!series.Done) return Show.Refused(series.Refusal!);
        var its = (await read.Run(id, cancel)).Value.Events.FirstOrDefault(e => e.Id == which);
        return its is null ? Show.NotThere() : Show.Page<EventEditPage>(new { Series = series.Value, Event = its, Date = its.Date.Text });
    }

    private static async Task<IResult> Put(HttpContext http, Guid id, Guid? which, FormIn form, PutEvent put, FindSeries find, CancellationToken cancel)
    {
        var typed = new LineEvent(which ?? Guid.Empty, form.Pick("kind", TimelineKind.ContactBetweenRounds), form.Pick("cause", Cause.None), PartialDate.Unknown, form.Local("title"), form.Local("note"));
        var date = form.Date("date");
        var saved = date.Done ? await put.Run(id, which, typed.Kind, typed.Cause, date.Value, typed.Title, typed.Note, cancel) : date.Refusal!;
        if (saved.Done) return Show.Saved(http, $"dialogues/{id:N}#line", saved.Value.Change);
        var series = await find.Run(id, cancel);
        return series.Done ? Show.Page<EventEditPage>(new { Series = series.Value, Event = typed, Date = form.Text("date"), saved.Refusal }) : Show.Refused(series.Refusal!);
    }

    private static async Task<IResult> Remove(HttpContext http, Guid id, Guid which, RemoveEvent remove, CancellationToken cancel)
    {
        var removed = await remove.Run(which, cancel);
        return removed.Done ? Show.Saved(http, $"dialogues/{id:N}#line", removed.Value) : Show.Refused(removed.Refusal!);
    }
}
