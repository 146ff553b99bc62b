using System.IO.Compression;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Text;

namespace SecondTrack.Cli;

/// <summary>An input file, unpacked where it is a <c>.gz</c>, bounded in size either way.</summary>
internal static class ReadFile
{
    /// <summary>The text of a CSV or another text file, whatever its encoding.</summary>
    public static Outcome<DecodedText> Text(string path)
    {
        var read = Bytes(path);
        return read.Done ? DecodeText.Decode(read.Value.Bytes) : read.Refusal!;
    }

    public static Outcome<DocumentBytes> Bytes(string path)
    {
        var taken = TakeFile.From(path);
        if (!taken.Done || !path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) return taken;
        try
        {
            using var packed = new GZipStream(new MemoryStream(taken.Value.Bytes), CompressionMode.Decompress);
            using var open = new MemoryStream();
            var buffer = new byte[81920];
            for (int n; (n = packed.Read(buffer)) > 0; open.Write(buffer, 0, n))
                if (open.Length > ReadAnyDocument.MostBytes) return new UnpacksTooBig(ReadAnyDocument.MostBytes / 1048576);
            return taken.Value with { Bytes = open.ToArray() };
        }
        catch (InvalidDataException)
        {
            return new DocumentIsDamaged(new Words("packed file", "压缩文件"));
        }
    }
}
