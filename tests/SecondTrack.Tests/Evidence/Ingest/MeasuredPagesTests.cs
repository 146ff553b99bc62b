using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using SecondTrack.Evidence.Ingest;
using Xunit;

namespace SecondTrack.Tests.Evidence.Ingest;

/// <summary>
/// The measured set of pages, where it lies beside the checkout: what was reached stays reached. Overlap of four-token shingles as multisets,
/// means of precision and recall over pages, as its own script scores it.
/// </summary>
public partial class MeasuredPagesTests
{
    [Theory]
    [InlineData("en", 0.956, 0, 0)]
    [InlineData("zh", 0.93, 24, 20)]
    public void Body_date_and_author_reach_what_was_promised(string language, double leastF1, int leastDates, int leastAuthors)
    {
        var folder = Folder(language);
        Assert.SkipWhen(folder is null, "skipped: the measured pages are not beside this checkout (../shared/data/pages)");
        using var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder!, "gold.json")));
        double precision = 0, recall = 0;
        int pages = 0, dates = 0, authors = 0;
        foreach (var page in gold.RootElement.EnumerateObject())
        {
            var read = Read(folder!, page.Name);
            var expected = Shingles(Text(page.Value, "articleBody"), language);
            var found = Shingles(read?.Body ?? "", language);
            if (expected.Count == 0) continue;
            var hit = expected.Sum(s => Math.Min(s.Value, found.GetValueOrDefault(s.Key)));
            pages++;
            recall += (double)hit / expected.Values.Sum();
            precision += found.Count == 0 ? 0 : (double)hit / found.Values.Sum();
            var day = Digits(Text(page.Value, "date"));
            if (day.Length == 3 && day.SequenceEqual(Digits(read?.Date.Text ?? ""))) dates++;
            var author = Text(page.Value, "author").Trim();
            if (author.Length > 0 && author == read?.Author.Trim()) authors++;
        }
        var (p, r) = (precision / pages, recall / pages);
        var f1 = 2 * p * r / (p + r);
        Assert.True(f1 >= leastF1, $"F1 {f1:0.0000}");
        Assert.True(dates >= leastDates, $"dates {dates}");
        Assert.True(authors >= leastAuthors, $"authors {authors}");
    }

    private static ReadDocument? Read(string folder, string page)
    {
        var plain = Path.Combine(folder, "html", page + ".html");
        using var file = File.OpenRead(File.Exists(plain) ? plain : plain + ".gz");
        using var bytes = new MemoryStream();
        if (File.Exists(plain)) file.CopyTo(bytes);
        else
        {
            using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            unpacked.CopyTo(bytes);
        }
        var read = ReadAnyDocument.Read(new DocumentBytes(bytes.ToArray(), page));
        return read.Done ? read.Value : null;
    }

    private static Dictionary<string, int> Shingles(string text, string language)
    {
        var tokens = (language == "zh" ? Characters() : Words()).Matches(text).Select(m => m.Value).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Max(1, tokens.Count - 3); i++)
            if (string.Join('\u0001', tokens.Skip(i).Take(4)) is { Length: > 0 } shingle) counts[shingle] = counts.GetValueOrDefault(shingle) + 1;
        return counts;
    }

    private static string Text(JsonElement page, string name) => page.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static int[] Digits(string date) => [.. Numbers().Matches(date).Take(3).Select(m => int.Parse(m.Value, null))];

    private static string? Folder(string language, [CallerFilePath] string here = "")
    {
        for (var up = new DirectoryInfo(Path.GetDirectoryName(here)!); up is not null; up = up.Parent)
            if (Path.Combine(up.FullName, "shared", "data", "pages", language) is var folder && Directory.Exists(folder)) return folder;
        return null;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();

    [GeneratedRegex(@"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]|[^\W\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]+")]
    private static partial Regex Characters();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
