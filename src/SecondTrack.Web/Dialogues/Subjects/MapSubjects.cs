using SecondTrack.Dialogues.Consents;
using SecondTrack.Dialogues.Subjects;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Dialogues.Subjects;

/// <summary>What a person may ask of us: to see it, to take it along, to withdraw a consent, to be forgotten.</summary>
public static class SubjectRoutes
{
    public static void MapSubjects(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/people/{id:guid}/record", async (Guid id, ExportPerson export, NoteOpening note, CancellationToken cancel) =>
        {
            var found = await export.Read(id, cancel);
            if (!found.Done) return Show.Refused(found.Refusal!);
            await note.Run("Person", id, cancel);
            return Show.Page<PersonRecordPage>(new { Model = found.Value });
        }).Needs(Need.Read);
        routes.MapGet("/people/{id:guid}/record.json", async (Guid id, ExportPerson export, CancellationToken cancel) =>
            await export.Run(id, cancel) is { Done: true } file ? Results.File(file.Value.Json, "application/json", $"person-{id:N}.json") : Show.NotThere()).Needs(Need.Convene);
        routes.MapGet("/people/{id:guid}/erase", (Guid id, ErasePerson erase, CancellationToken cancel) => Plan(id, null, erase, cancel)).Needs(Need.Convene);
        routes.MapPost("/people/{id:guid}/erase", async (Guid id, FormIn form, ErasePerson erase, CancellationToken cancel) =>
        {
            var done = await erase.Run(id, form.Flag("meant"), cancel);
            return done.Done ? Show.Page<ErasureReceiptPage>(new { Model = done.Value }) : await Plan(id, done.Refusal, erase, cancel);
        }).Needs(Need.Convene);
        routes.MapGet("/people/{id:guid}/consents", (Guid id, Guid? withdraw, ListConsents list, WithdrawConsent plan, CancellationToken cancel) =>
            Consents(id, withdraw, null, null, list, plan, cancel)).Needs(Need.Read);
        routes.MapPost("/people/{id:guid}/consents", async (HttpContext http, Guid id, FormIn form, GiveConsent give, ListConsents list, WithdrawConsent plan, CancellationToken cancel) =>
        {
            var on = form.Date("on");
            var saved = on.Done ? await give.Run(id, form.Pick("purpose", Purpose.Recorded), on.Value, form.Pick("given", ConsentGiven.Paper), form.Local("note"), cancel) : on.Refusal!;
            return saved.Done ? Show.Saved(http, $"people/{id:N}/consents", saved.Value) : await Consents(id, null, form, saved.Refusal, list, plan, cancel);
        }).Needs(Need.Convene);
        routes.MapPost("/people/{id:guid}/consents/{consent:guid}/withdraw", async (HttpContext http, Guid id, Guid consent, ListConsents list, WithdrawConsent withdraw, CancellationToken cancel) =>
        {
            var saved = await withdraw.Run(consent, cancel);
            return saved.Done ? Show.Saved(http, $"people/{id:N}/consents", saved.Value) : await Consents(id, consent, null, saved.Refusal, list, withdraw, cancel);
        }).Needs(Need.Convene);
    }

    private static async Task<IResult> Plan(Guid id, Refusal? refusal, ErasePerson erase, CancellationToken cancel)
    {
        var found = await erase.Plan(id, cancel);
        return found.Done ? Show.Page<ErasePersonPage>(new { Model = found.Value, Refusal = refusal }) : Show.Refused(found.Refusal!);
    }

    private static async Task<IResult> Consents(Guid id, Guid? withdraw, FormIn? typed, Refusal? refusal, ListConsents list, WithdrawConsent plan, CancellationToken cancel)
    {
        var found = await list.Run(id, cancel);
        if (!found.Done) return Show.Refused(found.Refusal!);
        var planned = withdraw is { } consent && await plan.Plan(consent, cancel) is { Done: true } p ? p.Value : null;
        return Show.Page<ConsentsPage>(new { Model = found.Value, Plan = planned, Typed = typed, Refusal = refusal });
    }
}
