using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Xunit;

namespace SecondTrack.Cli.Tests;

public class IngestTests
{
    private const string Page = """
        <!doctype html><html lang="zh"><head><meta charset="gbk"><title>二轨对话的价值</title><meta name="author" content="王安平"></head>
        <body><article><h1>二轨对话的价值</h1><p>官方渠道关闭的时候，学者之间的交流仍在继续，这正是二轨对话的意义所在，也是其长期存在的理由。</p>
        <p>双方的专家在会上逐项讨论了分歧，并就若干可以先行推进的议题交换了看法，气氛坦率而务实。</p></article></body></html>
        """;

    [Fact]
    public async Task A_page_in_any_encoding_packed_or_not_is_read_from_any_directory()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var folder = Directory.CreateTempSubdirectory("secondtrack-ingest-").FullName;
        var bytes = Encoding.GetEncoding("gb18030").GetBytes(Page);
        await File.WriteAllBytesAsync(Path.Combine(folder, "one.html"), bytes);
        await using (var packed = new GZipStream(File.Create(Path.Combine(folder, "two.html.gz")), CompressionLevel.Fastest)) await packed.WriteAsync(bytes);
        var called = await Called.In(folder, "ingest", "one.html", "two.html.gz", "--json", "-");
        Assert.Equal(0, called.Exit);
        Assert.Empty(called.Error);
        Assert.NotEqual(0xEF, called.Bytes[0]);
        using var pages = JsonDocument.Parse(called.Bytes);
        foreach (var id in new[] { "one", "two" })
        {
            var page = pages.RootElement.GetProperty(id);
            Assert.Equal("二轨对话的价值", page.GetProperty("title").GetString());
            Assert.Contains("官方渠道关闭的时候", page.GetProperty("articleBody").GetString(), StringComparison.Ordinal);
            Assert.Equal(["title", "author", "source", "date", "language", "encoding", "articleBody", "warnings"], page.EnumerateObject().Select(p => p.Name));
        }
        var readable = await Called.In(folder, "ingest", "one.html", "--lang", "zh");
        Assert.Contains("个字符", readable.Output, StringComparison.Ordinal);
        Directory.Delete(folder, true);
    }

    [Theory]
    [InlineData("en", "There is no file or folder")]
    [InlineData("zh", "没有文件或文件夹")]
    public async Task A_file_that_is_not_there_is_one_sentence(string lang, string says) =>
        MadeStore.IsRefused(await Called.With("ingest", "/nowhere/at/all.html", "--lang", lang), says, "/nowhere/at/all.html");

    [Fact]
    public async Task What_cannot_be_read_is_named_and_the_rest_of_the_folder_goes_on()
    {
        var folder = Directory.CreateTempSubdirectory("secondtrack-ingest-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "good.html"), Page);
        await File.WriteAllBytesAsync(Path.Combine(folder, "bad.pdf"), [.. "%PDF-1.7 nothing more"u8]);
        await File.WriteAllBytesAsync(Path.Combine(folder, "bad.html.gz"), [1, 2, 3, 4]);
        var called = await Called.With("ingest", folder, "--json", "-");
        Assert.Equal(0, called.Exit);
        Assert.Equal(2, called.Lines.Length);
        using var pages = JsonDocument.Parse(called.Bytes);
        Assert.NotEmpty(pages.RootElement.GetProperty("good").GetProperty("title").GetString()!);
        MadeStore.IsRefused(await Called.With("ingest", Path.Combine(folder, "bad.pdf")), "bad.pdf");
        MadeStore.IsRefused(await Called.With("ingest", Path.Combine(folder, "good.html"), "--json", "/nowhere/at/all.json"), "/nowhere/at/all.json");
        Directory.Delete(folder, true);
    }

    [Theory]
    [InlineData("secondtrack --help", "nonsense")]
    [InlineData("--sources", "generate", "--data", "x", "--sources", "many")]
    [InlineData("'fr'", "ingest", "x", "--lang", "fr")]
    [InlineData("secondtrack --help")]
    [InlineData("--data", "generate")]
    public async Task A_wrong_call_is_one_sentence(string says, params string[] arguments) => MadeStore.IsRefused(await Called.With(arguments), says);
}
