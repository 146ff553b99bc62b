using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.SignIn;

public sealed record PasswordComesFirst() : Refusal(new Words(
    "The sign-in took too long. Start again with name and password.", "登录用时过长，请重新输入登录名和密码。"));

/// <summary>What the page of the second factor shows: the key while it is being set up, the recovery codes once after that.</summary>
public sealed record SecondFactorFacts(bool IsOn, string? Key, string? Address, IReadOnlyList<string> Recovery);

/// <summary>A code of an authenticator app beside the password, with ten recovery codes for the day the device is lost.</summary>
public static class SecondFactorRoutes
{
    private const int RecoveryCodes = 10;

    public static void MapSecondFactor(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/second-factor", async (Seat seat, UserManager<Account> accounts) => await Own(seat, accounts) is { } account
            ? Draw(new SecondFactorFacts(account.TwoFactorEnabled, null, null, []), null) : Show.NotThere()).ForSignedIn();
        routes.MapPost("/account/second-factor/start", Begin).ForSignedIn();
        routes.MapPost("/account/second-factor/confirm", Confirm).ForSignedIn();
        routes.MapPost("/account/second-factor/off", TurnOff).ForSignedIn();
        routes.MapGet("/sign-in/code", (HttpContext http) => Show.Page<CodePage>(new { To = DoorRoutes.After(http.Request.Query["to"]) })).AllowAnonymous();
        routes.MapPost("/sign-in/code", SignInByCode).AllowAnonymous();
    }

    private static async Task<IResult> Begin(Seat seat, UserManager<Account> accounts, SignInManager<Account> door)
    {
        if (await Own(seat, accounts) is not { TwoFactorEnabled: false } account) return Show.NotThere();
        await accounts.ResetAuthenticatorKeyAsync(account);
        await door.SignInAsync(account, isPersistent: false);
        return Draw(await SettingUp(account, accounts), null);
    }

    private static async Task<IResult> Confirm(
        HttpContext http, FormIn form, Seat seat, CodeDoor codes, UserManager<Account> accounts, SignInManager<Account> door, TimeProvider time, CancellationToken cancel)
    {
        if (await Own(seat, accounts) is not { TwoFactorEnabled: false } account || await accounts.GetAuthenticatorKeyAsync(account) is null) return Show.NotThere();
        if (!await codes.Fits(http, account, form.Text("code"), recovery: false, cancel)) return Draw(await SettingUp(account, accounts), new CodeIsWrong(time.GetUtcNow()));
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var recovery = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await door.SignInAsync(account, isPersistent: false);
        return Draw(new SecondFactorFacts(true, null, null, [.. recovery ?? []]), null);
    }

    private static async Task<IResult> TurnOff(
        HttpContext http, FormIn form, Seat seat, OwnPassword own, UserManager<Account> accounts, SignInManager<Account> door, CancellationToken cancel)
    {
        if (await Own(seat, accounts) is not { TwoFactorEnabled: true } account) return Show.NotThere();
        if (!await own.Fits(http, form.Raw("password"), cancel)) return Draw(new SecondFactorFacts(true, null, null, []), new OldPasswordIsWrong());
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await door.SignInAsync(account, isPersistent: false);
        return Show.GoTo("/account?done");
    }

    private static async Task<IResult> SignInByCode(
        HttpContext http, FormIn form, CodeDoor codes, SignInManager<Account> door, LetIn letIn, TimeProvider time, CancellationToken cancel)
    {
        var to = DoorRoutes.After(form.Text("to"));
        if (await door.GetTwoFactorAuthenticationUserAsync() is not { } account) return Show.Page<SignInPage>(new { To = to, Refusal = (Refusal)new PasswordComesFirst() });
        if (!await codes.Fits(http, account, form.Text("code"), recovery: true, cancel))
        {
            await letIn.NoteRefused(account.Id, cancel);
            return Show.Page<CodePage>(new { To = to, Refusal = (Refusal)new CodeIsWrong(time.GetUtcNow()) });
        }
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await letIn.Run(http, account, cancel);
        return Show.GoTo(to);
    }

    private static async Task<SecondFactorFacts> SettingUp(Account account, UserManager<Account> accounts)
    {
        var key = await accounts.GetAuthenticatorKeyAsync(account) ?? "";
        var name = Uri.EscapeDataString(account.UserName ?? "");
        return new SecondFactorFacts(false, key, $"otpauth://totp/SecondTrack:{name}?secret={key}&issuer=SecondTrack&digits=6", []);
    }

    /// <summary>Only for accounts with a password: the example's visitor has nothing to add a factor to.</summary>
    private static async Task<Account?> Own(Seat seat, UserManager<Account> accounts) =>
        await accounts.FindByIdAsync(seat.AccountId.ToString()) is { PasswordHash: not null } account ? account : null;

    private static IResult Draw(SecondFactorFacts facts, Refusal? refusal) => Show.Page<SecondFactorPage>(new { Model = facts, Refusal = refusal });
}
