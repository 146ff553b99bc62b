using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SecondTrack.Keeping;

namespace SecondTrack.Storage;

/// <summary>Deletes every private row of a compartment, and how they were before, in the order that their relations ask for.</summary>
internal static class RemoveRows
{
    public static async Task<int> Of(Store store, Guid compartment, CancellationToken cancel)
    {
        object at = store.Database.IsSqlite() ? compartment.ToByteArray(bigEndian: true) : compartment;
        var left = store.PrivateTypes.Select(t => store.Model.FindEntityType(t)!).ToList();
        var rows = 0;
        while (left.Count > 0)
        {
            var next = left.First(t => !left.Exists(other => other != t && other.GetForeignKeys().Any(f => f.PrincipalEntityType == t)));
            left.Remove(next);
            foreach (var own in next.GetForeignKeys().Where(f => f.PrincipalEntityType == next))
                await Run(store, $"UPDATE \"{next.GetTableName()}\" SET \"{own.Properties[0].GetColumnName()}\" = NULL", at, cancel);
            rows += await Run(store, $"DELETE FROM \"{next.GetTableName()}\"", at, cancel);
        }
        await store.Set<EarlierVersion>().Where(v => v.CompartmentId == compartment).ExecuteDeleteAsync(cancel);
        return rows;
    }

#pragma warning disable EF1003 // Names of tables and columns come from the model alone.
    private static Task<int> Run(Store store, string what, object compartment, CancellationToken cancel) =>
        store.Database.ExecuteSqlRawAsync(what + " WHERE \"CompartmentId\" = {0}", [compartment], cancel);
#pragma warning restore EF1003
}
