using System.Text;
using Microsoft.AspNetCore.Identity;
using OtpNet;
using SecondTrack.Keeping;

namespace SecondTrack.Web.SignIn;

/// <summary>Says what time it is here, never how far off the code was: that would tell a guesser when it will fit.</summary>
public sealed record CodeIsWrong(DateTimeOffset Now) : Refusal(new Words(
    "This code does not fit, was used already, or there were too many tries. A code lasts half a minute and works once: wait for the next one. If it still does not fit, compare the clock of your device with this server’s, which reads {0:yyyy-MM-dd HH:mm:ss} UTC; a recovery code works whatever the clocks say.",
    "验证码不正确、已用过，或尝试次数过多。验证码每半分钟更换一次，且只能使用一次：请等待下一个。若仍不正确，请核对设备时间与服务器时间（现为 {0:yyyy-MM-dd HH:mm:ss} UTC）；恢复码不受时间影响。").With(Now.UtcDateTime));

/// <summary>Looks at a code of an authenticator app (RFC 6238) or at a recovery code.</summary>
internal sealed class CodeDoor(UserManager<Account> accounts, GuessLimit limit, KnownDevice devices, TimeProvider time)
{
    /// <summary>One half minute to either side, for clocks that differ a little.</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public async Task<bool> Fits(HttpContext http, Account account, string code, bool recovery, CancellationToken cancel)
    {
        var guesser = devices.Guesser(http, $"code {account.Id:N}", account.Id);
        if (!await limit.Take(guesser, cancel)) return false;
        // An input method may type digits of full width.
        var typed = code.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);
        var fits = typed.Length == 6
            ? await IsOfNow(account, typed, cancel)
            : recovery && typed.Length is > 6 and < 40 && (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, typed)).Succeeded;
        if (fits) await limit.GiveBack(guesser, cancel);
        return fits;
    }

    private async Task<bool> IsOfNow(Account account, string typed, CancellationToken cancel)
    {
        if (await accounts.GetAuthenticatorKeyAsync(account) is not { Length: > 0 } key) return false;
        return new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(time.GetUtcNow().UtcDateTime, typed, out var step, Window)
            && await limit.Once($"code {account.Id:N} {step}", cancel);
    }
}
