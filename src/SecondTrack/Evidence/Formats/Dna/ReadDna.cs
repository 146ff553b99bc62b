using System.Globalization;
using System.Text;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Formats.Dna;

/// <summary>
/// A database of Discourse Network Analyzer 3 or 2. Its positions count UTF-16 units, whatever its own queries make of them; here they become
/// code points of the frozen text, and one that falls inside a character has no place.
/// </summary>
public static class ReadDna
{
    public static Outcome<Imported<DnaFile>> Read(byte[] bytes) => OpenDna.With(bytes, Read);

    private static Imported<DnaFile> Read(OpenDna dna)
    {
        var report = new ReportLines();
        var major = dna.Has("ENTITIES", "Value") ? 3 : 2;
        var texts = new Dictionary<long, FrozenText>();
        var documents = new List<DnaDocument>();
        foreach (var row in dna.Rows("SELECT ID, Title, Text, Author, Source, Section, Notes, Type, Date FROM DOCUMENTS ORDER BY ID"))
        {
            var document = Document(row, texts);
            documents.Add(document);
            report.Read(null, document.Title);
            if (texts[document.Id].HasAstral)
                report.Remark(null, document.Title, new("It has characters such as emoji, which the other program counts twice; its quotes were taken where it marked them.",
                    "文中有表情符号一类的字符，原软件会多算一位；引文按其标记的位置读取。"));
        }
        var values = Values(dna, major);
        var statements = new List<DnaStatement>();
        foreach (var row in dna.Rows("SELECT s.ID, s.DocumentId, t.Label, s.Start, s.Stop, c.Name FROM STATEMENTS s JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId "
            + "LEFT JOIN CODERS c ON c.ID = s.Coder ORDER BY s.ID"))
            if (Statement(row, texts, values, report) is { } statement) statements.Add(statement);
        Left(dna, report);
        return new(new(major, documents, statements), report.Done());
    }

    private static DnaDocument Document(object?[] row, Dictionary<long, FrozenText> texts)
    {
        var text = FrozenText.Of(Text(row[2]));
        texts[Whole(row[0])] = text;
        return new(Whole(row[0]), Clean(row[1]), text.Text)
        {
            Author = Clean(row[3]), Source = Clean(row[4]), Section = Clean(row[5]), Notes = Clean(row[6]), Type = Clean(row[7]), Date = Day(Whole(row[8])),
        };
    }

    private static DnaStatement? Statement(object?[] row, Dictionary<long, FrozenText> texts, Dictionary<long, Dictionary<string, string>> values, ReportLines report)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"#{row[0]}");
        if (!texts.TryGetValue(Whole(row[1]), out var text))
        {
            report.Skipped(null, what, new("Its document is not in the file.", "它所属的文档不在文件中。"));
            return null;
        }
        var (start, end) = (text.CodePointAt(Position(row[3])), text.CodePointAt(Position(row[4])));
        if (start is not { } from || end is not { } to || from >= to)
        {
            report.Skipped(null, what, new Words("Its place ({0}–{1}) is outside the text or inside a character.", "它的位置（{0}–{1}）超出文本，或落在一个字符中间。").With(Text(row[3]), Text(row[4])));
            return null;
        }
        report.Read(null, what);
        return new(Whole(row[0]), Whole(row[1]), Clean(row[2]), from, to, text.Quote(from, to), Clean(row[5]), values.GetValueOrDefault(Whole(row[0]), []));
    }

    private static Dictionary<long, Dictionary<string, string>> Values(OpenDna dna, int major)
    {
        var all = new Dictionary<long, Dictionary<string, string>>();
        Take(major == 3
            ? "SELECT d.StatementId, v.Variable, e.Value FROM DATASHORTTEXT d JOIN VARIABLES v ON v.ID = d.VariableId JOIN ENTITIES e ON e.ID = d.Entity"
            : Sql("DATASHORTTEXT"));
        foreach (var table in new[] { "DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT" })
            if (dna.Has(table, "Value")) Take(Sql(table));
        return all;

        static string Sql(string table) => $"SELECT d.StatementId, v.Variable, d.Value FROM {table} d JOIN VARIABLES v ON v.ID = d.VariableId";

        void Take(string sql)
        {
            foreach (var row in dna.Rows(sql))
            {
                if (!all.TryGetValue(Whole(row[0]), out var values)) all[Whole(row[0])] = values = new(StringComparer.Ordinal);
                if (Clean(row[2]) is { Length: > 0 } value) values[Clean(row[1])] = value;
            }
        }
    }

    /// <summary>What has no place here is counted, so that nobody believes it came along.</summary>
    private static void Left(OpenDna dna, ReportLines report)
    {
        foreach (var (table, column, why) in Without)
            if (dna.Has(table, column) && dna.Rows($"SELECT count(*) FROM {table}").First()[0] is long count and > 0)
                report.NotCarriedOver(null, table, why.With(count));
    }

    private static readonly (string Table, string Column, Words Why)[] Without =
    [
        ("ATTRIBUTEVALUES", "AttributeValue", new("Attributes of persons and concepts have no place here ({0}).", "人物和概念的属性没有对应之处（{0}项）。")),
        ("ATTRIBUTES", "Value", new("Attributes of persons and concepts have no place here ({0}).", "人物和概念的属性没有对应之处（{0}项）。")),
        ("REGEXES", "Label", new("Search patterns have no place here ({0}).", "检索表达式没有对应之处（{0}项）。")),
        ("STATEMENTLINKS", "ID", new("Links between statements have no place here ({0}).", "陈述之间的链接没有对应之处（{0}项）。")),
        ("VARIABLELINKS", "ID", new("Links between variables have no place here ({0}).", "变量之间的链接没有对应之处（{0}项）。")),
    ];

    private static long Whole(object? value) => value is null ? 0 : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static int Position(object? value) => (int)Math.Clamp(value is null ? -1 : Whole(value), -1, int.MaxValue);

    private static string Text(object? value) => value switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Clean(object? value) => FrozenText.Of(Text(value)).Text.Trim();

    /// <summary>Seconds since 1970 in version 3, thousandths in version 2: no document is dated after the year 5000.</summary>
    private static PartialDate Day(long stamp)
    {
        var seconds = Math.Abs(stamp) > 95_000_000_000 ? stamp / 1000 : stamp;
        return seconds is > -30_000_000_000 and < 95_000_000_000 and not 0
            ? PartialDate.Day(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime))
            : PartialDate.Unknown;
    }
}
