using System.IO.Compression;
using System.Text;
using CsCheck;
using SecondTrack.Evidence.Formats.Qdpx;
using SecondTrack.Evidence.Ingest;
using Xunit;

namespace SecondTrack.Tests.Evidence.Formats;

public class QdpxTests
{
    private const string Code = "11111111-1111-4111-8111-111111111111";
    private const string Source = "22222222-2222-4222-8222-222222222222";

    internal static byte[] File(string text, string selections, string more = "", bool mark = false)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "project.qde", Encoding.UTF8.GetBytes($"""
                <Project xmlns="urn:QDA-XML:project:1.0" name="Round one" origin="Other 1.0"><Users><User guid="33333333-3333-4333-8333-333333333333" name="Ada"/></Users>
                <CodeBook><Codes><Code guid="{Code}" name="军控" isCodable="true" color="#ff0000"><Code guid="not a guid" name="hotline" isCodable="true"/></Code></Codes></CodeBook>
                <Sources><TextSource guid="{Source}" name="讲话" plainTextPath="internal://{Source}.txt">{selections}</TextSource></Sources>{more}</Project>
                """));
            Part(zip, $"Sources/{Source}.txt", [.. mark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)]);
            Part(zip, "Sources/picture.png", [1, 2, 3]);
        }
        return stream.ToArray();
    }

    private static void Part(ZipArchive zip, string name, byte[] content)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(content);
    }

    internal static string Selection(int start, int end, string name, string code = Code) =>
        $"<PlainTextSelection guid=\"44444444-4444-4444-8444-{start:000000}{end:000000}\" name=\"{name}\" startPosition=\"{start}\" endPosition=\"{end}\"><Coding guid=\"55555555-5555-4555-8555-{start:000000}{end:000000}\"><CodeRef targetGUID=\"{code}\"/><NoteRef targetGUID=\"{Code}\"/></Coding></PlainTextSelection>";

    private static QdpxProject Read(byte[] file) => ReadQdpx.Read(file).Value.Value;

    [Fact]
    public void Codes_texts_and_passages_are_read()
    {
        var project = Read(File("前言😀必须赢不能输", Selection(3, 6, "必须赢", "not a guid")));
        Assert.Equal(["军控", "hotline"], project.Codes.Select(c => c.Name));
        Assert.Equal(project.Codes[0].Id, project.Codes[1].ParentId);
        var selection = Assert.Single(Assert.Single(project.Sources).Selections);
        Assert.Equal((3, 6, "必须赢"), (selection.Start, selection.End, selection.Quote));
        Assert.Equal(project.Codes[1].Id, Assert.Single(selection.Codings).CodeId);
    }

    [Theory]
    [InlineData("一\r\n二\r\n三四五", 6, 8, false)] // as the standard says
    [InlineData("一\r\n二\r\n三四五", 4, 6, false)] // each line end as one
    [InlineData("一\n二\n三四五", 6, 8, false)] // each line end as two
    [InlineData("一\n二\n三四五", 5, 7, true)] // with the mark
    [InlineData("😀\n二\n三四五", 5, 7, false)] // UTF-16
    public void However_the_other_program_counted_the_name_finds_the_place(string text, int start, int end, bool mark)
    {
        var read = ReadQdpx.Read(File(text, Selection(start, end, "三四"), mark: mark)).Value;
        Assert.Equal("三四", Assert.Single(read.Value.Sources[0].Selections).Quote);
        var said = read.Report.Lines.Any(l => l.Why.In(Language.English).StartsWith("Its positions were counted as", StringComparison.Ordinal));
        Assert.Equal((text, start) != ("一\r\n二\r\n三四五", 6), said);
    }

    [Fact]
    public void What_is_not_known_here_survives_being_written_again()
    {
        const string more = "<Notes><Note guid=\"66666666-6666-4666-8666-666666666666\" name=\"memo\"><PlainTextContent>未知</PlainTextContent></Note></Notes><Sets><Set guid=\"x\" name=\"s\"/></Sets>";
        var read = ReadQdpx.Read(File("前言必须赢", Selection(2, 5, "必须赢"), more)).Value;
        Assert.Contains(read.Report.Troubles, l => l.What == "Notes");
        var changed = read.Value with { Name = "Round two" };
        var written = WriteQdpx.Write(changed);
        using var zip = new ZipArchive(new MemoryStream(written));
        using var qde = new StreamReader(zip.GetEntry("project.qde")!.Open());
        var xml = qde.ReadToEnd();
        foreach (var kept in new[] { "未知", "<Set guid=\"x\"", "Other 1.0", "<NoteRef", "guid=\"not a guid\"", "Round two" }) Assert.Contains(kept, xml, StringComparison.Ordinal);
        Assert.NotNull(zip.GetEntry("Sources/picture.png"));
        var again = Read(written);
        Assert.Equal(read.Value.Codes, again.Codes);
        Assert.Equal(read.Value.Sources[0].Text, again.Sources[0].Text);
        Assert.Equal(read.Value.Sources[0].Selections.Select(s => (s.Id, s.Start, s.End, s.Quote)), again.Sources[0].Selections.Select(s => (s.Id, s.Start, s.End, s.Quote)));
    }

    [Fact]
    public void A_project_of_our_own_is_read_again_as_it_was_written()
    {
        var (group, code, source, place) = (Guid.Parse(Code), Chance.Seeded(1).NewId(), Chance.Seeded(2).NewId(), Chance.Seeded(3).NewId());
        var project = new QdpxProject("人工智能与国际安全")
        {
            Codes = [new(group, "stance", null, false), new(code, "+2", group, true)],
            Sources = [new(source, "A <talk> & more", "One.\n\n😀 two three.")
            {
                Selections = [new(place, "two", 8, 11, "two") { Codings = [new(Chance.Seeded(4).NewId(), code, null)], Description = "a\u0001b" }],
            }],
            Cases = [new(Chance.Seeded(5).NewId(), "林知远") { SelectionIds = [place] }],
        };
        var again = Read(WriteQdpx.Write(project));
        Assert.Equal(project.Codes, again.Codes);
        Assert.Equal("A <talk> & more", again.Sources[0].Name);
        Assert.Equal(("two", "ab", code), (again.Sources[0].Selections[0].Quote, again.Sources[0].Selections[0].Description, again.Sources[0].Selections[0].Codings[0].CodeId));
        Assert.Equal([place], again.Cases[0].SelectionIds);
    }

    [Fact]
    public void A_bomb_and_a_file_of_another_kind_are_refused()
    {
        Assert.IsType<UnreadableFile>(ReadQdpx.Read("nothing"u8.ToArray()).Refusal);
        Assert.IsType<UnreadableFile>(ReadQdpx.Read(File("x", "", "<!DOCTYPE x>")).Refusal);
    }

    [Fact]
    public void A_project_of_qualitative_coding_is_read_whole()
    {
        var project = Read(SharedData.Bytes("qdpx/qc_demo.qdpx"));
        Assert.Equal((262, 2, 158, 205), (project.Codes.Count, project.Sources.Count, project.Sources.Sum(s => s.Selections.Count), project.Sources.Sum(s => s.Selections.Sum(x => x.Codings.Count))));
    }

    [Fact]
    public void A_project_of_NVivo_is_read_whole()
    {
        var project = Read(SharedData.Bytes("qdpx/nvivo_project.qdpx"));
        Assert.Equal((262, 2, 0), (project.Codes.Count, project.Sources.Count, project.Sources.Sum(s => s.Selections.Count)));
    }

    [Fact]
    public void Damaged_bytes_are_read_or_refused()
    {
        var whole = File("前言必须赢", Selection(2, 5, "必须赢"));
        Gen.Select(Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 8], Gen.Int[20, whole.Length]).Sample((changes, length) =>
        {
            var bytes = whole.ToArray();
            foreach (var (at, value) in changes) bytes[at] = value;
            var outcome = ReadQdpx.Read(bytes[..length]);
            return outcome.Done || outcome.Refusal is UnreadableFile or UnreadableDocument;
        }, iter: 500);
    }
}
