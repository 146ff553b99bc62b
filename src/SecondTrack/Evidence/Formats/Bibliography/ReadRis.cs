using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>RIS, as Zotero, EndNote and CNKI write it. A record that is not closed ends where the next begins.</summary>
public static partial class ReadRis
{
    private sealed record Field(string Tag, string Value, int Line);

    public static Imported<IReadOnlyList<BibliographyItem>> Read(string text)
    {
        var report = new ReportLines();
        var items = new List<BibliographyItem>();
        var record = new List<Field>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var match = Tagged().Match(lines[i]);
            var tag = match.Success ? match.Groups["tag"].Value : null;
            var value = match.Success ? match.Groups["value"].Value.Trim() : lines[i].Trim();
            if (tag is "TY" && record.Count > 0)
            {
                report.Remark(record[0].Line, Title(record) ?? record[0].Value,
                    new("The record is not closed (ER); it ends where the next begins.", "这条记录没有结束标记（ER），到下一条开始处为止。"));
                Close(record, items, report, lines);
            }
            if (tag is "ER") Close(record, items, report, lines);
            else if (tag is "TY" || (tag is not null && record.Count > 0)) record.Add(new(tag, value, i + 1));
            else if (record.Count > 0 && value.Length > 0) record[^1] = record[^1] with { Value = $"{record[^1].Value} {value}".Trim() };
            else if (value.Length > 0) report.Skipped(i + 1, value[..Math.Min(value.Length, 60)],
                new("This line stands outside of a record (TY … ER) and was left out.", "这一行不在任何记录（TY … ER）之内，已略过。"));
        }
        if (record.Count > 0)
        {
            report.Remark(record[0].Line, Title(record) ?? record[0].Value,
                new("The file ends before the record is closed (ER).", "文件在这条记录结束标记（ER）之前就结束了。"));
            Close(record, items, report, lines);
        }
        return new(items, report.Done());
    }

    private static void Close(List<Field> record, List<BibliographyItem> items, ReportLines report, string[] lines)
    {
        if (record.Count == 0) return;
        if (ItemOf(record, report, lines) is { } item) items.Add(item);
        record.Clear();
    }

    private static BibliographyItem? ItemOf(List<Field> record, ReportLines report, string[] lines)
    {
        var line = record[0].Line;
        string? First(params string[] tags) =>
            tags.SelectMany(t => record.Where(f => f.Tag == t)).Select(f => f.Value).FirstOrDefault(v => v.Length > 0);
        var title = Title(record);
        var url = First("UR", "L2", "LK");
        if (title is null && url is null && First(AuthorTags) is null)
        {
            report.Skipped(line, record[0].Value, BibliographyRemarks.NothingToKeep);
            return null;
        }
        var what = title ?? url ?? record[0].Value;
        var type = Types.GetValueOrDefault(record[0].Value.ToUpperInvariant());
        if (type is null) report.Remark(line, what, BibliographyRemarks.UnknownType(record[0].Value));
        var date = Date(First("DA"), First("PY", "Y1"));
        if (date.Literal is { } literal) report.Remark(line, what, BibliographyRemarks.DateAsWritten(literal));
        report.Read(line, what);
        var rest = record.Select(f => f.Tag).Where(t => !Carried.Contains(t)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (rest.Count > 0) report.NotCarriedOver(line, what, BibliographyRemarks.OnlyInRaw(rest));
        return new()
        {
            Id = First("ID") ?? "",
            Type = type ?? "document",
            Title = title,
            Container = First("T2", "JO", "JF", "JA", "J2", "BT"),
            Authors = [.. record.Where(f => AuthorTags.Contains(f.Tag)).SelectMany(f => f.Value.Split(';', '；')).Select(Name)
                .OfType<BibliographyName>()],
            Date = date,
            Url = url,
            Doi = First("DO"),
            Language = LanguageNames.Tag(First("LA")),
            Abstract = First("AB", "N2"),
            Note = record.Any(f => f.Tag == "N1") ? string.Join('\n', record.Where(f => f.Tag == "N1").Select(f => f.Value)) : null,
            Raw = new(BibliographyFormat.Ris, line, string.Join('\n', lines[(line - 1)..Math.Min(record[^1].Line, lines.Length)])),
        };
    }

    private static string? Title(List<Field> record) =>
        record.FirstOrDefault(f => f.Tag is "TI" or "T1" or "CT" && f.Value.Length > 0)?.Value;

    private static BibliographyName? Name(string value)
    {
        var parts = value.Split([',', '，'], StringSplitOptions.TrimEntries);
        if (parts[0].Length == 0) return null;
        string? Part(int i) => parts.Length > i && parts[i].Length > 0 ? parts[i] : null;
        if (parts.Length > 1) return new(parts[0], Part(1), null) { Suffix = Part(2) };
        // A Chinese name with a space is divided already; one without is left whole, since 外交部 and 孙成昊 look alike.
        var words = value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && words.All(BibliographyName.IsHan) ? new(words[0], words[1], null) : BibliographyName.Body(value.Trim());
    }

    /// <summary>A date is YYYY/MM/DD/other, where other may be a season; parts may be empty.</summary>
    private static BibliographyDate Date(string? full, string? year)
    {
        foreach (var value in new[] { full, year })
        {
            if (value is null) continue;
            var parts = value.Split('/', StringSplitOptions.TrimEntries);
            if (parts.Length is < 2 or > 4)
            {
                if (ReadWrittenDate.Of(value) is { Date.IsKnown: true } written) return written;
                continue;
            }
            if (ReadWrittenDate.From(parts[0], parts[1], parts.Length > 2 ? parts[2] : null) is not { } known) continue;
            var other = parts.Length > 3 && parts[3].Length > 0 ? parts[3] : null;
            return ReadWrittenDate.SeasonNumber(other) is { } season ? new(known, season) : new(known, Literal: other);
        }
        return (full ?? year) is { Length: > 0 } literal ? new(PartialDate.Unknown, Literal: literal) : default;
    }

    private static readonly string[] AuthorTags = ["AU", "A1"];

    private static readonly HashSet<string> Carried = ["TY", "ID", "TI", "T1", "CT", "AU", "A1", "DA", "PY", "Y1", "T2", "JO", "JF", "JA",
        "J2", "BT", "UR", "L2", "LK", "DO", "LA", "AB", "N2", "N1"];

    private static readonly Dictionary<string, string> Types = new()
    {
        ["JOUR"] = "article-journal", ["JFULL"] = "periodical", ["EJOUR"] = "article-journal", ["ABST"] = "article-journal",
        ["INPR"] = "article-journal",
        ["NEWS"] = "article-newspaper", ["MGZN"] = "article-magazine", ["BLOG"] = "post-weblog", ["ELEC"] = "webpage", ["WEB"] = "webpage",
        ["RPRT"] = "report", ["GOVDOC"] = "report", ["CONF"] = "paper-conference", ["CPAPER"] = "paper-conference", ["CHAP"] = "chapter",
        ["ECHAP"] = "chapter",
        ["BOOK"] = "book", ["EBOOK"] = "book", ["EDBOOK"] = "book", ["SER"] = "book", ["THES"] = "thesis", ["GEN"] = "document",
        ["PCOMM"] = "personal_communication",
        ["HEAR"] = "hearing", ["BILL"] = "bill", ["STAT"] = "legislation", ["LEGAL"] = "legislation", ["CASE"] = "legal_case",
        ["UNPB"] = "manuscript",
        ["MANSCPT"] = "manuscript", ["PAMP"] = "pamphlet", ["VIDEO"] = "motion_picture", ["MPCT"] = "motion_picture", ["SOUND"] = "song",
        ["SLIDE"] = "speech",
        ["DATA"] = "dataset", ["COMP"] = "software", ["MAP"] = "map", ["ENCYC"] = "entry-encyclopedia", ["DICT"] = "entry-dictionary",
        ["STAND"] = "standard", ["PAT"] = "patent",
    };

    [GeneratedRegex(@"^\s?(?<tag>[A-Z][A-Z0-9])\s{1,2}-(\s(?<value>.*))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Tagged();
}
