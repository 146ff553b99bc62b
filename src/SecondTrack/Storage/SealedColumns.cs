using Microsoft.EntityFrameworkCore.Metadata;

namespace SecondTrack.Storage;

/// <summary>Which columns of a private type go through the seal: those of bytes whose name begins so.</summary>
internal static class SealedColumns
{
    public static IReadOnlyList<string> Of(IReadOnlyTypeBase type) =>
        [.. type.GetProperties().Where(p => p.ClrType == typeof(byte[]) && p.Name.StartsWith(nameof(PrivateRow.Sealed), StringComparison.Ordinal)).Select(p => p.Name)];
}
