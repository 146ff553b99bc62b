using SecondTrack.Evidence.Translating;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Translating;

/// <summary>What lacks one of the two languages, with the field to fill it in beside it.</summary>
internal static class TranslatingRoutes
{
    public static void MapTranslating(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/translate", (int? page, ListToTranslate list, CancellationToken cancel) => List(page ?? 1, list, null, null, null, cancel)).Needs(Need.Read);
        routes.MapPost("/translate/{kind}/{id:guid}", async (HttpContext http, string kind, Guid id, FormIn form, Translate translate, ListToTranslate list, CancellationToken cancel) =>
        {
            if (!Enum.TryParse<Translatable>(kind, true, out var what) || !Enum.IsDefined(what)) return Show.NotThere();
            var saved = await translate.Run(what, id, form.Text("language"), form.Text("text"), cancel);
            if (saved.Done) return Show.Saved(http, "translate", saved.Value.Change);
            return saved.Refusal is NotThere or NotAllowed ? Show.Refused(saved.Refusal) : await List(form.Number("page") ?? 1, list, id, form.Text("text"), saved.Refusal, cancel);
        }).Needs(Need.Write);
    }

    private static async Task<IResult> List(int page, ListToTranslate list, Guid? id, string? typed, Refusal? refusal, CancellationToken cancel) =>
        await list.Run(page, cancel) is { Done: true } found ? Show.Page<TranslatePage>(new { Model = found.Value, For = id, Typed = typed, Refusal = refusal }) : Show.NotThere();
}
