using System.IO.Compression;
using System.Xml;

namespace SecondTrack.Evidence.Ingest.Word;

/// <summary>
/// A copy of a Word file with only the parts that are read here, each of them counted while it was unpacked and free of document type
/// declarations. Pictures, embedded files and programs never leave the archive.
/// </summary>
internal static class SafeWordPackage
{
    private const int MostMegabytes = 100;

    public static Outcome<MemoryStream> Of(byte[] bytes)
    {
        var opened = OpenArchive.Open(bytes, MostMegabytes, IsRead);
        if (!opened.Done) return opened.Refusal!;
        using var archive = opened.Value;
        var copy = new MemoryStream();
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in archive.Names.Where(IsRead).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (archive.Unpack(name) is not { } part) return new UnpacksTooBig(MostMegabytes);
                if (IsMarkup(name) && DeclaresType(part) is { } refusal) return refusal;
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(part);
            }
        }
        copy.Position = 0;
        return copy;
    }

    private static UnreadableDocument? DeclaresType(byte[] part)
    {
        try
        {
            return OpenArchive.DeclaresType(part) ? new HoldsForbiddenMarkup() : null;
        }
        catch (XmlException)
        {
            return new DocumentIsDamaged(ReadWord.Kind);
        }
    }

    private static bool IsMarkup(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool IsRead(string name) => IsMarkup(name)
        && (name.StartsWith("word/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("_rels/", StringComparison.OrdinalIgnoreCase) || name.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase));
}
