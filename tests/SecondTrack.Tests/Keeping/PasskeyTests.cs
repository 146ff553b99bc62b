using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Keeping;

public class PasskeyTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Added_renamed_and_removed_by_their_owner_alone_each_in_the_trail(StoreKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (stranger, elsewhere) = await store.Enrol("stranger", Role.Convenor);
        await Do<AddPasskey>(store, p => p.Run(Made(1), " phone "), null);
        await Do<AddPasskey>(store, p => p.Run(Made(2), "钥匙"), null);
        await Do<AddPasskey>(store, p => p.Run(Made(3), " "), typeof(PasskeyNeedsAName));
        await Do<AddPasskey>(store, p => p.Run(Made(3), new string('x', 101)), typeof(PasskeyNeedsAName));
        await using (var other = store.Seated(stranger, elsewhere, Role.Convenor))
        {
            Assert.IsType<NotThere>((await other.ServiceProvider.GetRequiredService<RenamePasskey>().Run(Made(1).CredentialId, "mine")).Refusal);
            Assert.IsType<NotThere>((await other.ServiceProvider.GetRequiredService<RemovePasskey>().Run(Made(1).CredentialId)).Refusal);
        }
        await Do<RenamePasskey>(store, p => p.Run(Made(1).CredentialId, "手机"), null);
        await using (var scope = store.Seated())
        {
            var facts = (await scope.ServiceProvider.GetRequiredService<FindAccount>().Run()).Value;
            Assert.Equal(["手机", "钥匙"], facts.Passkeys.Select(p => p.Name));
        }
        await Do<RemovePasskey>(store, p => p.Run(Made(1).CredentialId), null);
        // The account of this store has no password: the last way in stays.
        await Do<RemovePasskey>(store, p => p.Run(Made(2).CredentialId), typeof(LastWayInStays));
        await using var look = store.Seated();
        var data = look.ServiceProvider.GetRequiredService<Store>();
        Assert.Equal(["Passkey added", "Passkey added", "Passkey renamed", "Passkey removed"],
            await data.Set<Change>().Where(c => c.LabelEn.StartsWith("Passkey")).OrderBy(c => c.Seq).Select(c => c.LabelEn).ToListAsync());
    }

    private static async Task Do<T>(TestStore store, Func<T, Task<Outcome<Guid>>> run, Type? refused)
        where T : notnull
    {
        await using var scope = store.Seated();
        Assert.Equal(refused, (await run(scope.ServiceProvider.GetRequiredService<T>())).Refusal?.GetType());
    }

    private static UserPasskeyInfo Made(byte n) => new([n, 2, 3, 4], [5, 6], DateTimeOffset.UnixEpoch, 0, ["internal"], true, true, false, [7], [8]);
}
