using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Ingest.Pages;

/// <summary>Who published it first: the source a page names, else the site.</summary>
internal static partial class PagePublisher
{
    public static string Of(PageDeclared declared, IReadOnlyList<FactLine> lines, string? siteName)
    {
        foreach (var line in lines)
            if (Named().Match(line.Text) is { Success: true } match && Cut(match.Groups["name"].Value) is { Length: > 1 } name) return name;
        return declared.Publisher ?? declared.Meta("og:site_name", "application-name", "source") ?? siteName ?? "";
    }

    private static string Cut(string name)
    {
        name = End().Split(name.Trim())[0].Trim(' ', '　', '：', ':', '|', '　', '》', '《', '【', '】', '(', '（', ')', '）');
        return name.Length <= 30 ? name : "";
    }

    [GeneratedRegex(@"(?:来\s*源|來\s*源|稿源|出\s*处|转自|文章来源|Source)\s*[：:]\s*(?<name>[^\s　].{1,40})", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"\s{2,}|　|作者|编辑|責任|责任|发布|时间|日期|点击|浏览|字体|字号|\d{4}[-年/]|[|｜【\[]|\s(?=\S*[：:])|\s(?=\d)")]
    private static partial Regex End();
}
