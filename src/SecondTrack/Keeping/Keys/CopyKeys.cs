using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Keys;

public sealed record IsNoKeyCopy() : Refusal(new Words(
    "This file is not a whole copy of keys: it is missing, cut off, or another kind of file. Nothing was changed.",
    "该文件不是完整的密钥副本：文件不存在、被截断或属于其他类型。未作任何更改。"));

/// <summary>
/// The wrapped keys of a store in a file of their own, since backups hold none. It opens nothing without the passphrase or the key file. Only
/// the newest copy is to be kept: an older one still has the keys of what was shredded.
/// </summary>
public sealed class CopyKeys(Store store)
{
    private const string Format = "secondtrack-keys-1";

    private sealed record KeyCopy(string Format, IReadOnlyList<CompartmentKey> Compartments, IReadOnlyList<PersonKey> Persons);

    public async Task<byte[]> Save(CancellationToken cancel = default) => JsonSerializer.SerializeToUtf8Bytes(new KeyCopy(Format,
        await store.Set<CompartmentKey>().AsNoTracking().OrderBy(k => k.CompartmentId).ThenBy(k => k.Way).ToListAsync(cancel),
        await store.Set<PersonKey>().AsNoTracking().OrderBy(k => k.CompartmentId).ThenBy(k => k.PersonId).ToListAsync(cancel)), StoredJson.Options);

    /// <summary>
    /// Puts back the keys of compartments that are here without any, and rows that are damaged. A compartment that has its keys is left
    /// alone, so that no older copy brings back the key of somebody who was erased. Gives how many compartments got keys.
    /// </summary>
    public async Task<Outcome<int>> Load(byte[] file, CancellationToken cancel = default)
    {
        if (Read(file) is not { } copy) return new IsNoKeyCopy();
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        var put = 0;
        foreach (var compartment in await store.Set<Compartment>().Where(c => c.KeyId != null).Select(c => c.Id).ToListAsync(cancel))
        {
            var here = await store.Set<CompartmentKey>().Where(k => k.CompartmentId == compartment).ToListAsync(cancel);
            var rows = copy.Compartments.Where(k => k.CompartmentId == compartment && DataKeys.IsWhole(k) && !here.Exists(h => h.Way == k.Way && DataKeys.IsWhole(h))).ToList();
            if (rows.Count == 0 || here.Exists(DataKeys.IsWhole)) continue;
            store.RemoveRange(here);
            await store.SaveChangesAsync(cancel);
            store.AddRange(rows);
            if (here.Count == 0 && !await store.Set<PersonKey>().AnyAsync(k => k.CompartmentId == compartment, cancel))
                store.AddRange(copy.Persons.Where(k => k.CompartmentId == compartment));
            await store.SaveChangesAsync(cancel);
            put++;
        }
        await whole.CommitAsync(cancel);
        return put;
    }

    private static KeyCopy? Read(byte[] file)
    {
        try
        {
            return JsonSerializer.Deserialize<KeyCopy>(file, StoredJson.Options) is { Format: Format, Compartments: not null, Persons: not null } copy ? copy : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
