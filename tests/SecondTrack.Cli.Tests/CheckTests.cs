using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace SecondTrack.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("secondtrack-check-").FullName;

    public CheckTests()
    {
        File.WriteAllText(At("roster.csv"), "id,name,names_other,side,capacity,organisation,organisation_aliases,role,attributes\nR1,谭仲衡,Tan Zhongheng,A,former_official,个人身份,,顾问|Adviser,gender=m;profession=diplomat|外交官\n");
        File.WriteAllText(At("dialogue.json"), """{"sides": {"A": ["Chinese side"]}, "private": {"dates": ["2031-09-03"], "city": ["Aldershaven"]}, "k_threshold": 3}""");
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private string At(string name) => Path.Combine(_folder, name);

    private Task<Called> Check(string memo, params string[] more) => Called.With(["check", At(memo), "--roster", At("roster.csv"), "--dialogue", At("dialogue.json"), .. more]);

    [Fact]
    public async Task A_memo_in_GBK_with_a_name_ends_with_one_and_quotes_it_in_code_points()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("gb18030").GetBytes("𠮷：会上由谭仲衡作了介绍，与会者认为可行。");
        await File.WriteAllBytesAsync(At("memo.txt"), bytes);
        var called = await Check("memo.txt", "--json", "-", "--lang", "zh");
        Assert.Equal(1, called.Exit);
        using var json = JsonDocument.Parse(called.Bytes);
        Assert.Equal(["file", "sha256", "audience", "findings"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), json.RootElement.GetProperty("sha256").GetString());
        var found = json.RootElement.GetProperty("findings")[0];
        Assert.Equal(["detector", "level", "start", "end", "text", "personId", "why", "suggestion"], found.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("D1", "block", 5, 8, "谭仲衡", "R1"), (found.GetProperty("detector").GetString(), found.GetProperty("level").GetString(), found.GetProperty("start").GetInt32(),
            found.GetProperty("end").GetInt32(), found.GetProperty("text").GetString(), found.GetProperty("personId").GetString()));
    }

    [Fact]
    public async Task A_memo_without_a_leak_ends_with_nought_and_is_not_called_safe()
    {
        await File.WriteAllTextAsync(At("memo.md"), "Participants asked for a table.");
        var called = await Check("memo.md", "--lang", "en");
        Assert.Equal(0, called.Exit);
        Assert.Contains("no proof", called.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_Word_file_carries_beside_its_text_is_found()
    {
        Word(("docProps/core.xml", """<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Somebody Else</dc:creator></c>"""),
            ("word/document.xml", """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Nothing.</w:t></w:r><w:del w:author="Tan Zhongheng"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:body></w:document>"""));
        var called = await Check("memo.docx", "--json", "-");
        Assert.Equal(1, called.Exit);
        using var json = JsonDocument.Parse(called.Bytes);
        var texts = json.RootElement.GetProperty("findings").EnumerateArray().Select(f => (f.GetProperty("detector").GetString(), f.GetProperty("text").GetString(), f.GetProperty("start").ValueKind)).ToList();
        Assert.Equal([("D8", "Somebody Else", JsonValueKind.Null), ("D8", "Tan Zhongheng", JsonValueKind.Null), ("D8", "gone", JsonValueKind.Null)], texts);
    }

    [Fact]
    public async Task A_zip_bomb_and_wrong_input_are_one_sentence_each()
    {
        Word(("word/document.xml", new string(' ', 120_000_000)));
        MadeStore.IsRefused(await Check("memo.docx", "--lang", "en"), "unpacks to more than", "memo.docx");
        await File.WriteAllTextAsync(At("memo.md"), "Text.");
        await File.WriteAllTextAsync(At("dialogue.json"), "{");
        MadeStore.IsRefused(await Check("memo.md", "--lang", "en"), "dialogue.json");
        await File.WriteAllTextAsync(At("roster.csv"), "id,names\n1,x\n");
        MadeStore.IsRefused(await Check("memo.md", "--lang", "en"), "roster.csv");
    }

    private void Word(params (string Name, string Xml)[] parts)
    {
        using var zip = ZipFile.Open(At("memo.docx"), ZipArchiveMode.Create);
        foreach (var (name, xml) in parts.Prepend(("[Content_Types].xml", "<Types/>")))
        {
            using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
            writer.Write(xml);
        }
    }
}
