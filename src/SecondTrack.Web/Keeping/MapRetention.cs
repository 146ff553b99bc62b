using System.Globalization;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Keeping;

/// <summary>What goes when, and what holds it.</summary>
public static class RetentionRoutes
{
    public static void MapRetention(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/retention", (ShowRetention show, CancellationToken cancel) => Draw(show, null, null, cancel)).Needs(Need.Read);
        routes.MapPost("/retention/holds", async (HttpContext http, FormIn form, PlaceHold place, ShowRetention show, CancellationToken cancel) =>
        {
            var saved = DateOnly.TryParse(form.Text("ends"), CultureInfo.InvariantCulture, out var ends) ? await place.Run(form.Text("reason"), ends, cancel) : new HoldNeedsReasonAndEnd();
            return saved.Done ? Show.Saved(http, "retention", saved.Value) : await Draw(show, form, saved.Refusal, cancel);
        }).Needs(Need.Convene);
        routes.MapPost("/retention/holds/{id:guid}/lift", async (HttpContext http, Guid id, LiftHold lift, CancellationToken cancel) =>
            await lift.Run(id, cancel) is { Done: true } saved ? Show.Saved(http, "retention", saved.Value) : Show.NotThere()).Needs(Need.Convene);
    }

    private static async Task<IResult> Draw(ShowRetention show, FormIn? typed, Refusal? refusal, CancellationToken cancel)
    {
        var found = await show.Run(cancel);
        return found.Done ? Show.Page<RetentionPage>(new { Model = found.Value, Typed = typed, Refusal = refusal }) : Show.Refused(found.Refusal!);
    }
}
