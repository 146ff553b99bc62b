using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Dialogues.Rosters;
using SecondTrack.Dialogues.Searching;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Text;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Dialogues;

public sealed record NobodyOfThatName(string Typed) : Refusal(new Words(
    "Nobody here has a name that begins with “{0}”. Record the person first, or take them in from a list.",
    "没有姓名以“{0}”开头的人物。请先登记此人，或从名单导入。").With(Typed));

public sealed record SeveralAreMeant() : Refusal(new Words(
    "Several people may be meant. Choose one below.", "可能指多人，请在下方选择。"));

public static class ParticipantRoutes
{
    public static void MapParticipants(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rounds/{id:guid}/participants", (Guid id, FindRound find, CancellationToken cancel) => Open(id, null, null, [], find, cancel)).Needs(Need.Convene);
        routes.MapPost("/rounds/{id:guid}/participants", Add).Needs(Need.Convene);
        routes.MapPost("/rounds/{id:guid}/participants/{line:guid}", Change).Needs(Need.Convene);
        routes.MapPost("/rounds/{id:guid}/participants/{line:guid}/remove", async (HttpContext http, Guid id, Guid line, RemoveParticipant remove, CancellationToken cancel) =>
            await remove.Run(line, cancel) is { Done: true } removed ? Show.Saved(http, $"rounds/{id:N}/participants", removed.Value) : Show.NotThere()).Needs(Need.Convene);
        routes.MapGet("/rounds/{id:guid}/roster", async (Guid id, FindRound find, CancellationToken cancel) =>
            await find.Run(id, cancel) is { Done: true } found ? Show.Page<RosterPage>(new { Model = found.Value }) : Show.NotThere()).Needs(Need.Convene);
        routes.MapPost("/rounds/{id:guid}/roster", Preview).Needs(Need.Convene);
        routes.MapPost("/rounds/{id:guid}/roster/take", Take).Needs(Need.Convene);
        routes.MapGet("/rounds/{id:guid}/roster/template.csv", async (Guid id, FindRound find, Seat seat, CancellationToken cancel) =>
            await find.Run(id, cancel) is { Done: true } ? Results.File(WriteRosterTemplate.In(seat.Language), "text/csv; charset=utf-8", "participants.csv") : Show.NotThere()).Needs(Need.Convene);
    }

    private static async Task<IResult> Open(Guid id, Refusal? refusal, FormIn? typed, IReadOnlyList<Completion> mayBe, FindRound find, CancellationToken cancel)
    {
        var found = await find.Run(id, cancel);
        return found.Done ? Show.Page<ParticipantsPage>(new { Model = found.Value, Refusal = refusal, Typed = typed, MayBe = mayBe }) : Show.Refused(found.Refusal!);
    }

    private static async Task<IResult> Add(HttpContext http, Guid id, FormIn form, PutParticipant put, CompletePeople complete, FindRound find, CancellationToken cancel)
    {
        var person = form.Id("id");
        if (person is null)
        {
            var name = form.Text("person");
            var found = name.Length == 0 ? [] : (await complete.Run(name, cancel)).Value;
            var exact = found.Where(c => string.Equals(c.Text, name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count == 0) return await Open(id, new NobodyOfThatName(name), form, [], find, cancel);
            person = exact is [var only] ? only.Id : found is [var one] ? one.Id : null;
            if (person is null) return await Open(id, new SeveralAreMeant(), form, found, find, cancel);
        }
        var saved = await put.Run(id, null, person.Value, form.Pick("capacity", Capacity.ThinkTank), form.Id("side"), form.Local("note"), cancel);
        return saved.Done ? Show.Saved(http, $"rounds/{id:N}/participants", saved.Value.Change) : await Open(id, saved.Refusal, form, [], find, cancel);
    }

    private static async Task<IResult> Change(HttpContext http, Guid id, Guid line, FormIn form, PutParticipant put, FindRound find, CancellationToken cancel)
    {
        var saved = await put.Run(id, line, Guid.Empty, form.Pick("capacity", Capacity.ThinkTank), form.Id("side"), form.Local("note"), cancel);
        return saved.Done ? Show.Saved(http, $"rounds/{id:N}/participants", saved.Value.Change) : await Open(id, saved.Refusal, null, [], find, cancel);
    }

    private static Capacity? Otherwise(FormIn form) => Enum.TryParse<Capacity>(form.Text("otherwise"), out var capacity) && Enum.IsDefined(capacity) ? capacity : null;

    private static async Task<IResult> Preview(Guid id, FormIn form, FindRound find, PreviewRoster preview, CancellationToken cancel)
    {
        var round = await find.Run(id, cancel);
        if (!round.Done) return Show.Refused(round.Refusal!);
        var text = await TextOf(form, cancel);
        var report = text.Done ? await preview.Run(id, text.Value, Otherwise(form), cancel) : text.Refusal!;
        return Show.Page<RosterPage>(new
        {
            Model = round.Value, Report = report.Done ? report.Value : null, List = text.Done ? text.Value : form.Text("list"), Otherwise = Otherwise(form), report.Refusal,
        });
    }

    private static async Task<Outcome<string>> TextOf(FormIn form, CancellationToken cancel)
    {
        if (form.File("file") is not { } file) return form.Text("list");
        if (file.Length > 4 * 1024 * 1024) return new RosterIsUnreadable(new Words("The file is larger than 4 MB: this is no list of participants.", "文件超过 4 MB，不像是与会者名单。"));
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return DecodeText.Decode(bytes.ToArray()).Map(d => d.Text);
    }

    private static async Task<IResult> Take(HttpContext http, Guid id, FormIn form, FindRound find, PreviewRoster preview, TakeRoster take, CancellationToken cancel)
    {
        var text = form.Text("list");
        var looked = await preview.Run(id, text, Otherwise(form), cancel);
        if (looked.Refusal is NotThere or NotAllowed) return Show.Refused(looked.Refusal);
        var saved = looked.Done ? await take.Run(id, text, Otherwise(form), Choices(looked.Value, form), cancel) : looked.Refusal!;
        if (saved.Done) return Show.Saved(http, $"rounds/{id:N}", saved.Value.Change);
        var round = await find.Run(id, cancel);
        return Show.Page<RosterPage>(new
        {
            Model = round.Value, Report = looked.Done ? looked.Value : null, List = text, Otherwise = Otherwise(form), Typed = form, saved.Refusal,
        });
    }

    private static Dictionary<int, RosterChoice> Choices(RosterReport report, FormIn form)
    {
        var choices = new Dictionary<int, RosterChoice>();
        foreach (var line in report.Lines.Where(l => l.Mark == RosterMark.Choose).Select(l => l.Row.Line))
        {
            var chosen = form.Text($"line-{line}");
            if (chosen == "new") choices[line] = new(true, null);
            else if (chosen == "skip") choices[line] = new(false, null);
            else if (Guid.TryParse(chosen, out var person)) choices[line] = new(true, person);
        }
        return choices;
    }
}
