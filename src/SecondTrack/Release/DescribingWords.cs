namespace SecondTrack.Release;

/// <summary>Everyday words in both languages for what a roster says of people.</summary>
internal static class DescribingWords
{
    private static (string, bool)[] Words(string people, string others) =>
        [.. people.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(w => (w, true)), .. others.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(w => (w, false))];

    /// <summary>Somebody, without saying who.</summary>
    public static readonly string[] People =
        ("participant|delegate|expert|specialist|scholar|speaker|member|colleague|contributor|attendee|representative|researcher|person|discussant|interlocutor|"
         + "与会者|代表|专家|学者|成员|同事|发言者|发言人|参会者|嘉宾|人士|研究者|参与者|与会人士").Split('|');

    public static readonly (string Capacity, (string Word, bool IsPerson)[] Words)[] Capacities =
    [
        ("think_tank", Words("think tanker|智库学者|智库专家|智库研究员", "think tank|think-tank|智库")),
        ("former_official", Words("former official|ex-official|former minister|retired official|前官员|前政府官员|退休官员|前部长", "former|retired|ex-|退役|退休|卸任|前任|前")),
        ("academic", Words("academic|professor|university teacher|大学教授|教授|高校学者", "university|academia|大学|高校|学界")),
        ("enterprise|industry|company", Words("executive|entrepreneur|vendor|businessman|企业家|企业代表|厂商|高管", "company|industry|business|firm|corporate|private-sector|企业|公司|产业界|业界|企业界")),
        ("individual", Words("freelancer|自由撰稿人", "independent|独立")),
        ("official|former_official", Words("official|官员", "")),
        ("military|armed_forces", Words("soldier|军人", "military|军方")),
        ("interpreter", Words("interpreter|翻译|口译员", "")), ("rapporteur", Words("rapporteur|记录员|报告员", "")),
        ("funder", Words("funder|donor|资助方代表|出资人", "funding|资助")), ("host", Words("host|东道主", "")), ("staff", Words("staffer|工作人员", "")),
    ];

    public static (string Word, bool IsPerson)[] Gendered(string gender) => gender.ToLowerInvariant() switch
    {
        "f" or "female" or "女" => Words("woman|lady|女士|女性", "female|女"),
        "m" or "male" or "男" => Words("man|gentleman|男士|男性", "male|男"),
        _ => [],
    };

    public static bool IsWoman(string gender) => gender.ToLowerInvariant() is "f" or "female" or "女";

    /// <summary>Professions that are called by several names. The first word of a group is looked for at the end of what the roster says.</summary>
    private static readonly string[][] Alike =
    [
        ["economist", "economics professor", "economics scholar"], ["lawyer", "jurist", "legal scholar", "law professor", "legal expert", "international lawyer", "professor of law"],
        ["diplomat", "ambassador", "envoy", "negotiator"], ["philosopher", "ethicist"], ["journalist", "reporter", "correspondent"], ["historian", "history professor"],
        ["political scientist", "politics scholar"], ["engineer", "technologist"], ["general", "air officer", "officer"], ["officer", "sailor", "admiral"], ["physicist", "nuclear scientist"],
        ["法学家", "法律学者", "法律专家", "法学教授", "法学学者", "律师"], ["外交官", "大使", "谈判代表"], ["经济学家", "经济学者", "经济学教授"], ["物理学家", "核科学家"],
        ["历史学者", "历史学家", "史学家"], ["记者", "媒体人"], ["军官", "将领", "将军", "军人"], ["将领", "将军", "军官", "军人"], ["工程师", "技术专家"], ["哲学学者", "哲学家", "伦理学者"],
    ];

    public static IEnumerable<string> OfProfession(string value)
    {
        var folded = NormalText.Fold(value);
        yield return folded;
        foreach (var group in Alike.Where(g => folded.EndsWith(g[0], StringComparison.Ordinal)))
            foreach (var other in group) yield return other;
        if (HanNames.IsHan(folded[^1]))
        {
            for (var at = 1; at <= folded.Length - 3; at++)
                if (folded.Length > 4) yield return folded[at..];
            foreach (var end in new[] { "学家", "学者", "家", "师", "者" })
                if (folded.EndsWith(end, StringComparison.Ordinal) && folded.Length - end.Length >= 2)
                    foreach (var other in new[] { "学家", "学者", "专家", "学教授" }) yield return folded[..^end.Length] + other;
            yield break;
        }
        var words = folded.Split(' ');
        for (var at = 1; at < words.Length; at++) yield return string.Join(' ', words[at..]);
        if (words.Length > 2) yield return $"{words[0]} {words[^1]}";
    }

    /// <summary>Verbs by which somebody is made the source of what follows, folded.</summary>
    public const string Saying =
        "said|says|noted|notes|argued|argues|described|observed|proposed|suggested|held|warned|asked|told|remarked|put|thought|agreed|recalled|explained|added|stressed|stated|pointed|wrote|raised|offered|insisted|replied|answered|reminded|"
        + "presented|called|questioned|objected|supported|opposed|abstained|emphasised|emphasized|mentioned|reported|maintained|favoured|favored|rejected|accepted|wanted|preferred|believed|doubted|responded|claimed|conceded|admitted|spoke";

    public const string SayingHan =
        "提出|认为|表示|指出|主张|强调|建议|谈到|回应|补充|坚持|反对|提醒|介绍|发言|说|讲|举|赞成|支持|同意|提到|回忆|承认|质疑|担心|希望|要求|透露|弃权|批评|警告|解释|描述|问|答|愿意|接受|拒绝|倾向";
}
