using SecondTrack.Evidence;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Sources;

/// <summary>Looking a source over: its facts, its people, which paragraphs are kept, in which encoding it was read.</summary>
internal static class ReviewRoutes
{
    public static void MapReview(this IEndpointRouteBuilder routes)
    {
        var one = routes.MapGroup("/sources/{id:guid}");
        one.MapGet("/review", Review).Needs(Need.Write);
        one.MapPost("/facts", Describe).Needs(Need.Write);
        one.MapPost("/people", AddPerson).Needs(Need.Write);
        one.MapPost("/people/{row:guid}/remove", RemovePerson).Needs(Need.Write);
        one.MapPost("/paragraphs", Keep).Needs(Need.Write);
        one.MapPost("/read-again", Again).Needs(Need.Write);
        one.MapPost("/text", Text).Needs(Need.Write);
    }

    private static Task<IResult> Review(Guid id, ReviewSource review, CancellationToken cancel) => Page(id, review, FormIn.Empty, "", null, cancel);

    private static async Task<IResult> Describe(Guid id, HttpContext http, FormIn form, DescribeSource describe, ReviewSource review, CancellationToken cancel)
    {
        var facts = SourceForm.Read(form);
        if (!facts.Done) return await Page(id, review, form, "facts", facts.Refusal, cancel);
        var saved = await describe.Run(id, facts.Value, cancel);
        if (!saved.Done) return await Page(id, review, form, "facts", saved.Refusal, cancel);
        return Show.Saved(http, form.Text("then") == "read" ? $"sources/{id:N}" : $"sources/{id:N}/review", saved.Value);
    }

    private static async Task<IResult> AddPerson(Guid id, HttpContext http, FormIn form, SetPersonOfSource set, ReviewSource review, CancellationToken cancel)
    {
        var saved = await set.Run(id, form.Id("person-id"), form.Text("person"), form.Flag("new"), form.Pick("role", SourceRole.Author), cancel);
        return saved.Done ? Show.Saved(http, $"sources/{id:N}/review#people", saved.Value) : await Page(id, review, form, "people", saved.Refusal, cancel);
    }

    private static async Task<IResult> RemovePerson(Guid id, Guid row, HttpContext http, RemovePersonOfSource remove, ReviewSource review, CancellationToken cancel)
    {
        var saved = await remove.Run(id, row, cancel);
        return saved.Done ? Show.Saved(http, $"sources/{id:N}/review#people", saved.Value) : await Page(id, review, FormIn.Empty, "people", saved.Refusal, cancel);
    }

    private static async Task<IResult> Keep(Guid id, HttpContext http, FormIn form, KeepParagraph keep, ReviewSource review, CancellationToken cancel)
    {
        // One button per paragraph: "keep-4" or "drop-4" is what was pressed.
        var pressed = form.Text("paragraph").Split('-');
        if (pressed.Length != 2 || !int.TryParse(pressed[1], out var paragraph)) return Show.NotThere();
        var saved = await keep.Run(id, form.Number("number") ?? 0, paragraph, pressed[0] == "keep", cancel);
        return saved.Done
            ? Show.Saved(http, $"sources/{id:N}/review#paragraph-{paragraph}", saved.Value)
            : await Page(id, review, FormIn.Empty, "paragraphs", saved.Refusal, cancel);
    }

    private static async Task<IResult> Again(Guid id, HttpContext http, FormIn form, ReadAgain again, ReviewSource review, CancellationToken cancel)
    {
        var saved = await again.Run(id, form.Number("number") ?? 0, form.Text("encoding"), cancel);
        return saved.Done ? Show.Saved(http, $"sources/{id:N}/review#read", saved.Value) : await Page(id, review, form, "encoding", saved.Refusal, cancel);
    }

    private static async Task<IResult> Text(Guid id, HttpContext http, FormIn form, AddText add, ReviewSource review, CancellationToken cancel)
    {
        if (form.Text("text").Length == 0) return await Page(id, review, form, "text", new NothingToAdd(), cancel);
        var saved = await add.Run(id, SourceRoutes.Pasted(form.Text("text")), cancel);
        return saved.Done ? Show.Saved(http, $"sources/{id:N}/review#read", saved.Value) : await Page(id, review, form, "text", saved.Refusal, cancel);
    }

    private static async Task<IResult> Page(Guid id, ReviewSource review, FormIn form, string part, Refusal? refusal, CancellationToken cancel)
    {
        if (refusal is NotThere) return Show.NotThere();
        var model = await review.Run(id, cancel);
        return model.Done ? Show.Page<ReviewPage>(new { Model = model.Value, Form = form, Part = part, Refusal = refusal }) : Show.Refused(model.Refusal!);
    }
}
