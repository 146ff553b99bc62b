using SecondTrack.Keeping;

namespace SecondTrack.Evidence;

/// <summary>What the fixed words of evidence are called: one place, so that every page and export says the same.</summary>
public static class EvidenceNames
{
    public static Words Name(this SourceKind kind) => kind switch
    {
        SourceKind.Article => new("Article", "文章"),
        SourceKind.Speech => new("Speech", "演讲"),
        SourceKind.Report => new("Report", "报告"),
        SourceKind.Book => new("Book", "书籍"),
        SourceKind.SocialPost => new("Social post", "社交媒体帖文"),
        SourceKind.Conference => new("Conference attended", "所参加的会议"),
        SourceKind.Visit => new("Visit", "访问"),
        SourceKind.Interview => new("Interview", "访谈"),
        _ => new("Session record", "会议记录"),
    };

    public static Words Name(this Venue venue) => venue switch
    {
        Venue.InWriting => new("in writing", "书面"),
        Venue.PublicStage => new("on a public stage", "公开场合"),
        _ => new("face to face", "面对面"),
    };

    public static Words Name(this SpokenAs spokenAs) => spokenAs switch
    {
        SpokenAs.Personally => new("personally", "个人看法"),
        SpokenAs.ForTheInstitute => new("for the institute", "代表所在机构"),
        SpokenAs.DescribingTheOfficialLine => new("describing the official line", "转述官方立场"),
        SpokenAs.CarryingAMessage => new("carrying a message", "代为传话"),
        _ => new("floating an idea", "试探性提议"),
    };

    public static Words Name(this Confidence confidence) => confidence switch
    {
        Confidence.Low => new("low", "低"),
        Confidence.Medium => new("medium", "中"),
        _ => new("high", "高"),
    };

    public static Words Name(this ActorKind kind) => kind switch
    {
        ActorKind.Person => new("Person", "人物"),
        ActorKind.Organisation => new("Organisation", "机构"),
        ActorKind.Side => new("Side", "一方"),
        _ => new("Community", "群体"),
    };

    public static Words Name(this SourceRole role) => role switch
    {
        SourceRole.Author => new("author", "作者"),
        SourceRole.Speaker => new("speaker", "发言人"),
        _ => new("present", "在场"),
    };

    /// <summary>A stance in words; null is somebody who declines to say.</summary>
    public static Words StanceName(int? stance) => stance switch
    {
        null => new("declines to say", "不愿表态"),
        <= -2 => new("strongly against", "强烈反对"),
        -1 => new("against", "反对"),
        0 => new("neither for nor against", "不置可否"),
        1 => new("for", "支持"),
        _ => new("strongly for", "强烈支持"),
    };

    /// <summary>A stance as a number with its sign, as tables and pictures show it: −2 … +2.</summary>
    public static string StanceSign(int? stance) => stance switch
    {
        null => "?",
        < 0 => $"−{-stance}",
        0 => "0",
        _ => $"+{stance}",
    };
}
