using Microsoft.AspNetCore.Identity;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.SignIn;

public static class AccountRoutes
{
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account", (HttpContext http, FindAccount find, CancellationToken cancel) =>
            Draw(find, null, http.Request.Query.ContainsKey("done"), cancel)).ForSignedIn();
        routes.MapPost("/account", async (HttpContext http, FormIn form, ChangeAccount change, FindAccount find, CancellationToken cancel) =>
        {
            var language = LanguageTags.FromTag(form.Text("language"));
            var saved = await change.Run(form.Text("shown"), language, cancel);
            if (!saved.Done) return await Draw(find, saved.Refusal, false, cancel);
            ReaderLanguage.Remember(http, language);
            return Show.GoTo("/account?done");
        }).ForSignedIn();
        routes.MapPost("/account/password", Password).ForSignedIn();
        routes.MapPost("/account/sign-out-everywhere", async (SignOutEverywhere end, SignInManager<Account> door, CancellationToken cancel) =>
        {
            var ended = await end.Run(cancel);
            if (!ended.Done) return Show.Refused(ended.Refusal!);
            await door.SignOutAsync();
            return Show.GoTo("/sign-in");
        }).ForSignedIn();
    }

    private static async Task<IResult> Password(
        FormIn form, Seat seat, Store store, ChangePassword change, FindAccount find, OwnPassword own, SignInManager<Account> door, HttpContext http, CancellationToken cancel)
    {
        if (!await own.Fits(http, form.Raw("old"), cancel)) return await Draw(find, new OldPasswordIsWrong(), false, cancel);
        var saved = await change.Run(form.Raw("old"), form.Raw("password"), form.Raw("again"), cancel);
        if (!saved.Done) return await Draw(find, saved.Refusal, false, cancel);
        await door.SignInAsync((await store.FindAsync<Account>([seat.AccountId], cancel))!, isPersistent: false);
        return Show.GoTo("/account?done");
    }

    internal static async Task<IResult> Draw(FindAccount find, Refusal? refusal, bool done, CancellationToken cancel)
    {
        var found = await find.Run(cancel);
        return found.Done ? Show.Page<AccountPage>(new { Model = found.Value, Refusal = refusal, Done = done }) : Show.Refused(found.Refusal!);
    }
}
