namespace SecondTrack.Dialogues.Rosters;

public enum RosterColumn
{
    Name,
    NameEn,
    NameZh,
    Organisation,
    Title,
    Capacity,
    Side,
    Note,
}

/// <summary>The words under which columns and capacities are known, in both languages and as people really write them.</summary>
internal static class RosterColumns
{
    private static readonly Dictionary<string, RosterColumn> Headers = new(StringComparer.Ordinal)
    {
        ["name"] = RosterColumn.Name, ["fullname"] = RosterColumn.Name, ["participant"] = RosterColumn.Name, ["姓名"] = RosterColumn.Name, ["名字"] = RosterColumn.Name,
        ["与会者"] = RosterColumn.Name, ["参会人"] = RosterColumn.Name, ["参会人员"] = RosterColumn.Name, ["代表"] = RosterColumn.Name,
        ["englishname"] = RosterColumn.NameEn, ["nameenglish"] = RosterColumn.NameEn, ["nameen"] = RosterColumn.NameEn, ["latinname"] = RosterColumn.NameEn,
        ["英文名"] = RosterColumn.NameEn, ["英文姓名"] = RosterColumn.NameEn, ["姓名英文"] = RosterColumn.NameEn, ["拼音"] = RosterColumn.NameEn, ["外文名"] = RosterColumn.NameEn,
        ["chinesename"] = RosterColumn.NameZh, ["namechinese"] = RosterColumn.NameZh, ["namezh"] = RosterColumn.NameZh, ["中文名"] = RosterColumn.NameZh,
        ["中文姓名"] = RosterColumn.NameZh, ["姓名中文"] = RosterColumn.NameZh,
        ["organisation"] = RosterColumn.Organisation, ["organization"] = RosterColumn.Organisation, ["institution"] = RosterColumn.Organisation,
        ["affiliation"] = RosterColumn.Organisation, ["institute"] = RosterColumn.Organisation, ["company"] = RosterColumn.Organisation,
        ["机构"] = RosterColumn.Organisation, ["单位"] = RosterColumn.Organisation, ["所在机构"] = RosterColumn.Organisation, ["工作单位"] = RosterColumn.Organisation, ["所属机构"] = RosterColumn.Organisation,
        ["title"] = RosterColumn.Title, ["position"] = RosterColumn.Title, ["post"] = RosterColumn.Title, ["jobtitle"] = RosterColumn.Title,
        ["职务"] = RosterColumn.Title, ["职位"] = RosterColumn.Title, ["职称"] = RosterColumn.Title, ["头衔"] = RosterColumn.Title,
        ["capacity"] = RosterColumn.Capacity, ["role"] = RosterColumn.Capacity, ["身份"] = RosterColumn.Capacity, ["与会身份"] = RosterColumn.Capacity, ["参会身份"] = RosterColumn.Capacity, ["类别"] = RosterColumn.Capacity,
        ["side"] = RosterColumn.Side, ["delegation"] = RosterColumn.Side, ["方"] = RosterColumn.Side, ["所属方"] = RosterColumn.Side, ["代表方"] = RosterColumn.Side, ["一方"] = RosterColumn.Side,
        ["note"] = RosterColumn.Note, ["notes"] = RosterColumn.Note, ["remark"] = RosterColumn.Note, ["remarks"] = RosterColumn.Note, ["备注"] = RosterColumn.Note, ["说明"] = RosterColumn.Note,
    };

    private static readonly Dictionary<string, Capacity> Capacities = CapacityWords();

    public static RosterColumn? Header(string written) => Headers.TryGetValue(Plain(written), out var column) ? column : null;

    public static Capacity? CapacityOf(string written) => Capacities.TryGetValue(Plain(written), out var capacity) ? capacity : null;

    public static Words Name(this RosterColumn column) => column switch
    {
        RosterColumn.Name => new("name", "姓名"),
        RosterColumn.NameEn => new("English name", "英文名"),
        RosterColumn.NameZh => new("Chinese name", "中文名"),
        RosterColumn.Organisation => new("organisation", "机构"),
        RosterColumn.Title => new("title", "职务"),
        RosterColumn.Capacity => new("capacity", "身份"),
        RosterColumn.Side => new("side", "所属方"),
        _ => new("note", "备注"),
    };

    internal static string Plain(string text) =>
        string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Dictionary<string, Capacity> CapacityWords()
    {
        var words = new Dictionary<string, Capacity>(StringComparer.Ordinal);
        foreach (var capacity in Enum.GetValues<Capacity>())
            foreach (var text in new[] { capacity.ToString(), capacity.Name().En, capacity.Name().Zh })
                words[Plain(text)] = capacity;
        foreach (var (text, capacity) in new[]
        {
            ("company", Capacity.Enterprise), ("business", Capacity.Enterprise), ("商界", Capacity.Enterprise), ("公司", Capacity.Enterprise), ("企业界", Capacity.Enterprise),
            ("scholar", Capacity.Academic), ("professor", Capacity.Academic), ("university", Capacity.Academic), ("学术界", Capacity.Academic), ("高校", Capacity.Academic), ("专家", Capacity.Academic),
            ("thinktanker", Capacity.ThinkTank), ("智库学者", Capacity.ThinkTank), ("研究机构", Capacity.ThinkTank),
            ("formerofficer", Capacity.FormerOfficial), ("retiredofficial", Capacity.FormerOfficial), ("退休官员", Capacity.FormerOfficial), ("前政要", Capacity.FormerOfficial), ("卸任官员", Capacity.FormerOfficial),
            ("official", Capacity.ServingOfficial), ("servingofficial", Capacity.ServingOfficial), ("servingofficer", Capacity.ServingOfficial), ("现任官员", Capacity.ServingOfficial), ("官员", Capacity.ServingOfficial), ("军官", Capacity.ServingOfficial),
            ("translator", Capacity.Interpreter), ("翻译", Capacity.Interpreter), ("口译", Capacity.Interpreter), ("secretariat", Capacity.Staff), ("会务", Capacity.Staff), ("秘书处", Capacity.Staff),
            ("notetaker", Capacity.Rapporteur), ("记录", Capacity.Rapporteur), ("记录员", Capacity.Rapporteur), ("sponsor", Capacity.Funder), ("donor", Capacity.Funder), ("赞助方", Capacity.Funder), ("主办", Capacity.Host), ("东道主", Capacity.Host),
            ("个人身份", Capacity.Individual), ("观察者", Capacity.Observer),
        })
            words[Plain(text)] = capacity;
        return words;
    }
}
