using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Ingest.Pages;

/// <summary>Who wrote it, as the page prints it: a label first, then what is declared, a signature under the text, a name under the title.</summary>
internal static partial class PageAuthor
{
    public static string Of(PageDeclared declared, IReadOnlyList<FactLine> lines, string title) =>
        First(lines, l => l.Text.Length < 200, Labelled)
        ?? Signature(lines)
        ?? Declared(declared)
        ?? First(lines, l => true, Posted)
        ?? InTitle(title, lines)
        ?? First(lines, l => l.Place == LinePlace.UnderTitle, AloneUnderTitle)
        ?? First(lines, l => true, EnglishByline)
        ?? "";

    /// <summary>The editor whom a page names, where it names no author: told to the reader as such, never passed off as one.</summary>
    public static string EditorIn(IReadOnlyList<FactLine> lines) => First(lines, l => l.Text.Length < 120 || l.Place is LinePlace.End or LinePlace.Behind, Edited) ?? "";

    private static string? First(IReadOnlyList<FactLine> lines, Func<FactLine, bool> which, Func<string, string?> read)
    {
        foreach (var line in lines)
            if (which(line) && read(line.Text) is { } name) return name;
        return null;
    }

    private static string? Labelled(string line) => Names(Chinese().Match(line));

    private static string? Posted(string line) => Names(Poster().Match(line));

    private static string? Edited(string line) => Names(Editor().Match(line));

    private static string? EnglishByline(string line) => English().Match(line) is { Success: true } by ? Tidy(by.Groups["name"].Value) : null;

    /// <summary>Names in brackets, or a reporter's line, that close the article.</summary>
    private static string? Signature(IReadOnlyList<FactLine> lines)
    {
        foreach (var line in lines.Where(l => l.Place is LinePlace.End or LinePlace.Behind).OrderBy(l => l.Place))
        {
            var match = InBrackets().Match(line.Text);
            if (match.Success && Names(match) is { } name && !Furniture().IsMatch(name)) return name;
        }
        return First(lines, l => l.Place == LinePlace.End || l.Text.Length < 400, l => Names(Reporter().Match(l)));
    }

    /// <summary>"Name: what it says" as a title, with the name by itself at the head of the text.</summary>
    private static string? InTitle(string title, IReadOnlyList<FactLine> lines)
    {
        var end = title.IndexOf('：', StringComparison.Ordinal);
        if (end is < 2 or > 4 || Furniture().IsMatch(title[..end])) return null;
        var name = title[..end];
        return lines.Any(l => l.Text == name || l.Text.StartsWith(name + " ", StringComparison.Ordinal)) ? name : null;
    }

    private static string? Declared(PageDeclared declared)
    {
        if (declared.Author is { } author && Tidy(author) is { } tidy) return tidy;
        return declared.Meta("author", "article:author", "byl", "parsely-author", "sailthru.author", "DC.creator", "dc.creator", "citation_author") is { } name
            && Tidy(name) is { } meta && !Firm().IsMatch(meta) ? meta : null;
    }

    private static string? AloneUnderTitle(string line)
    {
        var name = line.Trim(' ', '　', ' ');
        return NameAlone().IsMatch(name) && !Furniture().IsMatch(name) && (char.IsAscii(name[0]) || Surnames.Contains(name[0])) ? name : null;
    }

    /// <summary>The names at the start of what follows a label: up to the next label, date or run of other text.</summary>
    private static string? Names(Match match)
    {
        if (!match.Success) return null;
        var names = NextLabel().Split(match.Groups["name"].Value.Trim(' ', '　', ':', '：', '/', '／', '|'))[0]
            .Trim(' ', '　', '|', '/', '／', ',', '，', '、', ')', '）', ']', '】', '。', '"', '”');
        return names.Length is >= 2 and <= 40 && !NoName().IsMatch(names) ? names : null;
    }

