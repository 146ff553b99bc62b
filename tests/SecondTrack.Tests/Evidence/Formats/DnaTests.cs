using CsCheck;
using Microsoft.Data.Sqlite;
using SecondTrack.Evidence.Formats.Dna;
using Xunit;

namespace SecondTrack.Tests.Evidence.Formats;

public class DnaTests
{
    private const string Text = "前言😀必须赢不能输";

    internal static byte[] File(int major, int start = 4, int stop = 7, string more = "")
    {
        var folder = Directory.CreateTempSubdirectory("secondtrack-test-");
        var path = Path.Combine(folder.FullName, "a.dna");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                PRAGMA journal_mode = WAL;
                CREATE TABLE CODERS(ID INTEGER, Name TEXT); INSERT INTO CODERS VALUES (1, 'Admin');
                CREATE TABLE DOCUMENTS(ID INTEGER, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
                INSERT INTO DOCUMENTS VALUES (7, '讲话', '{Text}', 1, '林知远', '某报', '', '', '', {(major == 3 ? 1715817600 : 1715817600000)});
                CREATE TABLE STATEMENTTYPES(ID INTEGER, Label TEXT); INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement');
                CREATE TABLE VARIABLES(ID INTEGER, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
                INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'concept', 'short text', 1), (3, 'agreement', 'boolean', 1);
                CREATE TABLE STATEMENTS(ID INTEGER, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
                INSERT INTO STATEMENTS VALUES (1, 1, 7, {start}, {stop}, 1);
                CREATE TABLE DATABOOLEAN(ID INTEGER, StatementId INTEGER, VariableId INTEGER, Value INTEGER); INSERT INTO DATABOOLEAN VALUES (1, 1, 3, 1);
                """ + (major == 3
                ? "CREATE TABLE ENTITIES(ID INTEGER, VariableId INTEGER, Value TEXT); INSERT INTO ENTITIES VALUES (1, 1, '林知远'), (2, 2, '要赢'), (3, 2, '');"
                    + "CREATE TABLE DATASHORTTEXT(ID INTEGER, StatementId INTEGER, VariableId INTEGER, Entity INTEGER); INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 1), (2, 1, 2, 2);"
                : "CREATE TABLE DATASHORTTEXT(ID INTEGER, StatementId INTEGER, VariableId INTEGER, Value TEXT); INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, '林知远'), (2, 1, 2, '要赢');") + more;
            command.ExecuteNonQuery();
        }
        var bytes = System.IO.File.ReadAllBytes(path);
        folder.Delete(recursive: true);
        return bytes;
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    public void A_statement_stands_where_the_other_program_showed_it(int major)
    {
        var read = ReadDna.Read(File(major)).Value;
        var statement = Assert.Single(read.Value.Statements);
        Assert.Equal((3, 6, "必须赢"), (statement.Start, statement.End, statement.Quote));
        Assert.Equal(("林知远", "要赢", "1"), (statement.Values["person"], statement.Values["concept"], statement.Values["agreement"]));
        var document = Assert.Single(read.Value.Documents);
        Assert.Equal((major, "讲话", "林知远", "2024-05-16"), (read.Value.Major, document.Title, document.Author, document.Date.Text));
        Assert.Contains(read.Report.Lines, l => l.Mark == ImportMark.Remark && l.What == "讲话");
    }

    [Theory]
    [InlineData(3, 6)] // half of the emoji
    [InlineData(4, 99)]
    [InlineData(-1, 3)]
    [InlineData(5, 5)]
    public void A_place_that_is_none_is_left_out_and_said(int start, int stop)
    {
        var read = ReadDna.Read(File(3, start, stop)).Value;
        Assert.Empty(read.Value.Statements);
        Assert.Equal(1, read.Report.Count(ImportMark.Skipped));
    }

    [Fact]
    public void Nothing_that_is_not_a_table_is_asked()
    {
        var file = File(3, more: "ALTER TABLE STATEMENTTYPES RENAME TO X; CREATE VIEW STATEMENTTYPES AS WITH RECURSIVE r(ID, Label) AS (SELECT 1, 'a' UNION ALL SELECT 1, Label || 'a' FROM r) SELECT * FROM r;");
        Assert.IsType<UnreadableFile>(ReadDna.Read(file).Refusal);
    }

    [Theory]
    [InlineData("dna/synthetic-v3.dna", 3, 240)]
    [InlineData("dna/sample-v2.dna", 2, 41)]
    [InlineData("dna/sample-v3.dna", 3, null)]
    public void Real_files_are_read_whole(string path, int major, int? statements)
    {
        var read = ReadDna.Read(SharedData.Bytes(path)).Value;
        Assert.Equal(major, read.Value.Major);
        if (statements is { } count) Assert.Equal(count, read.Value.Statements.Count);
        Assert.Equal(0, read.Report.Count(ImportMark.Skipped));
        Assert.All(read.Value.Statements, s => Assert.Contains(s.Quote, read.Value.Documents.Single(d => d.Id == s.DocumentId).Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Damaged_bytes_are_read_or_refused()
    {
        var whole = File(3);
        Gen.Select(Gen.Select(Gen.Int[16, whole.Length - 1], Gen.Byte).Array[1, 20], Gen.Int[100, whole.Length]).Sample((changes, length) =>
        {
            var bytes = whole.ToArray();
            foreach (var (at, value) in changes) bytes[at] = value;
            var outcome = ReadDna.Read(bytes[..length]);
            return outcome.Done || outcome.Refusal is UnreadableFile;
        }, iter: 500);
    }
}
