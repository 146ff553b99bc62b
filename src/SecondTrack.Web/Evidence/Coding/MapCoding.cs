using SecondTrack.Evidence.Coding;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Coding;

/// <summary>Marking passages and reading statements off them, with scripts and without.</summary>
internal static class CodingRoutes
{
    public static void MapCoding(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sources/{id:guid}/quote", Quote).Needs(Need.Write);
        routes.MapPost("/sources/{id:guid}/statements", Code).Needs(Need.Write);
        routes.MapPost("/sources/{id:guid}/passages", Mark).Needs(Need.Write);
        routes.MapGet("/passages/{id:guid}", Passage).Needs(Need.Write);
        routes.MapPost("/passages/{id:guid}/remove", Unmark).Needs(Need.Write);
        routes.MapPost("/passages/{id:guid}/take-over", TakeOver).Needs(Need.Write);
        routes.MapGet("/statements/{id:guid}", Statement).Needs(Need.Write);
        routes.MapPost("/statements/{id:guid}", Change).Needs(Need.Write);
        routes.MapPost("/statements/{id:guid}/remove", Remove).Needs(Need.Write);
    }

    private static async Task<IResult> Quote(Guid id, int? line, Seat seat, ReadParagraph paragraphs, CodingDefaults defaults, CancellationToken cancel)
    {
        var paragraph = await paragraphs.Run(id, line ?? -1, cancel);
        if (!paragraph.Done) return Show.Refused(paragraph.Refusal!);
        var form = await defaults.Run(id, cancel);
        if (!form.Done) return Show.Refused(form.Refusal!);
        var asked = new CodeAsked(CodeTyped.Of(form.Value.Filled, "", seat.Language), null, null);
        return Show.Page<QuotePage>(new { Paragraph = paragraph.Value, Coding = form.Value, Asked = asked, Typed = paragraph.Value.Line.Text });
    }

    private static async Task<IResult> Code(Guid id, HttpContext http, FormIn form, ReadCodeForm read, CodeStatement code, Pieces pieces, CancellationToken cancel)
    {
        var asked = await read.Run(form, LocalText.Empty, cancel);
        var place = await pieces.Where(id, form, cancel);
        var coded = asked.Statement is null ? asked.Refusal!
            : !place.Done ? place.Refusal!
            : form.Id("passage") is { } passage ? await code.Run(passage, asked.Statement, cancel)
            : await code.Run(place.Value!, asked.Statement, cancel);
        if (coded.Done) return Show.Saved(http, $"sources/{coded.Value.SourceId:N}#passage-{coded.Value.PassageId:N}", coded.Value.Change);
        return await pieces.Refused(id, form, asked with { Refusal = coded.Refusal }, cancel);
    }

    private static async Task<IResult> Mark(Guid id, HttpContext http, FormIn form, QuotePassage quote, Pieces pieces, Reader reader, CancellationToken cancel)
    {
        var place = await pieces.Where(id, form, cancel);
        if (!place.Done || place.Value is null) return Show.Refused(place.Refusal ?? new NothingIsQuoted());
        var marked = await quote.Run(place.Value, cancel);
        if (!marked.Done) return Show.Refused(marked.Refusal!);
        var back = $"sources/{id:N}#passage-{marked.Value.Passage:N}";
        return marked.Value.Change is { } change ? Show.Saved(http, back, change) : Show.GoTo(reader.In(back));
    }

    private static async Task<IResult> Passage(Guid id, Seat seat, ReadPassage passages, CodingDefaults defaults, CancellationToken cancel)
    {
        var passage = await passages.Run(id, cancel);
        if (!passage.Done) return Show.Refused(passage.Refusal!);
        var form = await defaults.Run(passage.Value.SourceId, cancel);
        if (!form.Done) return Show.Refused(form.Refusal!);
        return Show.Page<PassagePage>(new { Passage = passage.Value, Coding = form.Value, Asked = new CodeAsked(CodeTyped.Of(form.Value.Filled, "", seat.Language), null, null) });
    }

    private static async Task<IResult> Unmark(Guid id, HttpContext http, RemovePassage remove, CancellationToken cancel)
    {
        var removed = await remove.Run(id, cancel);
        return removed.Done ? Show.Saved(http, $"sources/{removed.Value.Source:N}", removed.Value.Change) : Show.Refused(removed.Refusal!);
    }

    private static async Task<IResult> TakeOver(Guid id, HttpContext http, MovePassage move, CancellationToken cancel)
    {
        var moved = await move.Run(id, cancel);
        return moved.Done ? Show.Saved(http, $"sources/{moved.Value.Source:N}#passage-{moved.Value.Passage:N}", moved.Value.Change) : Show.Refused(moved.Refusal!);
    }

    private static async Task<IResult> Statement(Guid id, ReadStatement read, CodingDefaults defaults, Seat seat, CancellationToken cancel)
    {
        var statement = await read.Run(id, cancel);
        if (!statement.Done) return Show.Refused(statement.Refusal!);
        return await StatementPageOf(statement.Value, defaults, new(CodeTyped.Of(statement.Value, seat.Language), null, null), cancel);
    }

    private static async Task<IResult> Change(Guid id, HttpContext http, FormIn form, ReadCodeForm read, ReadStatement statements, ChangeStatement change,
        CodingDefaults defaults, CancellationToken cancel)
    {
        var statement = await statements.Run(id, cancel);
        if (!statement.Done) return Show.Refused(statement.Refusal!);
        var asked = await read.Run(form, statement.Value.Filled.Note, cancel);
        var changed = asked.Statement is null ? asked.Refusal! : await change.Run(id, asked.Statement, cancel);
        return changed.Done
            ? Show.Saved(http, $"sources/{changed.Value.SourceId:N}#passage-{changed.Value.PassageId:N}", changed.Value.Change)
            : await StatementPageOf(statement.Value, defaults, asked with { Refusal = changed.Refusal }, cancel);
    }

    private static async Task<IResult> StatementPageOf(StatementToChange statement, CodingDefaults defaults, CodeAsked asked, CancellationToken cancel)
    {
        var form = await defaults.Run(statement.SourceId, cancel);
        return form.Done ? Show.Page<StatementPage>(new { Statement = statement, Coding = form.Value, Asked = asked, asked.Refusal }) : Show.Refused(form.Refusal!);
    }

    private static async Task<IResult> Remove(Guid id, HttpContext http, RemoveStatement remove, CancellationToken cancel)
    {
        var removed = await remove.Run(id, cancel);
        return removed.Done
            ? Show.Saved(http, $"sources/{removed.Value.SourceId:N}#passage-{removed.Value.PassageId:N}", removed.Value.Change)
            : Show.Refused(removed.Refusal!);
    }
}
