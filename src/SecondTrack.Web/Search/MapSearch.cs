using SecondTrack.Dialogues.Searching;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Searching;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Search;

public static class SearchRoutes
{
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/search", Search).Needs(Need.Read);
        routes.MapGet("/find/people", async (string? q, CompletePeople complete, CancellationToken cancel) => Offer(await complete.Run(q, cancel))).Needs(Need.Read);
        routes.MapGet("/find/propositions", async (string? q, CompletePropositions complete, CancellationToken cancel) => Offer(await complete.Run(q, cancel))).Needs(Need.Read);
        routes.MapGet("/find/issues", async (string? q, CompleteIssues complete, CancellationToken cancel) => Offer(await complete.Run(q, cancel))).Needs(Need.Read);
    }

    private static async Task<IResult> Search(HttpContext http, Find find, SearchFilters filters, SearchDoor door, CancellationToken cancel)
    {
        var query = http.Request.Query;
        string Text(string name) => query[name].ToString().Trim();
        Guid? Id(string name) => Guid.TryParse(Text(name), out var id) ? id : null;

        var choices = await filters.Run(Text("person"), cancel);
        if (!choices.Done) return Show.Refused(choices.Refusal!);
        var (fromIsDate, toIsDate) = (PartialDate.TryParse(Text("from"), out var from), PartialDate.TryParse(Text("to"), out var to));
        Refusal? wrong = !fromIsDate ? new DateIsUnclear(Text("from")) : !toIsDate ? new DateIsUnclear(Text("to")) : null;
        var asked = new SearchAsked(Text("q"), Text("kind"), Text("issue"), Text("series"), Text("venue"), Text("from"), Text("to"));
        var request = new FindRequest(asked.Text)
        {
            Kind = asked.Kind, Person = choices.Value.Person.Id, Issue = Id("issue"), Series = Id("series"), From = from, To = to,
            Venue = Enum.TryParse<Venue>(asked.Venue, out var venue) && Enum.IsDefined(venue) ? venue.ToString() : null,
            Page = int.TryParse(Text("page"), out var page) ? page : 1,
        };
        var found = wrong is null ? await find.Run(request, cancel) : wrong;
        if (!found.Done && wrong is null) return Show.Refused(found.Refusal!);
        var kinds = door.Types.Select(t => (t.Kind, t.Name)).ToList();
        return Show.Page<SearchPage>(new { Model = new SearchModel(asked, choices.Value, kinds, found.Done ? found.Value : null), Refusal = wrong });
    }

    private static IResult Offer(Outcome<IReadOnlyList<Completion>> found) =>
        found.Done ? Results.Json(found.Value.Select(c => new { id = c.Id.ToString("N"), text = c.Text, hint = c.Hint })) : Show.Refused(found.Refusal!);
}

/// <summary>What stands in the form, as it was typed.</summary>
public sealed record SearchAsked(string Text, string Kind, string Issue, string Series, string Venue, string From, string To);

public sealed record SearchModel(SearchAsked Asked, SearchFiltersModel Filters, IReadOnlyList<(string Kind, Words Name)> Kinds, Found? Found);
