using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Text;

namespace SecondTrack.Cli;

/// <summary>What is wrong with a table, and where: file, line, column, what was found, what was expected.</summary>
internal sealed record WrongCell(string File, long Line, string Column, string Found, Words Expected) : Refusal(new Words(
    "{0}, line {1}, column “{2}”: found “{3}”, expected {4}.", "{0}，第 {1} 行，“{2}”列：读到“{3}”，应为{4}。").With(File, Line, Column, Found, Expected));

internal sealed record WrongLine(string File, long Line, Words Found, Words Expected) : Refusal(new Words(
    "{0}, line {1}: found {2}, expected {3}.", "{0}，第 {1} 行：读到{2}，应为{3}。").With(File, Line, Found, Expected));

/// <summary>The table as a whole lacks something.</summary>
internal sealed record WrongTable(string File, Words Found, Words Expected) : Refusal(new Words(
    "{0}: found {1}, expected {2}.", "{0}：读到{1}，应为{2}。").With(File, Found, Expected));

internal sealed record TableIsTooBig(string File) : Refusal(new Words("{0} is larger than {1} MB; tables up to that size are read.", "{0}超过{1} MB，最多可读这么大的表格。").With(File, CsvTable.MostBytes / 1048576));

/// <summary>
/// A CSV (commas, semicolons or tabs; any encoding; maybe packed) read line by line from memory. The first thing that is wrong is kept in
/// <see cref="Refusal"/> and ends the reading.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    public const int MostBytes = 1 << 29;

    private readonly CsvReader _csv;
    private CsvMalformedReason? _malformed;

    private CsvTable(string file, byte[] utf8)
    {
        File = file;
        _csv = CsvReader.Create(utf8.AsMemory(utf8.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), new CsvReaderOptions
        {
            HasHeader = false, Separator = Separator(utf8), TrackLineNumbers = true, TrimWhitespace = true, DetectSeparatorHint = false, OnMalformedRecord = record => _malformed ??= record.Reason,
        });
    }

    /// <summary>The name of the file, without its folder.</summary>
    public string File { get; }

    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>The line of the file where the current row starts.</summary>
    public long Line => _csv.LineNumber;

    public Refusal? Refusal { get; private set; }

    /// <summary>Opens a table and reads the names of its columns.</summary>
    public static Outcome<CsvTable> Open(string path)
    {
        var read = Utf8Of(path);
        if (!read.Done) return read.Refusal!;
        var table = new CsvTable(Path.GetFileName(path), read.Value);
        if (!table._csv.Read()) return table.Ended(new WrongLine(table.File, 1, new("nothing", "空内容"), new("the names of the columns", "列名")));
        table.Columns = [.. Enumerable.Range(0, table._csv.FieldCount).Select(i => table._csv.GetString(i).Trim())];
        var twice = table.Columns.GroupBy(c => c, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1 && g.Key.Length > 0)?.Key;
        return twice is null ? table : table.Ended(new WrongLine(table.File, table.Line, new Words("the column “{0}” twice", "两个“{0}”列").With(Shortened(twice)), new("each column once", "每列只出现一次")));
    }

    private Refusal Ended(Refusal refusal)
    {
        Dispose();
        return refusal;
    }

    /// <summary>Where the columns of these names stand, or a refusal that names what is there and what should be.</summary>
    public Outcome<int[]> Find(params string[] names)
    {
        var at = Array.ConvertAll(names, Index);
        return at.Contains(-1) ? WrongColumns(new Words("the columns {0}", "{0}这些列").With(string.Join(", ", names))) : at;
    }

    /// <summary>The place of a column, −1 where there is none of that name.</summary>
    public int Index(string name) => Columns.ToList().FindIndex(c => string.Equals(c, name, StringComparison.OrdinalIgnoreCase));

    public WrongLine WrongColumns(Words expected) => new(File, 1, new Words("the columns {0}", "{0}这些列").With(Shortened(string.Join(", ", Columns))), expected);

    /// <summary>Goes to the next row; false at the end and where something is wrong.</summary>
    public bool Next()
    {
        if (Refusal is not null || !_csv.Read()) return false;
        if (_malformed == CsvMalformedReason.UnterminatedQuote)
            Refusal = new WrongLine(File, Line, new("a quotation mark that is never closed", "没有闭合的引号"), new("its closing mark", "与之配对的引号"));
        else if (_csv.FieldCount != Columns.Count)
            Refusal = new WrongLine(File, Line, new Words("{0} cells", "{0} 个单元格").With(_csv.FieldCount), new Words("{0} as in the first line", "与首行一样的 {0} 个").With(Columns.Count));
        return Refusal is null;
    }

    /// <summary>The bytes of a cell, valid until the next row.</summary>
    public ReadOnlySpan<byte> Cell(int column) => _csv.GetSpan(column);

    public string Text(int column) => _csv.GetString(column).Trim();

    /// <summary>Empty, NA or null.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> cell) => cell.Length == 0 || cell.SequenceEqual("NA"u8) || cell.SequenceEqual("null"u8);

    public bool IsMissing(int column) => IsMissing(Cell(column));

    /// <summary>A cell that is not what it should be; ends the reading.</summary>
    public Refusal Wrong(int column, Words expected) => Refusal = new WrongCell(File, Line, Shortened(Columns[column]), Shortened(Text(column)), expected);

    /// <summary>The whole table lacks something.</summary>
    public Refusal Lacks(Words found, Words expected) => Refusal = new WrongTable(File, found, expected);

    public void Dispose() => _csv.Dispose();

    private static char Separator(ReadOnlySpan<byte> text)
    {
        var first = text[..(text.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end ? end : text.Length)];
        var (commas, semicolons, tabs) = (first.Count((byte)','), first.Count((byte)';'), first.Count((byte)'\t'));
        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }

    private static string Shortened(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");

    private static Outcome<byte[]> Utf8Of(string path)
    {
        byte[] bytes;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using Stream open = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var all = new MemoryStream(open == file ? (int)Math.Min(file.Length, MostBytes) : 0);
            var buffer = new byte[81920];
            for (int n; (n = open.Read(buffer)) > 0; all.Write(buffer, 0, n))
                if (all.Length > MostBytes) return new TableIsTooBig(Path.GetFileName(path));
            bytes = all.Length == all.Capacity ? all.GetBuffer() : all.ToArray();
        }
        catch (InvalidDataException)
        {
            return new DocumentIsDamaged(new Words("packed file", "压缩文件"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new FileIsNotThere(DisplayName.Of(path));
        }
        if (Utf8.IsValid(bytes) && !bytes.AsSpan().Contains((byte)0)) return bytes;
        var decoded = DecodeText.Decode(bytes);
        return decoded.Done ? Encoding.UTF8.GetBytes(decoded.Value.Text) : decoded.Refusal!;
    }
}