    private static string? Tidy(string name)
    {
        name = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.StartsWith("By ", StringComparison.OrdinalIgnoreCase)) name = name[3..];
        return name.Length is >= 2 and <= 100 && !NoName().IsMatch(name) ? name : null;
    }

    [GeneratedRegex(@"(?:^|[\s　（(\[【|｜•·\d”》：:])(?:作\s*者|撰\s*文|撰\s*稿|执\s*笔\s*人?|发文机关|发布机构|文\s*[/／｜|：:]|(?:本报|本刊|见习|实习|特约)?记\s*者\s*[：:/／])\s*[：:/／\s　]?\s*(?<name>[^\s　：:].{1,60})")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"(?:本报|本刊|报|社|网|台)?(?:特约|见习|实习|首席)?记者[\s　]*(?<name>[\p{IsCJKUnifiedIdeographs}·]{2,5}(?:[\s　、]+[\p{IsCJKUnifiedIdeographs}·]{2,4}){0,4}?)[\s　]*(?=发自|报道|摄|文/|[\u4e00-\u9fff]{2,8}(?:报道|电)|\)|）|$)")]
    private static partial Regex Reporter();

    [GeneratedRegex(@"[（(][\s　]*(?:(?:本报|本刊|特约|见习|实习)*(?:记者|作者|文)[\s　/：:]*)?(?<name>[\p{IsCJKUnifiedIdeographs}·]{2,4}(?:[\s　、]+[\p{IsCJKUnifiedIdeographs}·]{2,4}){0,5})[\s　]*[）)][\s　]*$")]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"(?:本[贴帖文]由|发信人[：:]|发表人[：:]|\bby|楼主[：:])\s*(?<name>[\p{IsCJKUnifiedIdeographs}\w.-]{2,16}?)\s*(?:于|〓|[,，(（]|$)")]
    private static partial Regex Poster();

    [GeneratedRegex(@"(?:责\s*任\s*编\s*辑|責任編輯|责\s*编|编\s*辑)\s*[：:]\s*(?<name>[^\s　：:].{1,30})")]
    private static partial Regex Editor();

    /// <summary>The surnames of nineteen in twenty Chinese: a line of two or three characters that begins with none of them is rarely a name.</summary>
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬羅鄭許韓馮鄧蘇魏呂盧鍾譚陸賈韋鄒龍顧龔萬錢嚴湯常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

    [GeneratedRegex(@"^(?:[\p{IsCJKUnifiedIdeographs}]{2,3}(?:[\s　][\p{IsCJKUnifiedIdeographs}]{2,3})?|[a-zA-Z][a-z0-9_]{3,15})$")]
    private static partial Regex NameAlone();

    [GeneratedRegex("打印|关闭|字体|显示|分享|收藏|评论|返回|首页|正文|导航|繁体|简体|大|中|小字|关注|来源|转发|推荐|投稿|文章|新闻|频道|阅读|上一|下一|目录|图|完|转载|原创|网页|更多|搜索|登录|注册|订阅|连载|摘要|编者|责任|编辑|下载|同上|左|右|上|下|资料|文摘")]
    private static partial Regex Furniture();

    [GeneratedRegex(@"\s{3,}|　{3,}|来\s*源|來源|编\s*辑|編輯|責任|责任|责编|发布|发表|时间|日期|点击|浏览|阅读|字体|字号|评论|摄影|图[/／]|文章|出处|单位|电话|邮箱|更新|发自|报道|\d{4}\s*[-年/.]|\d{1,2}[:：]\d{2}|[|｜【\[\]）（(<》《=]|[。！？；]|版权|订阅|关注|size")]
    private static partial Regex NextLabel();

    [GeneratedRegex(@"^(?:admin|editor|网络|佚名|未知|本站|管理员|unknown|staff|不详|无.*)$|https?:|www\.|[{}<>@=]|[，。！？；]|\d{3}|贡献者|[的了是这那你我他她也很]", RegexOptions.IgnoreCase)]
    private static partial Regex NoName();

    [GeneratedRegex(@"网络|科技|公司|软件|Team|Inc\b|Ltd|网$|System|\.com|\.cn|工作室", RegexOptions.IgnoreCase)]
    private static partial Regex Firm();

    [GeneratedRegex(@"^By[:\s]+(?<name>[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]+|de|van|von|and|&))*)")]
    private static partial Regex English();
}
