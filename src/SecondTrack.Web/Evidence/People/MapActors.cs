using SecondTrack.Evidence;
using SecondTrack.Evidence.Notes;
using SecondTrack.Evidence.Stances;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.People;

public static class ActorRoutes
{
    public static void MapActors(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/people/{id:guid}", async (Guid id, int? page, ShowActor show, NoteOpening note, CancellationToken cancel) =>
        {
            var found = await show.Run(ActorKind.Person, id, page ?? 1, cancel);
            if (!found.Done) return Show.NotThere();
            await note.Run("Person", id, cancel);
            return Show.Page<ActorPage>(new { Model = found.Value });
        }).Needs(Need.Read);
        routes.MapGet("/people/{id:guid}/statements", (Guid id, int? page, Guid? proposition, bool? own, NameActor name, ListStatements list, CancellationToken cancel) =>
            Statements(ActorKind.Person, id, page, proposition, own, name, list, cancel)).Needs(Need.Read);
        routes.MapGet("/actors/{kind}/{id:guid}", (string kind, Guid id, int? page, ShowActor show, CancellationToken cancel) =>
            Kind(kind) is { } actor ? Open(actor, id, page, show, cancel) : Task.FromResult(Show.NotThere())).Needs(Need.Read);
        routes.MapGet("/actors/{kind}/{id:guid}/statements", (string kind, Guid id, int? page, Guid? proposition, bool? own, NameActor name, ListStatements list, CancellationToken cancel) =>
            Kind(kind) is { } actor ? Statements(actor, id, page, proposition, own, name, list, cancel) : Task.FromResult(Show.NotThere())).Needs(Need.Read);

        routes.MapPost("/notes/{about}/{id:guid}", async (HttpContext http, string about, Guid id, FormIn form, AddNote add, CancellationToken cancel) =>
        {
            if (!Enum.TryParse<NoteAbout>(about, true, out var kind) || !Enum.IsDefined(kind)) return Show.NotThere();
            var saved = await add.Run(kind, id, form.Text("text"), cancel);
            return saved.Done ? Show.Saved(http, Back(kind, id), saved.Value.Change)
                : saved.Refusal is NotThere ? Show.NotThere()
                : Show.Page<NoteEditPage>(new { To = $"notes/{kind}/{id:N}", Text = form.Text("text"), saved.Refusal });
        }).Needs(Need.Write);
        routes.MapGet("/notes/{id:guid}/edit", async (Guid id, ListNotes list, CancellationToken cancel) =>
            await list.One(id, cancel) is { Done: true } note ? Show.Page<NoteEditPage>(new { To = $"notes/{id:N}/edit", note.Value.Text }) : Show.NotThere()).Needs(Need.Write);
        routes.MapPost("/notes/{id:guid}/edit", async (HttpContext http, Guid id, FormIn form, ListNotes list, ChangeNote change, CancellationToken cancel) =>
        {
            if (await list.One(id, cancel) is not { Done: true } note) return Show.NotThere();
            var saved = await change.Run(id, form.Text("text"), cancel);
            return saved.Done ? Show.Saved(http, Back(note.Value.About, note.Value.AboutId), saved.Value.Change)
                : Show.Page<NoteEditPage>(new { To = $"notes/{id:N}/edit", Text = form.Text("text"), saved.Refusal });
        }).Needs(Need.Write);
        routes.MapPost("/notes/{id:guid}/remove", async (HttpContext http, Guid id, ListNotes list, RemoveNote remove, CancellationToken cancel) =>
        {
            if (await list.One(id, cancel) is not { Done: true } note) return Show.NotThere();
            var saved = await remove.Run(id, cancel);
            return saved.Done ? Show.Saved(http, Back(note.Value.About, note.Value.AboutId), saved.Value.Change) : Show.Refused(saved.Refusal!);
        }).Needs(Need.Write);
    }

    private static string Back(NoteAbout about, Guid id) => about switch
    {
        NoteAbout.Person => $"people/{id:N}",
        NoteAbout.Source => $"sources/{id:N}",
        NoteAbout.Series => $"dialogues/{id:N}",
        _ => $"propositions/{id:N}",
    };

    private static ActorKind? Kind(string kind) => Enum.TryParse<ActorKind>(kind, true, out var found) && Enum.IsDefined(found) && !char.IsAsciiDigit(kind[0]) ? found : null;

    private static async Task<IResult> Open(ActorKind kind, Guid id, int? page, ShowActor show, CancellationToken cancel) =>
        await show.Run(kind, id, page ?? 1, cancel) is { Done: true } found ? Show.Page<ActorPage>(new { Model = found.Value }) : Show.NotThere();

    private static async Task<IResult> Statements(
        ActorKind kind, Guid id, int? page, Guid? proposition, bool? own, NameActor name, ListStatements list, CancellationToken cancel)
    {
        var actor = await name.Run(kind, id, cancel);
        if (!actor.Done) return Show.NotThere();
        var found = await list.Run(new StatementFilter(actor.Value, proposition, own), page ?? 1, cancel);
        return found.Done ? Show.Page<StatementsPage>(new { Model = found.Value, Actor = actor.Value }) : Show.Refused(found.Refusal!);
    }
}
