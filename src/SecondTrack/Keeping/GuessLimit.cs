using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>Who guesses: at which name (empty where none is said), from which network, and from which device if that account has signed in there before.</summary>
public sealed record Guesser(string Name, IPAddress? Network, Guid? Device = null);

/// <summary>
/// How often somebody may guess within an hour: 30 times at one name, 100 times from one network. Counted for names that do not exist too, and
/// never for longer than the hour, so that nobody is locked out for good. A device that the account has signed in from has 30 of its own:
/// whoever uses up a name's guesses from elsewhere does not lock its owner out.
/// </summary>
public sealed class GuessLimit(Store store, TimeProvider time)
{
    public const int PerName = 30;
    public const int PerNetwork = 100;
    public const int PerDevice = 30;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Takes a guess before the password is looked at, so that many at once are not more. False: too many already.</summary>
    public async Task<bool> Take(Guesser guesser, CancellationToken cancel = default)
    {
        if (guesser.Device is { } device) return await TakeOne(OfDevice(device, guesser), PerDevice, cancel);
        // A network that is out of guesses must not make us remember ever more names.
        return await TakeOne(OfNetwork(guesser), PerNetwork, cancel) && (guesser.Name.Length == 0 || await TakeOne(OfName(guesser), PerName, cancel));
    }

    /// <summary>The password was right: that was no guess.</summary>
    public async Task GiveBack(Guesser guesser, CancellationToken cancel = default)
    {
        string[] keys = guesser.Device is { } device ? [OfDevice(device, guesser)] : [OfNetwork(guesser), OfName(guesser)];
        foreach (var key in keys)
            await store.Set<Allotment>().Where(a => a.Key == key && a.Taken > 0).ExecuteUpdateAsync(a => a.SetProperty(x => x.Taken, x => x.Taken - 1), cancel);
    }

    /// <summary>True the first time within the hour, at whichever server: for what may be used once and is worthless later anyway.</summary>
    public Task<bool> Once(string what, CancellationToken cancel = default) => TakeOne(KeyOf("once " + what), 1, cancel);

    /// <summary>One IPv4 address, or the /64 that an IPv6 household or office has.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "none";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private async Task<bool> TakeOne(string key, int most, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (at, over, ahead) = (now.ToUnixTimeMilliseconds(), (now - Window).ToUnixTimeMilliseconds(), (now + Window).ToUnixTimeMilliseconds());
        // One statement, so that servers that count at once lose nothing. A count from a time that has not come is of a clock since set back.
        var taken = await store.Database.SqlQuery<int>($"""
            INSERT INTO "Allotments" ("Key", "Since", "Taken") VALUES ({key}, {at}, 1)
            ON CONFLICT ("Key") DO UPDATE SET
              "Taken" = CASE WHEN "Allotments"."Since" <= {over} OR "Allotments"."Since" > {ahead} THEN 1 ELSE "Allotments"."Taken" + 1 END,
              "Since" = CASE WHEN "Allotments"."Since" <= {over} OR "Allotments"."Since" > {ahead} THEN {at} ELSE "Allotments"."Since" END
            RETURNING "Taken" AS "Value"
            """).ToListAsync(cancel);
        if (taken is [1]) await store.Set<Allotment>().Where(a => a.Since <= now - Window && a.Key != key).ExecuteDeleteAsync(cancel);
        return taken is [var n] && n <= most;
    }

    private static string OfName(Guesser guesser) => KeyOf("name " + guesser.Name);

    private static string OfNetwork(Guesser guesser) => KeyOf("network " + NetworkOf(guesser.Network));

    private static string OfDevice(Guid device, Guesser guesser) => KeyOf($"device {device:N} {guesser.Name}");

    private static string KeyOf(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
}
