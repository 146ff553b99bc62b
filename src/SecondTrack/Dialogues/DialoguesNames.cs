namespace SecondTrack.Dialogues;

/// <summary>What the fixed words of dialogues are called: one place, so that every page, calendar and file says the same.</summary>
public static class DialoguesNames
{
    public static Words Name(this Lead lead) => lead switch
    {
        Lead.Governments => new("governments", "政府"),
        Lead.OfficialsInPersonalCapacity => new("officials in a personal capacity", "以个人身份出面的官员"),
        Lead.UnofficialInstitutions => new("unofficial institutions (think tanks, universities, companies)", "非官方机构（智库、高校、企业）"),
        Lead.Citizens => new("citizens and their associations", "民众及民间团体"),
        _ => new("not known yet", "尚不清楚"),
    };

    public static Words Name(this TakesPart takesPart) => takesPart switch
    {
        TakesPart.OfficialsOnly => new("officials only", "仅官员"),
        TakesPart.OfficialsAndUnofficial => new("officials and unofficial people together", "官员与非官方人士共同参加"),
        TakesPart.Unofficial => new("unofficial people (former officials among them)", "非官方人士（含前官员）"),
        TakesPart.GeneralPublic => new("the general public", "普通民众"),
        _ => new("not known yet", "尚不清楚"),
    };

    public static Words Name(this Aim aim) => aim switch
    {
        Aim.Agreement => new("an agreement between governments", "促成政府间协议"),
        Aim.Policy => new("policy: what governments think and do", "影响政策：政府的认识与行动"),
        Aim.Understanding => new("understanding between people", "增进民间相互了解"),
        Aim.None => new("nothing beyond the meeting itself", "除会面本身外别无所求"),
        _ => new("not known yet", "尚不清楚"),
    };

    public static Words Name(this Hears hears) => hears switch
    {
        Hears.GovernmentsDirectly => new("governments, directly", "政府直接获知"),
        Hears.OfficialsByReport => new("officials, by report or briefing", "官员通过报告或通报获知"),
        Hears.PublicOnly => new("the public only", "仅向公众发布"),
        Hears.ParticipantsOnly => new("the participants only", "仅与会者知晓"),
        _ => new("not known yet", "尚不清楚"),
    };

    public static Words Name(this Mode mode) => mode switch
    {
        Mode.InPerson => new("in person", "线下"),
        Mode.Video => new("by video", "视频"),
        _ => new("hybrid", "线上线下结合"),
    };

    public static Words Name(this RoundStatus status) => status switch
    {
        RoundStatus.Planned => new("planned", "计划中"),
        RoundStatus.Held => new("held", "已举行"),
        RoundStatus.Postponed => new("postponed", "已推迟"),
        _ => new("cancelled", "已取消"),
    };

    public static Words Name(this Cause cause) => cause switch
    {
        Cause.None => new("no cause given", "未注明原因"),
        Cause.Visa => new("visa", "签证"),
        Cause.TravelApproval => new("exit or travel approval", "出境或出访审批"),
        Cause.OfficialFreeze => new("official freeze", "官方往来冻结"),
        Cause.Funding => new("funding", "经费"),
        Cause.Sanctions => new("sanctions", "制裁"),
        Cause.Pandemic => new("pandemic", "疫情"),
        Cause.HostWithdrew => new("host withdrew", "主办方退出"),
        Cause.Safety => new("safety", "安全"),
        _ => new("another cause", "其他原因"),
    };

    public static Words Name(this TimelineKind kind) => kind switch
    {
        TimelineKind.ContactBetweenRounds => new("contact between rounds", "轮次间接触"),
        TimelineKind.OfficialTalks => new("official talks", "官方会谈"),
        TimelineKind.OfficialFreeze => new("officials stop talking", "官方中断往来"),
        TimelineKind.OfficialVisit => new("official visit", "官方访问"),
        TimelineKind.OfficialStatement => new("official statement", "官方声明"),
        _ => new("postponement", "推迟"),
    };

    public static bool IsOfficial(this TimelineKind kind) => kind is not (TimelineKind.ContactBetweenRounds or TimelineKind.Postponement);

    public static Words Name(this Capacity capacity) => capacity switch
    {
        Capacity.ThinkTank => new("think tank", "智库"),
        Capacity.Enterprise => new("enterprise", "企业"),
        Capacity.Individual => new("individual", "个人"),
        Capacity.Academic => new("academic", "学者"),
        Capacity.FormerOfficial => new("former official", "前官员"),
        Capacity.ServingOfficial => new("serving official or officer in a personal capacity", "以个人身份参加的现任官员或军官"),
        Capacity.Observer => new("observer", "观察员"),
        Capacity.Host => new("host", "主办方"),
        Capacity.Interpreter => new("interpreter", "译员"),
        Capacity.Rapporteur => new("rapporteur", "记录人"),
        Capacity.Staff => new("staff", "工作人员"),
        _ => new("funder", "资助方"),
    };

    /// <summary>Those who are in the room for the dialogue's sake speak for no side, whatever side they come from.</summary>
    public static bool SpeaksForASide(this Capacity capacity) =>
        capacity is not (Capacity.Host or Capacity.Interpreter or Capacity.Rapporteur or Capacity.Staff or Capacity.Funder);
}
