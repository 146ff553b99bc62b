using SecondTrack.Release;

namespace SecondTrack.Tests.Release;

/// <summary>An invented room for the tests of the check.</summary>
internal static class Room
{
    private static RosterMember Member(string id, string name, string others, string side, string capacity, string organisation, string aliases, string roles, string attributes) => new(
        id, name, others.Split(';', StringSplitOptions.RemoveEmptyEntries), side, capacity, organisation, aliases.Split(';', StringSplitOptions.RemoveEmptyEntries), roles.Split('|', StringSplitOptions.RemoveEmptyEntries),
        attributes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=')).ToDictionary(a => a[0], IReadOnlyList<string> (a) => a[1].Split('|')));

    public static readonly IReadOnlyList<RosterMember> Roster =
    [
        Member("R1", "秦若澜", "Qin Ruolan;Ch'in Jo-lan;Q.R.L.", "A", "think_tank", "东篱战略研究所", "东篱所;Dongli Institute;DLIS", "所长|Director", "gender=f;profession=economist|经济学家;field=trade|贸易;city=Wuxi|无锡"),
        Member("R2", "谭仲衡", "Tan Zhongheng", "A", "former_official", "", "", "前公使|former minister counsellor", "gender=m;profession=diplomat|外交官;field=arms control|军控;city=Beijing|北京"),
        Member("R3", "高明", "Gao Ming", "A", "academic", "江畔大学", "Jiangpan University", "教授|Professor", "gender=m;profession=economist|经济学家;field=energy|能源;city=Wuhan|武汉"),
        Member("R4", "诸葛远", "", "A", "former_official", "", "", "顾问|Adviser", "gender=m;profession=retired naval officer|退役海军军官;field=maritime incidents|海上事件;city=Qingdao|青岛"),
        Member("R5", "Annika Solvander", "安妮卡·索尔万德", "B", "think_tank", "Fjord Policy Centre", "Fjord Centre;fjord-centre.example", "Director|主任", "gender=f;profession=historian|历史学者;field=crisis history|危机史;city=Bergen|卑尔根"),
        Member("R6", "Will Marsh", "", "B", "enterprise", "Larkfield Systems", "Larkfield", "Chief Engineer|总工程师", "gender=m;profession=engineer|工程师;field=model safety|模型安全;city=Leeds|利兹"),
        Member("R7", "Pieter van Holmsdijk", "P. van Holmsdijk;P.v.H.", "B", "academic", "Oostland University", "", "Professor|教授", "gender=m;profession=lawyer|法学家;field=humanitarian law|人道法;city=Leiden|莱顿"),
        Member("R8", "Ada Kemeny-Ross", "", "B", "former_official", "", "", "former ambassador|前大使", "gender=f;profession=diplomat|外交官;field=arms control|军控;city=Vienna|维也纳"),
        Member("R9", "秦若澜", "", "A", "think_tank", "", "", "研究员|Fellow", "gender=f;profession=physicist|物理学家;field=nuclear|核;city=Xi'an|西安"),
    ];

    public static readonly IReadOnlyList<Remark> Ledger =
    [
        new("L1", "R1", "S1", new(2031, 9, 3), "zh", "关税清单每季度更新一次，企业就永远没有办法安排第二年的订单。", "p1"),
        new("L2", "R5", "S1", new(2031, 9, 3), "en", "In the archive the telegram always arrives after the decision that it was meant to prevent.", "p2"),
        new("L3", "R7", "S1", new(2031, 9, 3), "en", "A rule without a reporting duty is only a wish with numbered paragraphs.", "p3"),
        new("L4", "R2", "S1", new(2031, 9, 3), "zh", "没有报告义务的规则，只是编了号的愿望。", "p3"),
    ];

    public static readonly CheckedDialogue Dialogue = new(new Dictionary<string, IReadOnlyList<string>> { ["A"] = ["Chinese side", "中方"], ["B"] = ["Nordic side", "北欧一方", "北欧方"] },
        [new(2031, 9, 3)], ["Aldershaven", "阿尔德港", "Hotel Skansen"], 3);

    public static CheckGround Ground(Audience audience = Audience.Institutions, params EarlierRelease[] earlier) => new(Roster, Ledger, Dialogue, audience, earlier);

    public static IReadOnlyList<Finding> Check(string text, string file = "memo.md") => CheckMemo.Run(new Memo(file, text, []), Ground());

    public static IReadOnlyList<Finding> Check(string text, params EarlierRelease[] earlier) => CheckMemo.Run(new Memo("memo.md", text, []), Ground(Audience.Institutions, earlier));
}
