using SecondTrack.Evidence;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Sources;

/// <summary>The facts of a source as a form sends them.</summary>
internal static class SourceForm
{
    public static Outcome<SourceIn> Read(FormIn form)
    {
        var date = form.Date("date");
        return date.Done ? Facts(form) with { Date = date.Value } : date.Refusal!;
    }

    /// <summary>Everything but the date, which may not be one: what was typed stays in the form.</summary>
    public static SourceIn Facts(FormIn form) => new()
    {
        Kind = form.Pick("kind", SourceKind.Article), Title = form.Local("title"), Byline = form.Text("byline"), Publisher = form.Local("publisher"),
        Address = form.Text("address"), Note = form.Local("note"), LanguageTag = form.Text("language"), IsPublic = form.Text("public") != "no",
        FirstHand = form.Flag("first-hand"), Venue = form.Pick("venue", Venue.InWriting), GroundRule = form.Pick("rule", GroundRule.OnTheRecord),
        SeriesId = form.Id("series"), SessionId = form.Id("session"),
    };
}
