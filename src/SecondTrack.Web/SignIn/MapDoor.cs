using Microsoft.AspNetCore.Identity;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.SignIn;

public static class DoorRoutes
{
    public static void MapDoor(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", (HttpContext http, Seat seat) =>
        {
            var to = After(http.Request.Query["to"]);
            return seat.AccountId != Guid.Empty ? Show.GoTo(to) : Show.Page<SignInPage>(new { To = to, Refusal = http.Request.Query.ContainsKey("sign-on") ? new SignOnDidNotWork() : null });
        }).AllowAnonymous();
        routes.MapPost("/sign-in", async (HttpContext http, FormIn form, PasswordDoor door, CancellationToken cancel) =>
        {
            var to = After(form.Text("to"));
            var signedIn = await door.Run(http, form.Text("name"), form.Raw("password"), cancel);
            if (!signedIn.Done) return Show.Page<SignInPage>(new { To = to, Name = form.Text("name"), Refusal = signedIn.Refusal });
            if (signedIn.Value.NeedsCode) return Show.GoTo("/sign-in/code?to=" + Uri.EscapeDataString(to));
            return Show.GoTo(to);
        }).AllowAnonymous();
        routes.MapPost("/sign-out", async (SignInManager<Account> door) =>
        {
            await door.SignOutAsync();
            return Show.GoTo("/sign-in");
        }).ForSignedIn();
    }

    /// <summary>Where somebody wanted to go when they were asked to sign in; never round in a circle.</summary>
    internal static string After(string? to)
    {
        var address = LocalAddress.Or(to, "/");
        return address.StartsWith("/sign-", StringComparison.Ordinal) || address.StartsWith("/account/", StringComparison.Ordinal) ? "/" : address;
    }
}
