using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace SecondTrack.Storage;

/// <summary>All columns of a row as JSON: what an earlier version keeps and what the audit trail hashes.</summary>
internal static class RowState
{
    public static byte[] Of(EntityEntry entry, PropertyValues values)
    {
        var state = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in entry.Metadata.GetProperties())
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
        foreach (var property in entry.Metadata.GetProperties().Where(p => !p.IsPrimaryKey() && p.Name != nameof(PrivateRow.Revision)))
            entry.Property(property.Name).CurrentValue =
                values.TryGetValue(property.Name, out var value) ? value.Deserialize(property.ClrType, StoredJson.Options) : null;
    }

    public static byte[] SaltedHash(byte[] salt, byte[] state)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(state);
        return hash.GetHashAndReset();
    }
}
