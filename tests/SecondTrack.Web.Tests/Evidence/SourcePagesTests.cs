using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace SecondTrack.Web.Tests.Evidence;

/// <summary>Sources by plain forms, as a browser without scripts sends them, and with what bad input does to them.</summary>
public partial class SourcePagesTests(ExampleWorkbench workbench)
{
    [Theory]
    [InlineData(Language.English, "Saved")]
    [InlineData(Language.Chinese, "Gerettet")]
    public async Task Without_scripts_a_sentence_is_quoted_coded_changed_and_removed(Language language, string mark)
    {
        using var client = workbench.Client(language);
        var source = await Paste(client, $"{mark}: nobody wants a second winter. Letters should go on.\nA second paragraph of {language.Tag()}.");
        var quotePage = $"{source}/quote?line=0";
        Assert.Contains("nobody wants a second winter", await client.Text(quotePage), StringComparison.Ordinal);

        var fields = new List<(string, string)>
        {
            ("line", "0"), ("quote", "Letters should go on."), ("actor", "someone"), ("actor-name", $"Nora {mark}"), ("actor-new", "on"),
            ("proposition-text", $"Letters should be written {mark}"), ("stance", "1"), ("venue", "InWriting"), ("spoken-as", "Personally"), ("confidence", "High"), ("date", "2031-02"),
        };
        using var unclear = await client.Post(quotePage, $"{source}/statements", [.. fields]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unclear.StatusCode);
        var again = await unclear.Content.ReadAsStringAsync();
        Assert.Contains($"Letters should be written {mark}", again, StringComparison.Ordinal);
        Assert.Contains($"Nora {mark}", again, StringComparison.Ordinal);

        using var coded = await client.Post(quotePage, $"{source}/statements", [.. fields, ("proposition-new", "on")]);
        Assert.Equal(HttpStatusCode.SeeOther, coded.StatusCode);
        var shown = await client.Text(source);
        Assert.Matches("<mark data-start=\"\\d+\" class=\"passage side-none\" id=\"passage-[0-9a-f]{32}\">Letters should go on.</mark>", shown);
        Assert.Contains($"Nora {mark}", shown, StringComparison.Ordinal);

        var statement = Statement().Match(shown).Value;
        using var changed = await client.Post(workbench.In(statement), workbench.In(statement),
            [.. fields.Where(f => f.Item1 is not ("stance" or "quote" or "line")), ("proposition-new", "on"), ("stance", "declines")]);
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Contains("stance-none", await client.Text(source), StringComparison.Ordinal);
        using var removed = await client.Post(source, workbench.In(statement + "/remove"));
        Assert.DoesNotContain(statement, await client.Text(source), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Letters should go on", "stand in the text 2 times")]
    [InlineData("letters should go on", "do not stand in the text exactly so")]
    [InlineData(" ", "Nothing is selected")]
    public async Task A_typed_quote_is_exact_and_the_only_one_or_refused(string quote, string why)
    {
        using var client = workbench.Client();
        var source = await Paste(client, $"Letters should go on. Letters should go on. ({quote.Length} {why.Length})");
        using var refused = await client.Post($"{source}/quote?line=0", $"{source}/statements", ("line", "0"), ("quote", quote), ("actor", "someone"), ("actor-name", "X"),
            ("actor-new", "on"), ("proposition-text", "P"), ("proposition-new", "on"), ("stance", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(why, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("<mark", await client.Text(source), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_original_is_only_ever_saved_by_the_browser()
    {
        using var client = workbench.Client();
        const string page = "<html><title>Inert</title><p>Before <script>alert(1)</script> &lt;img src=x onerror=alert(2)&gt; after.</p></html>";
        using var added = await client.Upload(New, Add, "file", "x.html\u202e.txt", Encoding.UTF8.GetBytes(page));
        var source = SourceOf(added);
        using var original = await client.Get($"{source}/original");
        Assert.Equal("application/octet-stream", original.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", original.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", original.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(page, await original.Content.ReadAsStringAsync());
        foreach (var shown in new[] { await client.Text(source), await client.Text($"{source}/review") })
        {
            Assert.DoesNotContain("<script>alert", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_file_twice_leads_to_the_source_that_is_there()
    {
        using var client = workbench.Client();
        var bytes = Encoding.UTF8.GetBytes("The same file, byte for byte.");
        using var first = await client.Upload(New, Add, "file", "a.txt", bytes);
        using var second = await client.Upload(New, Add, "file", "b.txt", bytes);
        Assert.Equal(SourceOf(first), SourceOf(second));
        Assert.Contains("already here", await client.Text(second.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_and_huge_files_end_in_one_sentence_and_nothing_is_kept()
    {
        using var client = workbench.Client();
        var before = await Count(client);
        using var empty = await client.Upload(New, Add, "file", "empty.txt", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("No file is chosen, or it is empty", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var huge = new HttpRequestMessage(HttpMethod.Post, Add) { Content = new LongContent(500L * 1024 * 1024) };
        huge.Headers.ExpectContinue = true;
        using var refused = await client.Http.SendAsync(huge);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains("larger than 30 MB", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await Count(client));
    }

    [Fact]
    public async Task A_broken_upload_leaves_nothing_behind_and_every_page_alive()
    {
        using var client = workbench.Client();
        var before = await Count(client);
        var address = new Uri(workbench.Address);
        for (var i = 0; i < 3; i++)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(address.Host, address.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST {new Uri(Add).AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhalf of"));
            socket.LingerState = new(true, 0);
        }
        Assert.Equal(before, await Count(client));
        foreach (var path in new[] { "sources", "sources/new" })
        {
            using var page = await client.Get(workbench.In(path));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Fact]
    public async Task A_closed_session_is_refused_and_what_was_typed_is_still_there()
    {
        using var client = workbench.Client(Language.Chinese);
        using var refused = await client.Post(New, workbench.In("sources/attended"), ("title.zh", "闭门谈话"), ("rule", "Closed"), ("public", "no"), ("text", "说了什么"), ("date", "2024-05"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("闭门会议的内容只能存放在加密隔间", page, StringComparison.Ordinal);
        Assert.Contains("闭门谈话", page, StringComparison.Ordinal);
        Assert.Contains("说了什么", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paragraph_is_dropped_and_kept_again_by_one_button()
    {
        using var client = workbench.Client();
        var source = await Paste(client, "Letters were written all winter, and nobody counted them.\nThe ferry will be talked about later, in another letter.");
        using var dropped = await client.Post($"{source}/review", $"{source}/paragraphs", ("number", "1"), ("paragraph", "drop-1"));
        Assert.Equal(HttpStatusCode.SeeOther, dropped.StatusCode);
        Assert.DoesNotContain("The ferry will be talked about", await client.Text(source), StringComparison.Ordinal);
        using var kept = await client.Post($"{source}/review", $"{source}/paragraphs", ("number", "2"), ("paragraph", "keep-1"));
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        Assert.Contains("The ferry will be talked about", await client.Text(source), StringComparison.Ordinal);
        using var late = await client.Post($"{source}/review", $"{source}/paragraphs", ("number", "1"), ("paragraph", "drop-0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("A newer text of this source was made", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private string New => workbench.In("sources/new");

    private string Add => workbench.In("sources/from-file");

    private async Task<string> Paste(FormClient client, string text)
    {
        using var added = await client.Post(New, workbench.In("sources/from-text"), ("text", text));
        return SourceOf(added);
    }

    private string SourceOf(HttpResponseMessage added)
    {
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        return workbench.In("sources/" + Id().Match(added.Headers.Location!.ToString()[40..]).Value);
    }

    private async Task<string> Count(FormClient client) => Regex.Match(await client.Text(workbench.In("sources")), "\\d+ sources").Value;

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Id();

    [GeneratedRegex("statements/[0-9a-f]{32}")]
    private static partial Regex Statement();

    /// <summary>Says that it is long, and would be.</summary>
    private sealed class LongContent(long length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[1 << 16];
            for (long sent = 0; sent < length; sent += block.Length) await stream.WriteAsync(block);
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
