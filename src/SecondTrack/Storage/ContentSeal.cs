namespace SecondTrack.Storage;

/// <summary>Where a sealed value belongs: bound into the seal, so that ciphertext cannot be moved to another row, column or compartment.</summary>
public readonly record struct SealedPlace(string Table, Guid Row, string Column, Guid Compartment);

/// <summary>
/// The one seam through which content goes into the store and comes out. Form 0 is plain bytes; encrypted forms come with safe keeping
/// and need no change of schema, because every value says in its first byte how it is sealed.
/// </summary>
public sealed class ContentSeal
{
    private const byte Plain = 0;

#pragma warning disable CA1822 // The forms to come hold keys: callers must have an instance from the start.
    public byte[] Close(ReadOnlySpan<byte> content, in SealedPlace place)
    {
        _ = place;
        var bytes = new byte[content.Length + 1];
        bytes[0] = Plain;
        content.CopyTo(bytes.AsSpan(1));
        return bytes;
    }

    public ReadOnlySpan<byte> Open(byte[] closed, scoped in SealedPlace place)
    {
        if (closed.Length == 0) throw new InvalidDataException($"{place.Table} {place.Row} has nothing in {place.Column}.");
        if (closed[0] != Plain)
            throw new InvalidDataException($"{place.Table} {place.Row} is sealed in form {closed[0]}, which this version does not know.");
        return closed.AsSpan(1);
    }
#pragma warning restore CA1822
}
