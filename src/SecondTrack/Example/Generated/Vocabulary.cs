namespace SecondTrack.Example.Generated;

/// <summary>
/// The words of generated stores. All is made up: whoever is found here, and whatever they say, does not exist. English and Chinese of a pair
/// mean the same.
/// </summary>
internal static class Vocabulary
{
    public static readonly string[] Surnames = [.. "陈林周吴郑王冯褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻柏窦章苏潘葛范彭郎鲁".Select(c => c.ToString())];

    public static readonly string[] GivenCharacters = [.. "明远思齐文博景行若水云帆知秋子安怀瑾承泽书言清和立夏嘉树亦舟望舒延年静川".Select(c => c.ToString())];

    public static readonly (string En, string Zh)[] FirstNames =
    [
        ("Adela", "阿德拉"), ("Bram", "布拉姆"), ("Corin", "科林"), ("Dagny", "达格妮"), ("Edda", "埃达"), ("Florian", "弗洛里安"), ("Greta", "格蕾塔"), ("Hollis", "霍利斯"),
        ("Ines", "伊内丝"), ("Jorun", "约伦"), ("Keziah", "凯齐娅"), ("Lorcan", "洛肯"), ("Maud", "莫德"), ("Néstor", "内斯托尔"), ("Orla", "奥拉"), ("Piers", "皮尔斯"),
        ("Quill", "奎尔"), ("Rosalind", "罗莎琳德"), ("Søren", "瑟伦"), ("Tamsin", "塔姆辛"), ("Ulrike", "乌尔丽克"), ("Viggo", "维戈"), ("Wanda", "旺达"), ("Yvain", "伊万"),
    ];

    public static readonly (string En, string Zh)[] LastNames =
    [
        ("Ashgrove", "阿什格罗夫"), ("Bellweather", "贝尔韦瑟"), ("Castellan", "卡斯特兰"), ("Drummore", "德拉莫尔"), ("Eversholt", "埃弗肖尔特"), ("Fennimore", "芬尼莫尔"),
        ("Gravesend", "格雷夫森德"), ("Hartwick", "哈特威克"), ("Inglenook", "英格尔努克"), ("Jessamy", "杰萨米"), ("Kettleby", "凯特尔比"), ("Łęgowski", "文戈夫斯基"),
        ("Merriden", "梅里登"), ("Northgate", "诺斯盖特"), ("Ostrander", "奥斯特兰德"), ("Pemberly", "彭伯利"), ("Quarrington", "夸林顿"), ("Ravenhill", "雷文希尔"),
        ("Silverthorn", "西尔弗索恩"), ("Thistlewood", "西斯尔伍德"), ("Underhay", "昂德海"), ("Vandermolen", "范德莫伦"), ("Wexcombe", "韦克斯科姆"), ("Yarrowby", "亚罗比"),
    ];

    public static readonly (string En, string Zh)[] Places =
    [
        ("Geneva", "日内瓦"), ("Singapore", "新加坡"), ("Vienna", "维也纳"), ("Shanghai", "上海"), ("Beijing", "北京"), ("Berlin", "柏林"), ("Doha", "多哈"), ("Helsinki", "赫尔辛基"),
        ("Hong Kong", "香港"), ("Oslo", "奥斯陆"), ("Seoul", "首尔"), ("Honolulu", "檀香山"),
    ];

    public static readonly (string En, string Zh)[] InstituteKinds =
    [
        ("Institute for Strategic Dialogue", "战略对话研究所"), ("Centre for Technology and Security", "技术与安全中心"), ("Academy of Regional Studies", "区域研究院"),
        ("Foundation for Open Exchange", "开放交流基金会"), ("Council on Trade and Industry", "贸易与产业委员会"), ("School of Public Policy", "公共政策学院"),
    ];

    public static readonly (string En, string Zh)[] Issues =
    [
        ("Military AI", "军事人工智能"), ("Nuclear command", "核指挥与控制"), ("Frontier models", "前沿模型治理"), ("Technology competition", "技术竞争"),
        ("Crisis communication", "危机沟通"), ("Maritime safety", "海上安全"), ("Exchange of people", "人员往来"), ("Data and networks", "数据与网络"),
    ];

    public static readonly (string En, string Zh)[] Aims =
    [
        ("a common limit on autonomous weapons", "自主武器的共同界限"), ("a human in every nuclear decision", "核决策中的人工参与"), ("joint testing of frontier models", "前沿模型的联合测试"),
        ("export controls on advanced chips", "先进芯片的出口管制"), ("a standing line for incidents", "常设的事故热线"), ("rules for meetings at sea", "海上相遇规则"),
        ("visas for young scholars", "青年学者签证"), ("free flow of research data", "科研数据的自由流动"), ("a register of military systems", "军用系统登记"),
        ("notice before large exercises", "大型演习的事先通报"), ("a list of civilian networks that are not attacked", "不受攻击的民用网络清单"), ("open weights of large models", "大模型的权重开放"),
        ("a ban on machine decisions on first use", "禁止由机器决定首先使用"), ("shared definitions of red lines", "红线的共同定义"), ("a calm handling of the Taiwan Strait", "台海局势的稳妥处置"),
        ("independent verification of computing power", "算力的独立核查"), ("protection of undersea cables", "海底电缆的保护"), ("talks between the two militaries", "两军对话"),
    ];

    public static readonly (string En, string Zh)[] Speakers =
    [
        ("Both sides", "双方"), ("Scholars of the host institute", "主办方学者"), ("Former officials", "前官员"), ("Officers in a personal capacity", "以个人身份参会的军官"),
        ("Business", "产业界"), ("The European participants", "欧洲与会者"), ("The two governments", "两国政府"), ("Engineers at the table", "在座的工程师"), ("The working group", "工作组"),
    ];

    public static readonly (string En, string Zh)[] Holds =
    [
        ("should accept", "应当接受"), ("cannot yet agree to", "目前还不能同意"), ("have long wanted", "一直希望推动"), ("doubt the value of", "怀疑是否值得推动"), ("are ready to discuss", "愿意讨论"),
        ("would rather postpone", "宁愿推迟"), ("see no alternative to", "认为别无选择，只能推进"), ("want to see proof before", "要求先看到证据，再谈"), ("have begun to work on", "已经着手推进"),
    ];

    public static readonly (string En, string Zh)[] Reasons =
    [
        ("because misjudgement grows when nobody speaks", "因为无人沟通时误判最容易滋长"), ("as long as verification is weak", "只要核查手段还薄弱"), ("since trust was lost last year", "因为去年失去了互信"),
        ("if the other side moves first", "如果对方先迈出一步"), ("even without a treaty", "即使没有条约"), ("before the technology is everywhere", "要赶在技术遍地开花之前"),
        ("although the press will not like it", "尽管舆论未必喜欢"), ("so that industry can plan", "以便企业作长期规划"), ("in spite of the freeze of official talks", "尽管官方会谈已经冻结"),
    ];

    public static readonly (string En, string Zh)[] Openings =
    [
        ("In {0}, {1} asked what had changed.", "在{0}，{1}先问有什么变了。"), ("{1} came back to the question in {0}.", "{1}在{0}又回到这个问题。"),
        ("The meeting in {0} began with a remark of {1}.", "{0}的会议从{1}的一句话开始。"), ("“We have time”, {1} said in {0}, “but not much.”", "“我们还有时间，”{1}在{0}说，“但不多。”"),
    ];
}
