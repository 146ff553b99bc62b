using System.Text;
using SecondTrack.Dialogues.Searching;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.Fetch;
using SecondTrack.Evidence.Searching;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Sources;

/// <summary>The list, the ways in, and the page of one source.</summary>
internal static class SourceRoutes
{
    public static void MapSources(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sources", List).Needs(Need.Read);
        routes.MapGet("/sources/new", New).Needs(Need.Write);
        routes.MapPost("/sources/from-file", FromFile).Needs(Need.Write);
        routes.MapPost("/sources/from-text", FromText).Needs(Need.Write);
        routes.MapPost("/sources/from-address", FromAddress).Needs(Need.Write);
        routes.MapPost("/sources/attended", Attended).Needs(Need.Write);
        routes.MapGet("/sources/{id:guid}", One).Needs(Need.Read);
        routes.MapGet("/sources/{id:guid}/original", Original).Needs(Need.Read);
        routes.MapPost("/sources/{id:guid}/remove", Remove).Needs(Need.Write);
    }

    private static async Task<IResult> List(HttpContext http, ListSources list, SearchFilters filters, CancellationToken cancel)
    {
        var query = http.Request.Query;
        string Text(string name) => query[name].ToString().Trim();
        var choices = await filters.Run(Text("person"), cancel);
        if (!choices.Done) return Show.Refused(choices.Refusal!);
        var (fromIsDate, toIsDate) = (PartialDate.TryParse(Text("from"), out var from), PartialDate.TryParse(Text("to"), out var to));
        var filter = new SourceFilter
        {
            Text = Text("q"), LanguageTag = Text("language"), Kind = Pick<SourceKind>(Text("kind")), Venue = Pick<Venue>(Text("venue")),
            SeriesId = Guid.TryParse(Text("series"), out var series) ? series : null, PersonId = choices.Value.Person.Id, From = from, To = to,
            ByAdded = Text("order") == "added", Page = int.TryParse(Text("page"), out var page) ? page : 1,
        };
        var found = await list.Run(filter, cancel);
        Refusal? wrong = !fromIsDate ? new DateIsUnclear(Text("from")) : !toIsDate ? new DateIsUnclear(Text("to")) : null;
        return found.Done
            ? Show.Page<SourcesPage>(new { Model = found.Value, Filter = filter, Filters = choices.Value, From = Text("from"), To = Text("to"), Refusal = wrong })
            : Show.Refused(found.Refusal!);
    }

    private static async Task<IResult> New(ListSeriesOptions series, CancellationToken cancel) => await NewPage(series, FormIn.Empty, "", null, cancel);

    private static async Task<IResult> FromFile(HttpContext http, FormIn form, AddSource add, ListSeriesOptions series, CancellationToken cancel)
    {
        if (form.File("file") is not { } file) return await NewPage(series, form, "file", new NoFileChosen(), cancel);
        if (file.Length > Uploads.MostFileBytes) return await NewPage(series, form, "file", new UploadIsTooLarge(), cancel);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancel);
        var document = new DocumentBytes(bytes.ToArray(), Path.GetFileName(file.FileName)) { ContentType = file.ContentType };
        return await Added(http, await add.Run(null, document, cancel), series, form, "file", cancel);
    }

    private static async Task<IResult> FromText(HttpContext http, FormIn form, AddSource add, ListSeriesOptions series, CancellationToken cancel)
    {
        if (form.Text("text").Length == 0) return await NewPage(series, form, "text", new NothingToAdd(), cancel);
        return await Added(http, await add.Run(null, Pasted(form.Text("text")), cancel), series, form, "text", cancel);
    }

    private static async Task<IResult> FromAddress(HttpContext http, FormIn form, FetchPage fetch, AddSource add, ListSeriesOptions series, CancellationToken cancel)
    {
        var page = await fetch.Run(form.Text("address"), cancel);
        if (!page.Done) return await NewPage(series, form, "address", page.Refusal!, cancel);
        return await Added(http, await add.Run(null, page.Value, cancel), series, form, "address", cancel);
    }

    private static async Task<IResult> Attended(HttpContext http, FormIn form, AddSource add, ListSeriesOptions series, CancellationToken cancel)
    {
        var facts = SourceForm.Read(form);
        if (!facts.Done) return await NewPage(series, form, "attended", facts.Refusal!, cancel);
        var notes = form.Text("text");
        return await Added(http, await add.Run(facts.Value, notes.Length > 0 ? Pasted(notes) : null, cancel), series, form, "attended", cancel);
    }

    private static async Task<IResult> Added(HttpContext http, Outcome<SourceAdded> added, ListSeriesOptions series, FormIn form, string way, CancellationToken cancel)
    {
        if (!added.Done) return await NewPage(series, form, way, added.Refusal!, cancel);
        return added.Value.Change is { } change
            ? Show.Saved(http, $"sources/{added.Value.Id:N}/review", change)
            : Show.GoTo(http.RequestServices.GetRequiredService<Reader>().In($"sources/{added.Value.Id:N}?was-there=1"));
    }

    private static async Task<IResult> NewPage(ListSeriesOptions series, FormIn form, string way, Refusal? refusal, CancellationToken cancel)
    {
        var options = await series.Run(cancel);
        return options.Done ? Show.Page<NewSourcePage>(new { Series = options.Value, Form = form, Way = way, Refusal = refusal }) : Show.Refused(options.Refusal!);
    }

    private static async Task<IResult> One(Guid id, HttpContext http, ReadSource read, CodingDefaults defaults, Seat seat, CancellationToken cancel)
    {
        var number = int.TryParse(http.Request.Query["text"], out var n) ? n : (int?)null;
        var page = await read.Run(id, number, cancel);
        if (!page.Done) return Show.Refused(page.Refusal!);
        var coding = seat.May(Need.Write) && page.Value.Text is { } text && text.Number == text.Newest ? await defaults.Run(id, cancel) : default;
        return Show.Page<OneSourcePage>(new { Model = page.Value, Coding = coding.Done ? coding.Value : null, WasThere = http.Request.Query.ContainsKey("was-there") });
    }

    /// <summary>Whatever the bytes are, the browser only saves them: never shown, never run, whatever their name says.</summary>
    private static async Task<IResult> Original(Guid id, OpenOriginal open, CancellationToken cancel)
    {
        var original = await open.Run(id, cancel);
        if (!original.Done) return Show.Refused(original.Refusal!);
        var name = original.Value.FileName.Length > 0 ? original.Value.FileName : $"source-{id:N}.txt";
        return Results.File(original.Value.Bytes, "application/octet-stream", name);
    }

    private static async Task<IResult> Remove(Guid id, HttpContext http, RemoveSource remove, CancellationToken cancel)
    {
        var removed = await remove.Run(id, cancel);
        return removed.Done ? Show.Saved(http, "sources", removed.Value) : Show.Refused(removed.Refusal!);
    }

    internal static DocumentBytes Pasted(string text) => new(Encoding.UTF8.GetBytes(text), "") { ContentType = "text/plain; charset=utf-8", Encoding = "utf-8" };

    private static T? Pick<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}

public sealed record NoFileChosen() : Refusal(new Words(
    "No file is chosen, or it is empty. Choose one, or drop it on the field.",
    "未选择文件，或文件为空。请选择文件，或将其拖到框内。"));
