using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Keeping;

public static class MemberRoutes
{
    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/members", (ListMembers list, CancellationToken cancel) => Draw(list, null, null, cancel)).Needs(Need.Convene);
        // The link is in this answer alone: a redirect would have to carry it in an address.
        routes.MapPost("/members/invite", async (FormIn form, PublicAddress address, Invite invite, ListMembers list, CancellationToken cancel) =>
        {
            var invited = await invite.Run(form.Pick("role", Role.Participant), form.Text("email"), cancel);
            return invited.Done
                ? await Draw(list, null, address.Of($"/join#{invited.Value.Secret}"), cancel)
                : await Draw(list, invited.Refusal, null, cancel);
        }).Needs(Need.Convene);
        routes.MapPost("/members/compartment", async (HttpContext http, FormIn form, RenameCompartment rename, ListMembers list, CancellationToken cancel) =>
            await After(http, await rename.Run(form.Local("name"), cancel), list, cancel)).Needs(Need.Convene);
        routes.MapPost("/members/invitations/{id:guid}/revoke", async (HttpContext http, Guid id, RevokeInvitation revoke, ListMembers list, CancellationToken cancel) =>
            await After(http, await revoke.Run(id, cancel), list, cancel)).Needs(Need.Convene);
        routes.MapPost("/members/{account:guid}/role", async (HttpContext http, Guid account, FormIn form, ChangeMember change, ListMembers list, CancellationToken cancel) =>
            await After(http, await change.Run(account, form.Pick("role", Role.Operator), cancel), list, cancel)).Needs(Need.Convene);
        routes.MapPost("/members/{account:guid}/home", async (HttpContext http, Guid account, EndTravel end, ListMembers list, CancellationToken cancel) =>
            await After(http, await end.Run(account, cancel), list, cancel)).Needs(Need.Convene);
        routes.MapPost("/members/{account:guid}/remove", async (HttpContext http, Guid account, RemoveMember remove, ListMembers list, CancellationToken cancel) =>
            await After(http, await remove.Run(account, cancel), list, cancel)).Needs(Need.Convene);
    }

    private static async Task<IResult> After(HttpContext http, Outcome<Guid> saved, ListMembers list, CancellationToken cancel) => saved.Refusal switch
    {
        null => Show.Saved(http, "members", saved.Value),
        LastConvenorStays or RoleIsNotGiven or TravellersDoNotEndIt or CompartmentNeedsAName => await Draw(list, saved.Refusal, null, cancel),
        var refusal => Show.Refused(refusal),
    };

    private static async Task<IResult> Draw(ListMembers list, Refusal? refusal, string? link, CancellationToken cancel)
    {
        var found = await list.Run(cancel);
        return found.Done ? Show.Page<MembersPage>(new { Model = found.Value, Refusal = refusal, Link = link }) : Show.Refused(found.Refusal!);
    }
}
