using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Search;

namespace SecondTrack.Keeping.Keys;

/// <summary>How a compartment is to be kept.</summary>
public enum KeyChoice
{
    Passphrase,

    /// <summary>By the key file of the server alone.</summary>
    System,

    /// <summary>Not encrypted.</summary>
    Plain,
}

public sealed record KeysIn(KeyChoice Choice, string Passphrase, string Again)
{
    public static readonly KeysIn Plain = new(KeyChoice.Plain, "", "");
}

/// <summary>Keys for a compartment that has none: rows to save, and what is to be opened once they are saved.</summary>
internal sealed record KeysMade(Guid KeyId, CompartmentKey Row, OpenCompartment Open);

/// <summary>Makes and wraps the keys of a compartment.</summary>
public sealed class MakeKeys(TimeProvider time, Chance chance, PassphraseCost cost, SystemKey system, IServiceScopeFactory scopes)
{
    /// <summary>Null where it is to stay plain.</summary>
    internal Outcome<KeysMade?> For(Guid compartment, KeysIn asked)
    {
        if (asked.Choice == KeyChoice.Plain) return (KeysMade?)null;
        using var keys = new DataKeys();
        keys.AddNew(1, chance);
        var row = Wrap(compartment, keys, asked);
        if (!row.Done) return row.Refusal!;
        var keyId = chance.NewId();
        return new KeysMade(keyId, row.Value, Open(compartment, keyId, keys));
    }

    internal OpenCompartment Open(Guid compartment, Guid keyId, DataKeys keys) => new(compartment, keyId, keys, new MemorySearchIndex(compartment, scopes));

    /// <summary>One way to open it, as asked for.</summary>
    internal Outcome<CompartmentKey> Wrap(Guid compartment, DataKeys keys, KeysIn asked)
    {
        if (asked.Choice == KeyChoice.System)
        {
            var read = system.Read();
            if (!read.Done) return read.Refusal!;
            using var file = read.Value.Key;
            return Wrap(new CompartmentKey { CompartmentId = compartment, Way = KeyWay.System, Salt = read.Value.Id }, file, keys);
        }
        if (PassphraseRule.Of(asked.Passphrase, asked.Again) is { } weak) return weak;
        var row = new CompartmentKey
        {
            CompartmentId = compartment, Way = KeyWay.Passphrase, Salt = chance.Bytes(SealingKey.SaltSize), MemoryKiB = cost.MemoryKiB, Passes = cost.Passes,
        };
        using var derived = Derive(asked.Passphrase, row);
        return Wrap(row, derived, keys);
    }

    internal CompartmentKey Wrap(CompartmentKey row, SealingKey by, DataKeys keys)
    {
        row.Wrapped = keys.Wrap(by, row, chance);
        row.MadeAt = time.GetUtcNow();
        return row;
    }

    /// <summary>The key behind one way, from what was typed or from the key file.</summary>
    internal Outcome<SealingKey> KeyOf(CompartmentKey row, string passphrase)
    {
        if (!DataKeys.IsWhole(row)) return new KeyIsDamaged();
        if (row.Way == KeyWay.Passphrase) return passphrase.Length is 0 or > 200 ? new PassphraseIsWrong() : Derive(passphrase, row);
        var read = system.Read();
        if (!read.Done) return read.Refusal!;
        if (read.Value.Id.AsSpan().SequenceEqual(row.Salt)) return read.Value.Key;
        read.Value.Key.Dispose();
        return new KeyFileIsOfAnother();
    }

    private static readonly Lock OneAtOnce = new();

    /// <summary>One at a time: each takes its memory, and whoever guesses shall wait.</summary>
    private static SealingKey Derive(string passphrase, CompartmentKey row)
    {
        lock (OneAtOnce) return SealingKey.OfPassphrase(passphrase, row.Salt, new PassphraseCost(row.MemoryKiB, row.Passes));
    }
}
