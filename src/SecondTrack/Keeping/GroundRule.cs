namespace SecondTrack.Keeping;

/// <summary>What may be done with what is said in a session.</summary>
public enum GroundRule
{
    OnTheRecord,
    Background,
    ChathamHouse,
    Closed,
}

/// <summary>Who a statement may name: a person, an institution, a side, or a community (strategic community, business).</summary>
public enum ActorKind
{
    Person,
    Organisation,
    Side,
    Community,
}

public static class GroundRules
{
    public static Words Name(this GroundRule rule) => rule switch
    {
        GroundRule.OnTheRecord => new("On the record", "公开"),
        GroundRule.Background => new("Background", "背景交流"),
        GroundRule.ChathamHouse => new("Chatham House Rule", "查塔姆研究所规则"),
        _ => new("Closed", "闭门"),
    };

    public static Words Text(this GroundRule rule) => rule switch
    {
        GroundRule.OnTheRecord => new(
            "What is said may be quoted with the speaker's name.",
            "发言可以注明发言人姓名引用。"),
        GroundRule.Background => new(
            "What is said may be kept with the speaker's name, with the speaker's consent, and is not quoted in public.",
            "经本人同意，可以在内部记录中保留姓名，但不公开引用。"),
        GroundRule.ChathamHouse => new(
            "What is said may be used; who said it, and who else was there, may not be told.",
            "可以使用所获信息，但不得透露发言人以及其他与会者的身份和所属单位。"),
        _ => new(
            "What is said stays in the room. At most, points without names are kept.",
            "发言不出会议室。至多保留不具名的要点。"),
    };
}
