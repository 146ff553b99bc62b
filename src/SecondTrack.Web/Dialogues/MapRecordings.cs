using System.Globalization;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Dialogues.Recordings;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Dialogues;

/// <summary>What may be written down: of a series by ground rule, of one session, and the day its summary was agreed.</summary>
public static class RecordingRoutes
{
    public static void MapRecordings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dialogues/{id:guid}/recording", (Guid id, FindSeries find, CancellationToken cancel) => OfSeries(id, null, null, find, cancel)).Needs(Need.Convene);
        routes.MapPost("/dialogues/{id:guid}/recording", async (HttpContext http, Guid id, FormIn form, SetSeriesRecording set, FindSeries find, CancellationToken cancel) =>
        {
            var rules = Enum.GetValues<GroundRule>().Select(g => new SeriesRecording(g, form.Pick($"rule-{g}", g.Recording()), Days(form, $"days-{g}"))).ToList();
            var saved = await set.Run(id, rules, cancel);
            return saved.Done ? Show.Saved(http, $"dialogues/{id:N}", saved.Value) : await OfSeries(id, form, saved.Refusal, find, cancel);
        }).Needs(Need.Convene);
        routes.MapGet("/sessions/{id:guid}/recording", (Guid id, FindSession find, ListMembers members, CancellationToken cancel) =>
            OfSession(id, null, null, find, members, cancel)).Needs(Need.Convene);
        routes.MapPost("/sessions/{id:guid}/recording", async (HttpContext http, Guid id, FormIn form, SetSessionRecording set, FindSession find, ListMembers members, CancellationToken cancel) =>
        {
            var rule = Enum.TryParse<RecordingRule>(form.Text("rule"), out var own) && Enum.IsDefined(own) ? own : (RecordingRule?)null;
            var saved = await set.Run(id, new(rule, form.Id("recorder"), Days(form, "days")), cancel);
            return saved.Done ? Show.Saved(http, $"sessions/{id:N}", saved.Value) : await OfSession(id, form, saved.Refusal, find, members, cancel);
        }).Needs(Need.Convene);
        routes.MapPost("/sessions/{id:guid}/summary", async (HttpContext http, Guid id, FormIn form, AgreeSummary agree, FindSession find, ListMembers members, CancellationToken cancel) =>
        {
            var typed = form.Text("agreed");
            var saved = DateOnly.TryParse(typed, CultureInfo.InvariantCulture, out var on) ? await agree.Run(id, on, cancel) : new DateIsUnclear(typed);
            return saved.Done ? Show.Saved(http, $"sessions/{id:N}", saved.Value) : await OfSession(id, form, saved.Refusal, find, members, cancel);
        }).Needs(Need.Convene);
    }

    /// <summary>What is no number is refused as zero days are, not taken for "as the product does".</summary>
    private static int? Days(FormIn form, string name) => form.Text(name).Length == 0 ? null : form.Number(name) ?? 0;

    private static async Task<IResult> OfSeries(Guid id, FormIn? typed, Refusal? refusal, FindSeries find, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        return found.Done ? Show.Page<SeriesRecordingPage>(new { Model = found.Value, Typed = typed, Refusal = refusal }) : Show.Refused(found.Refusal!);
    }

    private static async Task<IResult> OfSession(Guid id, FormIn? typed, Refusal? refusal, FindSession find, ListMembers members, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        if (!found.Done) return Show.Refused(found.Refusal!);
        var recorders = (await members.Run(cancel)).Value.Members.Where(m => m.Role.Allows(Need.Write)).ToList();
        return Show.Page<SessionRecordingPage>(new { Model = found.Value, Recorders = recorders, Typed = typed, Refusal = refusal });
    }
}
