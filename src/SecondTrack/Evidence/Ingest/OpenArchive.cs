using System.IO.Compression;
using System.Xml;

namespace SecondTrack.Evidence.Ingest;

/// <summary>
/// A zip from outside, into memory. What it says it unpacks to is looked at first and not believed: the bytes are counted as they come.
/// Its names are keys of a dictionary and never become paths.
/// </summary>
internal sealed class OpenArchive : IDisposable
{
    private const int MostEntries = 20_000;

    private readonly ZipArchive _zip;
    private readonly long _most;
    private long _unpacked;

    private OpenArchive(ZipArchive zip, long most) => (_zip, _most) = (zip, most);

    public IEnumerable<string> Names => _zip.Entries.Select(e => e.FullName);

    /// <exception cref="InvalidDataException">It is not a zip, or is cut off.</exception>
    public static Outcome<OpenArchive> Open(byte[] bytes, int mostMegabytes, Func<string, bool> wanted)
    {
        var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        var declared = 0L;
        var entries = 0;
        foreach (var entry in zip.Entries)
        {
            // No part of an honest document is longer than a gigabyte, wanted or not; and adding must not wrap round.
            if (entry.Length is < 0 or > 1L << 30) declared = long.MaxValue / 2;
            else if (wanted(entry.FullName)) declared = Math.Min(declared + entry.Length, long.MaxValue / 2);
            entries++;
        }
        if (declared <= mostMegabytes * 1048576L && entries <= MostEntries) return new OpenArchive(zip, mostMegabytes * 1048576L);
        zip.Dispose();
        return new UnpacksTooBig(mostMegabytes);
    }

    /// <summary>The bytes of one entry, or null when unpacking it goes over the limit of the whole archive.</summary>
    public byte[]? Unpack(string name)
    {
        var entry = _zip.Entries.First(e => e.FullName == name);
        using var packed = entry.Open();
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            _unpacked += read;
            if (_unpacked > _most) return null;
            all.Write(buffer, 0, read);
        }
        return all.ToArray();
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>XML that declares a document type can name files outside it and grow without end: none is read.</summary>
    /// <exception cref="XmlException">It is not XML at all.</exception>
    public static bool DeclaresType(byte[] xml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, MaxCharactersFromEntities = 1 };
        using var reader = XmlReader.Create(new MemoryStream(xml, writable: false), settings);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.DocumentType) return true;
            if (reader.NodeType == XmlNodeType.Element) return false;
        }
        return false;
    }
}
