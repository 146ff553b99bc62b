namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>BibTeX and BibLaTeX. A broken entry is left out and said; the others are read.</summary>
public static class ReadBibTeX
{
    public static Imported<IReadOnlyList<BibliographyItem>> Read(string text)
    {
        var report = new ReportLines();
        var entries = new SplitBibTeX(text, report).Split();
        var byKey = new Dictionary<string, BibTeXEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries.Where(e => e.Key.Length > 0))
            if (!byKey.TryAdd(entry.Key, entry))
                report.Remark(entry.Line, entry.Key, new("Another entry has the same key; both were read.", "另有条目用了同一个引用键，两条都已读入。"));
        return new([.. entries.Select(e => ItemOf(WithParent(e, byKey, report), report)).OfType<BibliographyItem>()], report.Done());
    }

    private static BibliographyItem? ItemOf(BibTeXEntry entry, ReportLines report)
    {
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        string Decode(string value) => LatexText.Decode(value, c => unknown.Add(c));
        string? Text(params string[] fields) =>
            fields.Select(f => entry[f]).OfType<string>().Select(Decode).FirstOrDefault(t => t.Length > 0);

        var title = Title(Text("title"), Text("subtitle"));
        var url = entry["url"]
            ?? (entry["howpublished"] is { } how && how.IndexOf("http", StringComparison.Ordinal) is >= 0 and var at ? how[at..] : null);
        if (title is null && entry["author"] is null && url is null)
        {
            report.Skipped(entry.Line, entry.Key, BibliographyRemarks.NothingToKeep);
            return null;
        }
        var what = title ?? entry.Key;
        var andOthers = false;
        var authors = entry["author"] is { } field ? BibTeXNames.Read(field, Decode, out andOthers) : [];
        var date = Date(entry, Text);
        var item = new BibliographyItem
        {
            Id = entry.Key,
            Type = Type(entry),
            Title = title,
            Container = Text("journaltitle", "journal", "booktitle", "maintitle", "eventtitle", "organization"),
            Authors = authors,
            Date = date,
            Url = url is null ? null : LatexText.Address(url),
            Doi = entry["doi"] is { } doi ? LatexText.Address(doi) : null,
            Language = LanguageNames.Tag(Text("langid", "language")),
            Abstract = Text("abstract"),
            Note = Text("note", "annotation", "annote"),
            Raw = new(BibliographyFormat.BibTeX, entry.Line, entry.Raw),
        };
        report.Read(entry.Line, what);
        if (andOthers) report.NotCarriedOver(entry.Line, what,
            new("The entry says “and others”: more authors than it names.", "条目写有“等”，作者不止所列各位。"));
        if (date.Literal is { } literal) report.Remark(entry.Line, what, BibliographyRemarks.DateAsWritten(literal));
        if (unknown.Count > 0)
            report.Remark(entry.Line, what, new Words("LaTeX commands that are not known here were left out: {0}.", "略去了不认识的LaTeX命令：{0}。")
                .With(string.Join(' ', unknown)));
        var rest = entry.Fields.Keys.Where(f => !Carried.Contains(f)).Order(StringComparer.Ordinal).ToList();
        if (rest.Count > 0)
            report.NotCarriedOver(entry.Line, what, BibliographyRemarks.OnlyInRaw(rest));
        return item;
    }

    /// <summary>What a chapter takes from the book it names, where it has none of its own.</summary>
    private static BibTeXEntry WithParent(BibTeXEntry entry, Dictionary<string, BibTeXEntry> byKey, ReportLines report)
    {
        if (entry["crossref"] is not { } key) return entry;
        if (!byKey.TryGetValue(key.Trim(), out var parent) || parent == entry)
        {
            report.NotCarriedOver(entry.Line, entry.Key,
                new Words("The entry it refers to, “{0}”, is not in the file.", "它引用的条目“{0}”不在文件中。").With(key));
            return entry;
        }
        var fields = new Dictionary<string, string>(entry.Fields, StringComparer.OrdinalIgnoreCase);
        foreach (var (field, value) in parent.Fields.Where(f => Inherited.Contains(f.Key))) fields.TryAdd(field, value);
        if (parent["title"] is { } title) fields.TryAdd("booktitle", title);
        return entry with { Fields = fields };
    }

    private static BibliographyDate Date(BibTeXEntry entry, Func<string[], string?> text)
    {
        // Not decoded: a tilde is "about" in a date, and a space everywhere else.
        if (entry["date"]?.Trim('{', '}', ' ') is { Length: > 0 } date) return ReadWrittenDate.Of(date);
        var (year, month, day) = (text(["year"]), text(["month"]), text(["day"]));
        if (year is null) return default;
        if (month is not null && ReadWrittenDate.MonthNumber(month) is null
            && ReadWrittenDate.Of($"{month} {year}") is { Date.IsKnown: true } joined) return joined;
        return ReadWrittenDate.From(year, month, day) is { } known ? new(known) : ReadWrittenDate.Of(year);
    }

    private static string? Title(string? title, string? subtitle) => title is null || subtitle is null ? title : $"{title}: {subtitle}";

    private static string Type(BibTeXEntry entry) => entry.Type switch
    {
        "article" when entry["entrysubtype"] is "newspaper" or "magazine" => "article-" + entry["entrysubtype"],
        "article" => "article-journal",
        "book" or "mvbook" or "proceedings" or "mvproceedings" => "book",
        "collection" or "mvcollection" or "reference" => "book",
        "inbook" or "incollection" or "suppbook" or "suppcollection" or "bookinbook" => "chapter",
        "inproceedings" or "conference" => "paper-conference",
        "phdthesis" or "mastersthesis" or "thesis" => "thesis",
        "report" or "techreport" => "report",
        "online" or "electronic" or "www" => "webpage",
        "periodical" or "suppperiodical" => "periodical",
        "letter" => "personal_communication",
        "unpublished" => entry["eventtitle"] is not null ? "speech" : "manuscript",
        "legislation" => "legislation",
        "booklet" => "pamphlet",
        "dataset" => "dataset",
        "software" => "software",
        "video" or "movie" => "motion_picture",
        "misc" when entry["howpublished"]?.Contains("http", StringComparison.Ordinal) == true => "webpage",
        _ => "document",
    };

    private static readonly HashSet<string> Carried = new(StringComparer.OrdinalIgnoreCase)
    {
        "author", "title", "subtitle", "journal", "journaltitle", "booktitle", "maintitle", "eventtitle", "date", "year", "month", "day",
        "url", "doi", "langid", "language",
        "abstract", "note", "annotation", "annote", "crossref", "entrysubtype", "howpublished",
    };

    private static readonly HashSet<string> Inherited = new(StringComparer.OrdinalIgnoreCase) { "year", "date", "month", "publisher",
        "editor", "series", "volume", "address", "location", "booktitle", "eventtitle" };
}
