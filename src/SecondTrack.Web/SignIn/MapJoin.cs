using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.SignIn;

public static class JoinRoutes
{
    public static void MapJoin(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/join", async (Seat seat, Store store, FindAccount find, CancellationToken cancel) => await Draw(seat, store, find, FormIn.Empty, null, cancel)).AllowAnonymous();
        routes.MapPost("/join", Join).AllowAnonymous();
    }

    private static async Task<IResult> Join(
        HttpContext http, FormIn form, Seat seat, Store store, UseInvitation use, FindAccount find, LetIn letIn, CancellationToken cancel)
    {
        var newcomer = seat.AccountId != Guid.Empty
            ? null
            : new NewcomerIn(form.Text("name"), form.Text("shown"), form.Raw("password"), form.Raw("again"), form.Local("compartment")) { Keys = form.Keys() };
        var code = form.Text("code").Length > 0 ? form.Text("code") : form.Text("secret");
        var joined = await use.Run(code, newcomer, cancel);
        if (!joined.Done) return await Draw(seat, store, find, form, joined.Refusal, cancel);
        if (newcomer is not null) await letIn.Run(http, (await store.FindAsync<Account>([joined.Value.Account], cancel))!, cancel);
        return Show.GoTo($"/c/{joined.Value.Compartment:N}/today");
    }

    private static async Task<IResult> Draw(Seat seat, Store store, FindAccount find, FormIn form, Refusal? refusal, CancellationToken cancel)
    {
        var own = seat.AccountId == Guid.Empty ? null : await find.Run(cancel) is { Done: true } found ? found.Value : null;
        return Show.Page<JoinPage>(new { Own = own, First = !await store.Set<Account>().AnyAsync(cancel), Form = form, Refusal = refusal });
    }
}
