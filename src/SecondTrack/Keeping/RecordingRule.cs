namespace SecondTrack.Keeping;

/// <summary>What may be written down of a session, from the loosest to the strictest.</summary>
public enum RecordingRule
{
    Names,
    NamesUntilSummary,
    PointsWithoutNames,
    Nothing,
}

/// <summary>The table of the design: what each ground rule lets be kept when nobody chose something stricter.</summary>
public static class RecordingRules
{
    /// <summary>The least strict recording rule under a ground rule.</summary>
    public static RecordingRule Recording(this GroundRule rule) => rule switch
    {
        GroundRule.OnTheRecord or GroundRule.Background => RecordingRule.Names,
        GroundRule.ChathamHouse => RecordingRule.NamesUntilSummary,
        _ => RecordingRule.PointsWithoutNames,
    };

    public static RecordingRule Stricter(RecordingRule one, RecordingRule? other) => other is { } o && o > one ? o : one;

    public static Words Name(this RecordingRule rule) => rule switch
    {
        RecordingRule.Names => new("Names", "可记姓名"),
        RecordingRule.NamesUntilSummary => new("Names until the summary is agreed", "纪要商定前可记姓名"),
        RecordingRule.PointsWithoutNames => new("Points without names", "只记要点，不记姓名"),
        _ => new("Nothing", "不作记录"),
    };

    public static Words Text(this RecordingRule rule) => rule switch
    {
        RecordingRule.Names => new("Who said what may be written down.", "可以记下何人说了什么。"),
        RecordingRule.NamesUntilSummary => new(
            "Names may be written down until the summary is agreed; then only points remain.",
            "纪要商定之前可以记下姓名，此后只保留要点。"),
        RecordingRule.PointsWithoutNames => new(
            "Points are written down for a side or a community. No form asks for a name.",
            "只按一方或群体记下要点，表单中没有填写姓名之处。"),
        _ => new("Nothing is written down.", "不作任何记录。"),
    };
}

/// <summary>What applies to one session or source: its ground rule, the recording rule that follows, who records, until when.</summary>
public sealed record Recording(GroundRule GroundRule, RecordingRule Rule)
{
    /// <summary>The only account that may record; null where whoever may write, may record.</summary>
    public Guid? Recorder { get; init; }

    /// <summary>Days after the summary until what was recorded goes, where series or session say less than the product does.</summary>
    public int? Days { get; init; }

    /// <summary>Without a session there is no summary to wait for: names are then not written down at all.</summary>
    public bool OfASession { get; init; }

    /// <summary>The day (yyyymmdd) on which the summary was agreed.</summary>
    public int? AgreedOn { get; init; }

    public bool Encrypted { get; init; }

    public bool MayName(ActorKind actor) => actor is ActorKind.Side or ActorKind.Community
        || Rule == RecordingRule.Names || (Rule == RecordingRule.NamesUntilSummary && OfASession && AgreedOn is null);

    /// <summary>Why this account may not write down what is said; null where it may.</summary>
    public Refusal? Refuses(Guid account)
    {
        if (Rule == RecordingRule.Nothing) return new NothingIsRecorded();
        if (GroundRule == GroundRule.Closed && !Encrypted) return new ClosedNeedsEncryption();
        return Recorder is { } only && only != account ? new AnotherRecords() : null;
    }
}

public sealed record NothingIsRecorded() : Refusal(new Words(
    "The recording rule of this session is “nothing”: leave notes out, or agree another rule in the room first.",
    "本场会议的记录规则为“不作记录”：请不要填写记录，或先在会上商定其他规则。"));

public sealed record ClosedNeedsEncryption() : Refusal(new Words(
    "What is said in a closed session is kept only in an encrypted compartment, and this one is not encrypted. Nothing was saved; a convenor can encrypt it.",
    "闭门会议的内容只能存放在加密隔间，而本隔间尚未加密。未保存任何内容；召集人可以为隔间加密。"));

public sealed record AnotherRecords() : Refusal(new Words(
    "One person was named to record this session, and it is not you. Give them what you have.",
    "本场会议已指定记录人，并非您本人。请把内容交给记录人。"));
