using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Keeping;

public static class KeyRoutes
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/unlock", Unlock).Needs(Need.Unlock).OpenWhileLocked();
        routes.MapPost("/lock", async (LockCompartment close, Reader reader, CancellationToken cancel) =>
            await close.Run(cancel) is { } refusal ? Show.Refused(refusal) : Show.GoTo(reader.In("today"))).Needs(Need.Read);
        routes.MapGet("/keys", (FindKeys find, CancellationToken cancel) => Draw(find, FormIn.Empty, null, null, cancel)).Needs(Need.Unlock);
        routes.MapPost("/keys/encrypt", async (FormIn form, EncryptCompartment encrypt, FindKeys find, CancellationToken cancel) =>
            await Draw(find, form, await encrypt.Run(form.Keys() is { Choice: KeyChoice.Plain } wrong ? wrong with { Choice = KeyChoice.Passphrase } : form.Keys(), cancel),
                new("The compartment is encrypted.", "隔间已加密。"), cancel)).Needs(Need.Unlock);
        routes.MapPost("/keys/passphrase", async (HttpContext http, FormIn form, Seat seat, GuessLimit limit, PutKeyWay put, FindKeys find, CancellationToken cancel) =>
            await Draw(find, form, await Guess(http, seat, limit, () => put.Run(By(form), form.Raw("now"), form.Keys() with { Choice = KeyChoice.Passphrase }, cancel)),
                new("The new passphrase opens the compartment; the old one does not.", "新口令已生效，旧口令不再有效。"), cancel)).Needs(Need.Unlock);
        routes.MapPost("/keys/system", async (HttpContext http, FormIn form, Seat seat, GuessLimit limit, PutKeyWay put, FindKeys find, CancellationToken cancel) =>
            await Draw(find, form, await Guess(http, seat, limit, () => put.Run(KeyWay.Passphrase, form.Raw("now"), new(KeyChoice.System, "", ""), cancel)),
                new("The key file of this server opens the compartment too.", "此服务器的密钥文件现在也可以打开该隔间。"), cancel)).Needs(Need.Unlock);
        routes.MapPost("/keys/system/remove", async (RemoveSystemWay remove, FindKeys find, CancellationToken cancel) =>
            await Draw(find, FormIn.Empty, await remove.Run(cancel), new("The key file no longer opens the compartment.", "密钥文件不再能打开该隔间。"), cancel)).Needs(Need.Unlock);
        routes.MapPost("/keys/rotate", async (HttpContext http, FormIn form, Seat seat, GuessLimit limit, RotateKey rotate, FindKeys find, CancellationToken cancel) =>
            await Draw(find, form, await Guess(http, seat, limit, () => rotate.Run(form.Raw("now"), cancel)),
                new("The compartment has a new key.", "隔间已更换密钥。"), cancel)).Needs(Need.Unlock);
        routes.MapPost("/keys/shred", Shred).Needs(Need.Unlock).OpenWhileLocked();
    }

    /// <summary>The page of a compartment whose key is not here; what was asked for comes after unlocking.</summary>
    internal static async Task<IResult> Locked(HttpContext http, Refusal? refusal = null, string? to = null)
    {
        var facts = await http.RequestServices.GetRequiredService<FindKeys>().Run(http.RequestAborted);
        if (!facts.Done) return Show.Refused(facts.Refusal!);
        var isForm = to is null && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        return Show.Page<LockedPage>(new { Model = facts.Value, To = to ?? http.Request.Path + http.Request.QueryString, WasForm = isForm, Refusal = refusal },
            refusal is null ? StatusCodes.Status423Locked : null);
    }

    /// <summary>How a new key is to be had, as <c>KeyFields</c> asks for it.</summary>
    internal static KeysIn Keys(this FormIn form) => new(form.Pick("keeping", KeyChoice.Passphrase), form.Raw("passphrase"), form.Raw("passphrase-again"));

    private static async Task<IResult> Unlock(HttpContext http, FormIn form, Seat seat, GuessLimit limit, UnlockCompartment unlock, Reader reader, CancellationToken cancel)
    {
        var to = LocalAddress.Or(form.Text("to"), reader.In("today"));
        var refusal = await Guess(http, seat, limit, () => unlock.Run(form.Pick("way", KeyWay.Passphrase), form.Raw("passphrase"), cancel));
        return refusal is null ? Show.GoTo(to) : await Locked(http, refusal, to);
    }

    private static async Task<IResult> Shred(FormIn form, Seat seat, ShredCompartment shred, FindKeys find, CancellationToken cancel)
    {
        var done = await shred.Run(form.Text("name"), cancel);
        if (!done.Done) return await Draw(find, form, done.Refusal, null, cancel);
        // The compartment is no more: the page stands outside of it.
        seat.Take(Guid.Empty, LocalText.Empty, Role.Participant);
        return Show.Page<ShreddedPage>(new { Receipt = done.Value });
    }

    /// <summary>Counts a wrong passphrase like a wrong password: so many an hour for one compartment.</summary>
    private static async Task<Refusal?> Guess(HttpContext http, Seat seat, GuessLimit limit, Func<Task<Refusal?>> run)
    {
        var guesser = new Guesser($"passphrase {seat.CompartmentId:N}", http.Connection.RemoteIpAddress);
        if (!await limit.Take(guesser, http.RequestAborted)) return new PassphraseIsWrong();
        var refusal = await run();
        if (refusal is not PassphraseIsWrong) await limit.GiveBack(guesser, http.RequestAborted);
        return refusal;
    }

    private static KeyWay By(FormIn form) => form.Raw("now").Length > 0 ? KeyWay.Passphrase : KeyWay.System;

    private static async Task<IResult> Draw(FindKeys find, FormIn form, Refusal? refusal, Words? done, CancellationToken cancel)
    {
        var facts = await find.Run(cancel);
        return facts.Done
            ? Show.Page<KeysPage>(new { Model = facts.Value, Form = form, Done = refusal is null ? done : null, Refusal = refusal })
            : Show.Refused(facts.Refusal!);
    }
}
