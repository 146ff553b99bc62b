using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SecondTrack.Keeping;

namespace SecondTrack.Storage;

/// <summary>
/// All columns of a row as JSON: what an earlier version keeps and what the audit trail hashes. When it expires is no part of it: that is
/// reckoned anew from the rules, without a change.
/// </summary>
internal static class RowState
{
    private const string Derived = nameof(PrivateRow.ExpiresOn);

    public static byte[] Of(EntityEntry entry, PropertyValues values)
    {
        var state = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in entry.Metadata.GetProperties().Where(p => p.Name != Derived))
        {
            var value = values[property.Name];
            // As it will be read again: the columns keep milliseconds, and the hash must be the same then.
            if (value is DateTimeOffset at) value = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
            if (value is not null) state[property.Name] = JsonSerializer.SerializeToElement(value, property.ClrType, StoredJson.Options);
        }
        return JsonSerializer.SerializeToUtf8Bytes(state, StoredJson.Options);
    }

    public static void Restore(EntityEntry entry, ReadOnlySpan<byte> state)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(state, StoredJson.Options)!;
        foreach (var property in entry.Metadata.GetProperties().Where(p => !p.IsPrimaryKey() && p.Name is not (nameof(PrivateRow.Revision) or Derived)))
            entry.Property(property.Name).CurrentValue =
                values.TryGetValue(property.Name, out var value) ? value.Deserialize(property.ClrType, StoredJson.Options) : null;
    }

    /// <summary>A row as an earlier version kept it, known to nobody yet.</summary>
    public static PrivateRow Revive(Store store, EarlierVersion version)
    {
        var row = (PrivateRow)Activator.CreateInstance(store.PrivateTypes.Single(t => t.Name == version.Thing))!;
        var entry = store.Entry(row);
        entry.Property(nameof(PrivateRow.Id)).CurrentValue = version.ThingId;
        Restore(entry, store.OpenEarlier(version));
        row.Seal = store.Seal;
        return row;
    }

    /// <summary>The same state with its sealed columns sealed otherwise.</summary>
    public static byte[] SealAgain(ReadOnlySpan<byte> state, Func<string, byte[], byte[]> again)
    {
        var values = JsonSerializer.Deserialize<SortedDictionary<string, JsonElement>>(state, StoredJson.Options)!;
        foreach (var column in values.Keys.Where(k => k.StartsWith(nameof(PrivateRow.Sealed), StringComparison.Ordinal)).ToList())
            values[column] = JsonSerializer.SerializeToElement(again(column, values[column].GetBytesFromBase64()), StoredJson.Options);
        return JsonSerializer.SerializeToUtf8Bytes(values, StoredJson.Options);
    }

    public static byte[] SaltedHash(byte[] salt, byte[] state)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(state);
        return hash.GetHashAndReset();
    }
}
