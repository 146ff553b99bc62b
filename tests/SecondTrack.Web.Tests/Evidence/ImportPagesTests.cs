using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace SecondTrack.Web.Tests.Evidence;

public partial class ImportPagesTests(ExampleWorkbench workbench)
{
    [Fact]
    public async Task A_bibliography_is_shown_line_by_line_and_taken_when_asked()
    {
        using var client = workbench.Client();
        var page = workbench.In("sources/import");
        const string library = """[{"id":"a","type":"report","title":"Imported <b>for the test</b>"},{"id":"broken","type":"report"}]""";
        using var seen = await client.Upload(page, page, "file", "library.json", Encoding.UTF8.GetBytes(library));
        var shown = await seen.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Contains("1 new source", shown, StringComparison.Ordinal);
        Assert.Contains("Imported &lt;b&gt;for the test", shown, StringComparison.Ordinal);
        Assert.Contains("left out", shown, StringComparison.Ordinal);
        using var taken = await client.Post(page, page, ("carried", WebUtility.HtmlDecode(Carried().Match(shown).Groups["bytes"].Value)), ("take", "1"));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Contains("Imported &lt;b&gt;for the test", await client.Text(taken.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.Contains("Imported <b>for the test</b>", await client.Text(workbench.In("sources/bibliography.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_goes_out_and_the_same_project_brings_nothing_new()
    {
        using var client = workbench.Client();
        var page = workbench.In("sources/import");
        using var project = await client.Post(page, workbench.In("sources/project.qdpx"));
        var bytes = await project.Content.ReadAsByteArrayAsync();
        Assert.Equal(("application/zip", "project.qdpx"), (project.Content.Headers.ContentType!.MediaType, project.Content.Headers.ContentDisposition!.FileName));
        Assert.True(bytes.AsSpan().StartsWith("PK"u8));
        using var seen = await client.Upload(page, page, "file", "project.qdpx", bytes);
        var shown = await seen.Content.ReadAsStringAsync();
        Assert.Contains("0 new sources, 0 new statements.", shown, StringComparison.Ordinal);
        Assert.Contains("Already here; nothing was changed.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"take\"", shown, StringComparison.Ordinal);
        Assert.Contains("Exported: ExportQdpx", await client.Text(workbench.In("changes")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_bibliography_and_what_is_no_address_get_one_sentence()
    {
        using var client = workbench.Client();
        var page = workbench.In("sources/import");
        using var refused = await client.Upload(page, page, "file", "x.json", "nothing of the kind"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("neither CSL JSON, BibTeX nor RIS", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var local = await client.Post(workbench.In("sources/new"), workbench.In("sources/from-address"), ("address", "http://169.254.169.254/latest"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, local.StatusCode);
        var again = await local.Content.ReadAsStringAsync();
        Assert.Contains("leads into a private network", again, StringComparison.Ordinal);
        Assert.Contains("http://169.254.169.254/latest", again, StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"carried\" value=\"(?<bytes>[^\"]+)\"")]
    private static partial Regex Carried();
}
