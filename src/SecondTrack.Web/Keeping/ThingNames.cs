namespace SecondTrack.Web.Keeping;

/// <summary>What the kinds of things and their fields are called where the trail and the versions speak of them.</summary>
internal static class ThingNames
{
    private static readonly Dictionary<string, Words> Things = new(StringComparer.Ordinal)
    {
        ["Source"] = new("Source", "来源"), ["SourceText"] = new("Text of a source", "来源文本"), ["SourceOriginal"] = new("Original file", "原始文件"),
        ["SourcePerson"] = new("Person of a source", "来源中的人物"), ["Passage"] = new("Passage", "段落"), ["Statement"] = new("Statement", "陈述"), ["Issue"] = new("Issue", "议题"),
        ["Proposition"] = new("Proposition", "命题"), ["OfficialLine"] = new("Official line", "官方立场"), ["Community"] = new("Community", "群体"),
        ["Observation"] = new("Observation", "观察"), ["Note"] = new("Note", "笔记"), ["Series"] = new("Series", "系列"), ["Side"] = new("Side", "一方"), ["Round"] = new("Round", "轮次"),
        ["Session"] = new("Session", "会议"), ["AgendaItem"] = new("Agenda item", "议程项目"), ["Person"] = new("Person", "人物"), ["Organisation"] = new("Organisation", "机构"),
        ["Affiliation"] = new("Affiliation", "任职"), ["Participant"] = new("Participant", "与会者"), ["WorkingGroup"] = new("Working group", "工作组"),
        ["TimelineEvent"] = new("Event", "事件"),
    };

    private static readonly Dictionary<string, Words> Fields = new(StringComparer.Ordinal)
    {
        ["Title"] = new("Title", "标题"), ["Claim"] = new("Claim", "主张"), ["Text"] = new("Text", "文本"), ["Name"] = new("Name", "名称"), ["Note"] = new("Note", "备注"),
        ["Citation"] = new("Where it stands", "出处"), ["Date"] = new("Date", "日期"), ["Dates"] = new("Dates", "日期"), ["Stance"] = new("Stance", "立场"),
        ["Venue"] = new("Venue", "场合"), ["SpokenAs"] = new("Spoken as", "发言性质"), ["Confidence"] = new("Confidence", "把握"), ["Polarity"] = new("Direction", "方向"),
        ["GroundRule"] = new("Ground rule", "规则"), ["Place"] = new("Place", "地点"), ["Purpose"] = new("Purpose", "目的"), ["Byline"] = new("By", "作者"),
        ["Publisher"] = new("Publisher", "发布者"), ["Address"] = new("Address", "网址"), ["Kind"] = new("Kind", "类型"), ["LanguageTag"] = new("Language", "语言"),
        ["IsPublic"] = new("Public", "是否公开"), ["FirstHand"] = new("First hand", "是否第一手"), ["ParentId"] = new("Under", "上级"), ["IssueId"] = new("Issue", "议题"),
        ["Ordinal"] = new("Order", "次序"), ["SideId"] = new("Side", "所属方"), ["Aliases"] = new("Alias", "别名"), ["Quote"] = new("Quote", "引文"), ["Status"] = new("State", "状态"),
        ["From"] = new("From", "起"), ["To"] = new("To", "止"), ["ActorId"] = new("Who", "主体"), ["PropositionId"] = new("Proposition", "命题"), ["CommunityId"] = new("Community", "群体"),
        ["ObserverId"] = new("Observer", "观察者"), ["SourceId"] = new("Source", "来源"), ["SeriesId"] = new("Series", "系列"), ["SessionId"] = new("Session", "会议"),
        ["CoderId"] = new("Coder", "编码员"), ["PassageId"] = new("Passage", "段落"), ["ActorKind"] = new("Kind of actor", "主体类型"), ["AddedAt"] = new("Taken in", "收录时间"),
        ["CodedAt"] = new("Coded", "编码时间"), ["StartsAt"] = new("Begins", "开始"), ["Minutes"] = new("Minutes", "时长（分钟）"), ["TimeZone"] = new("Time zone", "时区"),
    };

    /// <summary>The kinds that a reader of the trail may look for.</summary>
    public static IEnumerable<(string Kind, Words Name)> All => Things.Select(t => (t.Key, t.Value));

    public static Words Of(string thing) => Things.TryGetValue(thing, out var name) ? name : new Words("{0}", "{0}").With(thing);

    public static Words Field(string field) => Fields.TryGetValue(field, out var name) ? name : new Words("{0}", "{0}").With(field);
}
