using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SecondTrack.Web.SignIn;

/// <summary>
/// How often somebody may guess: 30 wrong passwords an hour for one name, 100 from one network. Counted for names that do not exist too, and
/// never for longer than the hour, so that nobody is locked out for good.
/// </summary>
public sealed class GuessLimit(TimeProvider time)
{
    public const int PerName = 30;
    public const int PerNetwork = 100;
    private const int MostKeys = 50_000;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Guesses> _guesses = new(StringComparer.Ordinal);

    /// <summary>Takes a guess before the password is looked at, so that many at once are not more. False: too many already.</summary>
    public bool Take(string name, IPAddress? network)
    {
        var now = time.GetUtcNow();
        if (_guesses.Count > MostKeys) Forget(now);
        // A network that is out of guesses must not make us remember ever more names.
        return At("network " + NetworkOf(network)).Take(now, PerNetwork) && At("name " + name).Take(now, PerName);
    }

    /// <summary>The password was right: that was no guess.</summary>
    public void GiveBack(string name, IPAddress? network)
    {
        At("network " + NetworkOf(network)).GiveBack();
        At("name " + name).GiveBack();
    }

    /// <summary>One IPv4 address, or the /64 that an IPv6 household or office has.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "none";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private Guesses At(string key) => _guesses.GetOrAdd(key, _ => new Guesses());

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, guesses) in _guesses)
            if (guesses.IsOver(now)) _guesses.TryRemove(key, out _);
    }

    private sealed class Guesses
    {
        private readonly List<DateTimeOffset> _at = [];

        public bool Take(DateTimeOffset now, int most)
        {
            lock (_at)
            {
                _at.RemoveAll(t => t <= now - Window);
                if (_at.Count >= most) return false;
                _at.Add(now);
                return true;
            }
        }

        public void GiveBack()
        {
            lock (_at) if (_at.Count > 0) _at.RemoveAt(_at.Count - 1);
        }

        public bool IsOver(DateTimeOffset now)
        {
            lock (_at) return _at.All(t => t <= now - Window);
        }
    }
}
