using System.Diagnostics;
using System.Text;
using CsCheck;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.Worker;
using Xunit;

namespace SecondTrack.Tests.Evidence.Ingest;

/// <summary>Web pages and saved texts that are broken, wrongly declared, huge or made to hurt. Each is read or refused with a sentence.</summary>
public class DamagedPageTests
{
    private const string Chinese = "两个研究所的学者在春天又一次见面，讨论人工智能与国际安全的问题。会议没有公开发表任何声明，但与会者认为，双方对风险的理解比上一次更接近。主持人说，下一轮对话将在秋天举行，届时会有企业代表参加。";
    private const string Traditional = "兩個研究所的學者在春天又一次見面，討論人工智慧與國際安全的問題。會議沒有公開發表任何聲明，但與會者認為，雙方對風險的理解比上一次更接近。主持人說，下一輪對話將在秋天舉行，屆時會有企業代表參加。";
    private const string English = "Scholars of the two institutes met again in the spring to speak about artificial intelligence and international security. No statement was published, but those who took part say that both sides understand the risks better than last time.";

    private static string Page(string declared, string text, int paragraphs = 4) =>
        $"<!DOCTYPE html><html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset={declared}\"><title>AI</title></head><body><div id=\"nav\"><a href=\"/\">AI</a></div><h1>2025</h1><div class=\"article\">"
        + string.Concat(Enumerable.Range(1, paragraphs).Select(i => $"<p>（{i}）{text}</p>")) + "</div></body></html>";

    private static Outcome<ReadDocument> Read(byte[] bytes) => ReadAnyDocument.Read(new(bytes, "x"));

    [Theory]
    [InlineData("gb18030", "utf-8", Chinese)]
    [InlineData("gb18030", "big5", Chinese)]
    [InlineData("gb18030", "iso-8859-1", Chinese)]
    [InlineData("utf-8", "gb2312", Chinese)]
    [InlineData("utf-16", "utf-8", Chinese)]
    [InlineData("utf-16BE", "gbk", Chinese)]
    [InlineData("big5", "utf-8", Traditional)]
    [InlineData("big5", "gb2312", Traditional)]
    [InlineData("big5", "no-such-encoding", Traditional)]
    public void What_a_page_wrongly_declares_does_not_spoil_it(string real, string declared, string text)
    {
        var page = Page(declared, text);
        var encoding = Named(real);
        byte[][] forms = real.StartsWith("utf-16", StringComparison.Ordinal) ? [encoding.GetBytes(page), [.. encoding.GetPreamble(), .. encoding.GetBytes(page)]] : [encoding.GetBytes(page)];
        foreach (var bytes in forms)
        {
            var read = Read(bytes);
            Assert.True(read.Done, read.Refusal?.Sentence.In(Language.English));
            Assert.Contains(text, read.Value.Body, StringComparison.Ordinal);
            Assert.DoesNotContain('\uFFFD', read.Value.Body);
        }
    }

    [Fact]
    public void A_few_broken_bytes_are_counted_and_said()
    {
        var bytes = Encoding.UTF8.GetBytes(Page("utf-8", Chinese));
        bytes[bytes.Length / 2] = 0xFF;
        var read = Read(bytes).Value;
        Assert.Contains(read.Warnings, w => w.In(Language.Chinese).Text.Contains('�'));
    }

    private static Encoding Named(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(name);
    }

    private static readonly byte[][] Whole =
    [
        Encoding.UTF8.GetBytes(Page("utf-8", English)), Named("gb18030").GetBytes(Page("gbk", Chinese)),
        Encoding.UTF8.GetBytes("<html><body><table><tr><td>作者：</td><td>某某</td></tr></table><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script><div hidden>no</div><svg><p>in a picture</p></svg><p>" + English + "</p></body></html>"),
        Encoding.UTF8.GetBytes(string.Join("\n\n", Enumerable.Repeat("首页\n\n新闻\n\n" + Chinese + "\n\n责任编辑：某某", 5))),
    ];

    private static readonly string[] Spoilers = ["<", ">", "</div>", "<div>", "<!--", "]]>", "<script>", "&#0;", "&#xD800;", "<svg><math>", "<table><a><table>", "<template>", "\0", "<p ", "\"", "<b><i></b>", "\u202E"];

    private static readonly Gen<byte[]> Damaged =
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Select(Gen.Double[0, 1], Gen.Int[0, Spoilers.Length - 1]).Array[1, 20], Gen.Select(Gen.Double[0, 1], Gen.Byte).Array[0, 12], Gen.Double[0.2, 1.3])
            .Select((which, spoilers, changes, cut) =>
            {
                var bytes = Whole[which].ToList();
                foreach (var (at, what) in spoilers) bytes.InsertRange((int)(at * bytes.Count), Encoding.UTF8.GetBytes(Spoilers[what]));
                foreach (var (at, value) in changes) bytes[Math.Min(bytes.Count - 1, (int)(at * bytes.Count))] = value;
                return cut < 1 ? [.. bytes.Take(Math.Max(1, (int)(cut * bytes.Count)))] : bytes.ToArray();
            });

    [Fact]
    public void Damaged_pages_are_read_or_refused_in_time() => Damaged.Sample(bytes =>
    {
        var watch = Stopwatch.StartNew();
        var outcome = Read(bytes);
        return (outcome.Done || outcome.Refusal is not null) && watch.Elapsed.TotalSeconds < 8;
    }, iter: 400, threads: 1);

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<div>x", 100_000)]
    [InlineData("<b>x<p>", 50_000)]
    [InlineData("<ul><li>x", 100_000)]
    [InlineData("<table><tr><td>", 60_000)]
    [InlineData("<svg><g>", 60_000)]
    [InlineData("<a href=x><font color=red>x", 60_000)]
    [InlineData("<div>x", 4_000)]
    [InlineData("<section><b>x", 2_000)]
    public void A_page_nested_without_end_does_not_end_the_program(string opening, int times)
    {
        var watch = Stopwatch.StartNew();
        var outcome = Read(Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>" + string.Concat(Enumerable.Repeat(opening, times))));
        Assert.True(outcome.Done || outcome.Refusal is UnreadableDocument);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, WorkerLimits.Usual.Seconds + 5);
    }

    [Fact]
    public void An_ordinary_page_is_read_whole_though_it_is_five_megabytes_long()
    {
        var read = Read(Encoding.UTF8.GetBytes(Page("utf-8", Chinese, 18_000)));
        Assert.True(read.Done, read.Refusal?.Sentence.In(Language.English));
        Assert.Contains("（17999）", read.Value.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_text_of_many_lines_takes_no_longer_than_its_length()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 200_000).Select(i => i % 7 == 0 ? Chinese : $"栏目 {i % 5000}"));
        var watch = Stopwatch.StartNew();
        Assert.True(Read(Encoding.UTF8.GetBytes(lines)).Done);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }
}
