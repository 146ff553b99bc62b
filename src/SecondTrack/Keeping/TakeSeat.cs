using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record NobodySignsInSo(string Name) : Refusal(new Words(
    "Nobody signs in here as “{0}”.", "这里没有以“{0}”登录的人。").With(Name));

public sealed record IsInNoCompartment(string Name) : Refusal(new Words(
    "“{0}” is in no compartment of this name. Ask a convenor for an invitation.", "“{0}”不在这样的隔间中。请向召集人索取邀请。").With(Name));

public sealed record SayWhichCompartment(IReadOnlyList<MyCompartment> Mine) : Refusal(new Words(
    "Say in which compartment: {0}.", "请指明隔间：{0}。").With(new Words(
        string.Join("; ", Mine.Select(c => $"{c.Name.In(Language.English).Text} ({c.Id:N})")), string.Join("；", Mine.Select(c => $"{c.Name.In(Language.Chinese).Text}（{c.Id:N}）")))));

public sealed record OpensInTheWorkbench() : Refusal(new Words(
    "This compartment is encrypted: it is unlocked and worked in through the workbench; commands ask for no passphrase.",
    "该隔间已加密：请在工作台中解锁并操作，命令行不询问口令。"));

/// <summary>
/// Seats somebody by the name they sign in with, for a command on this computer: whoever may read the store's files needs no password here,
/// but sees no more than the person they name, whose name stands in the audit trail.
/// </summary>
public sealed class TakeSeat(Store store, Seat seat, ListMyCompartments list)
{
    /// <param name="compartment">Its name in either language or its id; null where the person is in one alone.</param>
    public async Task<Refusal?> Run(string signInName, string? compartment, CancellationToken cancel = default)
    {
        var key = SignInName.KeyOf(signInName);
        var account = await store.Set<Account>().AsNoTracking().Where(a => a.NormalizedUserName == key).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancel);
        if (account is not { } id) return new NobodySignsInSo(signInName);
        seat.SignIn(id);
        var mine = (await list.Run(cancel)).Compartments.Where(c => compartment is null || Is(c, compartment)).ToList();
        if (mine.Count == 0) return new IsInNoCompartment(signInName);
        if (mine.Count > 1) return new SayWhichCompartment(mine);
        var at = mine[0].Id;
        if (await store.Set<Compartment>().AnyAsync(c => c.Id == at && c.KeyId != null, cancel)) return new OpensInTheWorkbench();
        seat.Take(at, mine[0].Name, mine[0].Role);
        return null;
    }

    private static bool Is(MyCompartment compartment, string asked) => (Guid.TryParse(asked, out var id) && id == compartment.Id)
        || compartment.Name.Texts.Values.Any(name => string.Equals(name.Trim(), asked.Trim(), StringComparison.OrdinalIgnoreCase));
}
