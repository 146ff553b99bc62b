namespace SecondTrack.Dialogues.Convening;

public enum Track
{
    /// <summary>Too little is answered to say.</summary>
    Unknown,
    One,
    OneAndAHalf,
    Two,
    PeopleToPeople,

    /// <summary>Unofficial, between people who could shape policy, but without the aim to: no Track II.</summary>
    ExchangeOnly,
}

/// <summary>What a series is, and the sentences that say why.</summary>
public sealed record TrackVerdict(Track Track, Words Name, IReadOnlyList<Words> Why);

/// <summary>
/// Is this Track II? Read off four answers: who leads, who takes part, what it wants to influence, who hears the result. Governments in the
/// lead make it official; officials beside unofficial people make it 1.5; without a policy aim it is an exchange.
/// </summary>
public static class WhichTrack
{
    public static TrackVerdict Of(Lead lead, TakesPart takesPart, Aim aim, Hears hears)
    {
        var why = new List<Words>();
        var track = Decide(lead, takesPart, aim, hears, why);
        return new TrackVerdict(track, Name(track), why);
    }

    public static Words Name(this Track track) => track switch
    {
        Track.One => new("Track I: official diplomacy", "一轨：官方外交"),
        Track.OneAndAHalf => new("Track 1.5", "一轨半"),
        Track.Two => new("Track II", "二轨外交"),
        Track.PeopleToPeople => new("People-to-people exchange", "民间交流"),
        Track.ExchangeOnly => new("Exchange, not Track II", "属于交流，不是二轨"),
        _ => new("Not to be told yet", "尚无法判断"),
    };

    private static Track Decide(Lead lead, TakesPart takesPart, Aim aim, Hears hears, List<Words> why)
    {
        if (Unanswered(lead, takesPart, aim) is { Count: > 0 } open)
        {
            why.AddRange(open);
            return Track.Unknown;
        }
        if (lead == Lead.Governments && takesPart == TakesPart.OfficialsOnly)
        {
            why.Add(new("Governments lead it and only officials take part, so what is said binds or commits governments.", "由政府主导，且只有官员参加，发言对政府具有约束或承诺意义。"));
            return Track.One;
        }
        if (aim is Aim.Understanding or Aim.None) return WithoutPolicyAim(lead, takesPart, aim, why);
        Aims(aim, why);
        if (lead == Lead.Governments || takesPart is TakesPart.OfficialsOnly or TakesPart.OfficialsAndUnofficial || lead == Lead.OfficialsInPersonalCapacity)
        {
            WhyHalf(lead, takesPart, why);
            Heard(hears, why);
            return Track.OneAndAHalf;
        }
        if (takesPart == TakesPart.GeneralPublic)
        {
            why.Add(new("The general public takes part, not people with a way into policy.", "参加者是普通民众，而非能够影响政策的人士。"));
            return Track.PeopleToPeople;
        }
        why.Add(lead == Lead.Citizens
            ? new("Citizens lead it and unofficial people take part: nobody speaks for a government.", "由民间人士主导、非官方人士参加，无人代表政府发言。")
            : new("Unofficial institutions lead it and unofficial people take part: nobody speaks for a government.", "由非官方机构主导、非官方人士参加，无人代表政府发言。"));
        Heard(hears, why);
        return Track.Two;
    }

    private static List<Words> Unanswered(Lead lead, TakesPart takesPart, Aim aim)
    {
        var open = new List<Words>();
        if (lead == Lead.Unknown) open.Add(new("It is not answered who leads.", "尚未回答由谁主导。"));
        if (takesPart == TakesPart.Unknown) open.Add(new("It is not answered who takes part.", "尚未回答由谁参加。"));
        if (aim == Aim.Unknown) open.Add(new("It is not answered what it wants to influence.", "尚未回答希望影响什么。"));
        return open;
    }

    private static Track WithoutPolicyAim(Lead lead, TakesPart takesPart, Aim aim, List<Words> why)
    {
        why.Add(aim == Aim.Understanding
            ? new("It wants understanding between people and does not aim at policy.", "目的在于增进民间了解，不以影响政策为目标。")
            : new("It aims at nothing beyond the meeting itself.", "除会面本身外没有其他目标。"));
        if (takesPart == TakesPart.GeneralPublic || lead == Lead.Citizens)
        {
            why.Add(new("Citizens carry it.", "由民众承担和推动。"));
            return Track.PeopleToPeople;
        }
        why.Add(new("Without a policy aim a dialogue is an exchange, however senior its participants are.", "没有政策目标的对话只是交流，无论与会者层级多高。"));
        return Track.ExchangeOnly;
    }

    private static void Aims(Aim aim, List<Words> why) => why.Add(aim == Aim.Agreement
        ? new("It wants to bring about an agreement between governments.", "希望促成政府间协议。")
        : new("It wants to influence policy.", "希望影响政策。"));

    private static void WhyHalf(Lead lead, TakesPart takesPart, List<Words> why)
    {
        if (lead == Lead.Governments) why.Add(new("Governments lead it, though others than officials sit at the table.", "由政府主导，但参加者不限于官员。"));
        if (lead == Lead.OfficialsInPersonalCapacity) why.Add(new("Officials lead it, in a personal capacity.", "由官员以个人身份主导。"));
        if (takesPart == TakesPart.OfficialsAndUnofficial)
            why.Add(new("Officials take part beside unofficial people.", "官员与非官方人士共同参加。"));
        if (takesPart == TakesPart.OfficialsOnly)
            why.Add(new("Only officials take part, but no government leads it.", "参加者均为官员，但并非由政府主导。"));
    }

    private static void Heard(Hears hears, List<Words> why) => why.Add(hears switch
    {
        Hears.GovernmentsDirectly => new("Governments hear the result directly.", "政府直接获知结果。"),
        Hears.OfficialsByReport => new("Officials hear the result by report.", "官员通过报告获知结果。"),
        Hears.PublicOnly => new("Only the public hears the result: the way into policy is missing.", "结果只向公众发布，缺少进入政策的渠道。"),
        Hears.ParticipantsOnly => new("Only the participants hear the result: the way into policy is missing.", "结果只有与会者知晓，缺少进入政策的渠道。"),
        _ => new("It is not answered who hears the result.", "尚未回答由谁获知结果。"),
    });
}
