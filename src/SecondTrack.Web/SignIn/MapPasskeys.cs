using System.Buffers.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.SignIn;

public sealed record PasskeyDoesNotFit() : Refusal(new Words(
    "This passkey does not open an account here, or it took too long. Try again, or sign in with name and password.",
    "这个通行密钥无法登录此处的账户，或操作超时。请重试，或使用登录名和密码登录。"));

public sealed record PasskeyWasNotMade() : Refusal(new Words(
    "The passkey was not added: the device did not confirm it, or it took too long. Try again.",
    "未能添加通行密钥：设备未确认，或操作超时。请重试。"));

/// <summary>
/// Passkeys: a script of ours asks the browser, everything else are plain forms. The framework makes and checks the challenges; what it
/// waits for lies in its sealed cookie, so that an answer fits only the browser that asked.
/// </summary>
public static class PasskeyRoutes
{
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/passkeys/options", MakeOptions).ForSignedIn();
        routes.MapPost("/account/passkeys", Add).ForSignedIn();
        routes.MapPost("/account/passkeys/name", async (FormIn form, RenamePasskey rename, FindAccount find, CancellationToken cancel) =>
            await Changed(await rename.Run(IdIn(form), form.Text("name"), cancel), find, cancel)).ForSignedIn();
        routes.MapPost("/account/passkeys/remove", async (FormIn form, RemovePasskey remove, FindAccount find, CancellationToken cancel) =>
            await Changed(await remove.Run(IdIn(form), cancel), find, cancel)).ForSignedIn();
        routes.MapPost("/sign-in/passkey/options", async (SignInManager<Account> door) =>
            Results.Text(await door.MakePasskeyRequestOptionsAsync(null), "application/json")).AllowAnonymous();
        routes.MapPost("/sign-in/passkey", SignIn).AllowAnonymous();
    }

    /// <summary>
    /// Pages send no referrer, and browsers then no origin with a form, which the framework would compare with. The answer itself says, signed
    /// by the authenticator, where it was given: that must be here.
    /// </summary>
    internal static bool IsHere(PasskeyOriginValidationContext given, Settings settings)
    {
        var request = given.HttpContext.Request;
        var here = settings.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";
        return !given.CrossOrigin && given.Origin == here;
    }

    private static async Task<IResult> MakeOptions(
        HttpContext http, FormIn form, Reader reader, Seat seat, OwnPassword own, UserManager<Account> accounts, SignInManager<Account> door, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(seat.AccountId.ToString()) is not { } account) return Show.NotThere();
        if (!await own.Fits(http, form.Raw("password"), cancel))
            return Results.Json(new { problem = reader.T(new OldPasswordIsWrong().Sentence) }, statusCode: StatusCodes.Status422UnprocessableEntity);
        var options = await door.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = account.Id.ToString(), Name = account.UserName ?? account.DisplayName, DisplayName = account.DisplayName,
        });
        return Results.Text(options, "application/json");
    }

    private static async Task<IResult> Add(
        HttpContext http, FormIn form, Seat seat, AddPasskey add, FindAccount find, SignInManager<Account> door, CancellationToken cancel)
    {
        var made = await Underway(form.Raw("credential"), door.PerformPasskeyAttestationAsync);
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (made is not { Succeeded: true } || made.UserEntity.Id != seat.AccountId.ToString()) return await AccountRoutes.Draw(find, new PasskeyWasNotMade(), false, cancel);
        return await Changed(await add.Run(made.Passkey, form.Text("name"), cancel), find, cancel);
    }

    private static async Task<IResult> SignIn(HttpContext http, FormIn form, GuessLimit limit, SignInManager<Account> door, LetIn letIn, Store store, CancellationToken cancel)
    {
        var to = DoorRoutes.After(form.Text("to"));
        var network = new Guesser("", http.Connection.RemoteIpAddress);
        var used = await limit.Take(network, cancel) ? await Underway(form.Raw("credential"), door.PerformPasskeyAssertionAsync) : null;
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (used is not { Succeeded: true })
        {
            await letIn.NoteRefused(Guid.Empty, cancel);
            return Show.Page<SignInPage>(new { To = to, Refusal = (Refusal)new PasskeyDoesNotFit() });
        }
        await limit.GiveBack(network, cancel);
        var passkey = await store.Set<IdentityUserPasskey<Guid>>().SingleAsync(p => p.CredentialId == used.Passkey.CredentialId, cancel);
        (passkey.Data.SignCount, passkey.Data.IsBackedUp) = (used.Passkey.SignCount, used.Passkey.IsBackedUp);
        await store.SaveChangesAsync(cancel);
        await letIn.Run(http, used.User, cancel);
        return Show.GoTo(to);
    }

    /// <summary>Null where nothing was asked for: the framework says that by an exception, and anybody can send such a form.</summary>
    private static async Task<T?> Underway<T>(string credential, Func<string, Task<T>> perform)
        where T : class
    {
        if (credential.Length is 0 or > 20_000) return null;
        try
        {
            return await perform(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<IResult> Changed(Outcome<Guid> saved, FindAccount find, CancellationToken cancel) =>
        saved.Done ? Show.GoTo("/account?done") : await AccountRoutes.Draw(find, saved.Refusal, false, cancel);

    private static byte[] IdIn(FormIn form)
    {
        var id = form.Text("id");
        return id.Length is > 0 and < 2000 && Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : [];
    }
}
