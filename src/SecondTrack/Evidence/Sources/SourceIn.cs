using SecondTrack.Keeping;

namespace SecondTrack.Evidence.Sources;

/// <summary>What somebody says about a source: everything but its text.</summary>
public sealed record SourceIn
{
    public SourceKind Kind { get; init; }

    public LocalText Title { get; init; } = LocalText.Empty;

    public string Byline { get; init; } = "";

    public LocalText Publisher { get; init; } = LocalText.Empty;

    public string? Address { get; init; }

    public LocalText Note { get; init; } = LocalText.Empty;

    public PartialDate Date { get; init; }

    public string LanguageTag { get; init; } = "";

    public bool IsPublic { get; init; } = true;

    public bool FirstHand { get; init; }

    public Venue Venue { get; init; }

    public GroundRule GroundRule { get; init; }

    public Guid? SeriesId { get; init; }

    public Guid? SessionId { get; init; }
}

public sealed record SourceNeedsTitle() : Refusal(new Words(
    "Give the source a title in at least one language, so that it can be found again.",
    "请至少用一种语言填写标题，以便日后查找。"));

public sealed record PublicMeansOnTheRecord() : Refusal(new Words(
    "A public text is on the record. Choose “On the record”, or say that the source is not public.",
    "公开文本适用“公开”规则。请选择“公开”，或注明来源不公开。"));

public sealed record NoSuchSession() : Refusal(new Words(
    "The series or session chosen is no longer there. Choose again.",
    "所选系列或会议已不存在，请重新选择。"));
