using Microsoft.AspNetCore.Identity;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.SignIn;

/// <summary>What every way in ends with: a sign-in of its own, a line in the trail, the account's language, a device that is known from now on.</summary>
internal sealed class LetIn(SignInManager<Account> door, KnownDevice devices, Store store, Seat seat)
{
    public async Task Run(HttpContext http, Account account, CancellationToken cancel)
    {
        await door.SignInAsync(account, isPersistent: false);
        seat.SignIn(account.Id);
        await store.Note(AuditAct.SignedIn, nameof(Account), account.Id, Guid.Empty, cancel);
        devices.Remember(http, account.Id);
        if (account.LanguageTag.Length > 0) ReaderLanguage.Remember(http, LanguageTags.FromTag(account.LanguageTag));
    }

    public Task NoteRefused(Guid account, CancellationToken cancel) => store.Note(AuditAct.Refused, "sign-in", account, Guid.Empty, cancel);
}
