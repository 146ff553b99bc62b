using System.Collections.Frozen;

namespace SecondTrack.Release;

/// <summary>What a Chinese name is made of, and the words that merely look like one. In simplified characters, as folded text is.</summary>
internal static class HanNames
{
    public static readonly FrozenSet<string> Compound =
        "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐 西门 呼延 轩辕 百里 东郭 第五 拓跋 纳兰 完颜"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Surnames in use, single characters.</summary>
    public static readonly FrozenSet<char> Single =
        ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵覃武钱戴严莫孔向常"
         + "汤康易乔赖文洪季宁单区解仇查俞柳岳齐施梅庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫骆屈鲍翟葛缪殷霍焦华倪米滕宗喻丛池鞠应阮明桑柴冉车尚晏温饶闵晁楚邢")
            .ToFrozenSet();

    /// <summary>Surnames that are everyday grammar: alone before a title they are usually no surname.</summary>
    public const string Grammatical = "于任和向从由与经及时成应曾单解都相全后连明国公商计能路万方常党左车池关文区易别何白查费管项";

    public const string Titles = "(?:副|前|原|代)?(?:院长|校长|所长|部长|司长|局长|处长|会长|主任|主席|理事长|董事长|秘书长|总裁|总经理|经理|总监|教授|研究员|博士|先生|女士|小姐|老师|大使|参赞|公使|代表|将军|上将|中将|少将|大校|上校|司令|委员|顾问|律师|工程师|法官|院士|主编|记者|总理|总统|首相|议员|同志|总工|总|工|老)";

    /// <summary>Words that begin with a surname and are no name.</summary>
    public static readonly FrozenSet<string> Words =
        ("方面 方法 方向 方案 方式 方针 方便 方才 方能 方括 许多 许可 许久 许诺 高度 高级 高层 高明 高峰 高兴 高等 高校 高新 高技 高效 高水 高质 高于 高达 高官 高中 高原 高超 高远 高昂 高调 高估 任何 任务 任意 任期 任命 任职 任由 严重 严格 严肃 严明 严峻 严厉 严密 于是 于今 于此 万一 万分 万能 单从 单独 单位 单纯 单一 单方 单边 单单 区别 区域 区分 区间 钟点 钟头 钟情 范围 范例 范畴 曾经 曾有 曾任 武器 武装 武力 武警 解决 解释 解除 解读 安全 安排 安定 安宁 安静 马上 马力 马车 常规 常常 常委 常设 常驻 常见 常任 成立 成本 成功 成为 成员 成果 成熟 时间 时常 时期 时代 时限 时任 石油 白天 白宫 白皮 温和 温度 温室 金融 金钱 金属 江山 江河 江南 江苏 向前 向来 向上 向外 向各 华丽 华人 华盛 和平 和解 和谐 关于 关键 关系 关注 关心 易于 文本 文件 文化 文字 应当 应该 应用 应对 应急 应答 应由 程序 程度 程式 周期 周围 周边 周年 周密 周末 周转 黄金 黄色 田野 雷达 毛病 段落 计划 计算 计量 路径 路线 项目 项下 明确 明白 明年 明天 明显 全体 全部 全国 全面 连续 连同 管理 管制 管辖 查询 查明 费用 费力 何时 何种 何况 何以 何人 田间 水平 谢谢 谢意 齐全 齐备 顾问 顾虑 顾及 施行 施加 施压 盛行 关切 宁可 宁愿 余下 余地 余额 平衡 平台 平等 阳光 阳性 左右 左边 左侧 车辆 车间 席位 席间 项目 成分 成效 成绩 王国 国王 林业 林立 叶片 宋代 唐代 明代 汉语 夏季 夏天 秋季 白色 龙头 洪水 童年 康复 游戏 游说 路障 季度 季节 苏联 苏州 秦岭 楚地 韩国 马来 石头 孔子 陈述 陈列 陈旧 沈阳 谭话 常理 常识 常年 严防 严守 易懂 易行 阳台 关头 欧洲 欧方 欧盟 欧亚 丁点 丁字 汪洋 舒适 凌晨 凌驾 耿直 曲线 曲折 屈服 华语 米粒 宗旨 宗教 喻为 丛书 丛林 温习 冉冉 尚未 尚无 尚可 尚有 尚需 饶有 明智 明文 白纸 田径 商定 包括 包含 包容 路上 代表 成年 时机 时刻 时候 时效 武断 任一 方可 方圆 向导 向往 区块 解法 解答 解散 万物 万众 万国 单元 单项 单次 单向 范式 史料 史学 史上 史无 钱款 钱财 路人 车队 项链 查看 查证 查阅 石化 金额 金牌 文书 文献 文明 文案 文职 文官 文稿 常务 高端 高频 高位 高声 高压 高空 高地 高额 高低 高手 常客 安保 安置 安装 马克 罗马 罗列 罗盘 周五 周一 周二 周三 周四 周六 周日 唐突 郑重 梁柱 董事 蒋干 余波 于事 邓小 雷同 黎明 贺词 贺信 毛利 严禁 严词 孔隙 汤药 康健 易手 乔装 赖以 洪灾 宁静 柳树 岳父 梅花 庄严 庄重 庄园 辛苦 辛勤 祝愿 祝贺 涂改 谷物 谷歌 祁连 卜算 关联 关税 关闭 关押 苗头 苗圃 凌乱 纪要 纪律 纪念 纪录 盛大 盛会 童话 项上 成形 成千 成套 游客 游离 裴然 席卷 卫星 卫生 卫士 鲍鱼 殷切 霍乱 焦点 焦虑 华而 米线 桑田 柴油 车载 晏然 闵然 楚楚 邢台")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '〇' || char.IsSurrogate(c);

    /// <summary>The surname and given name of a name of two to four characters, or null where it is none.</summary>
    public static (string Surname, string Given)? Split(string name)
    {
        if (name.Length is < 2 or > 4 || !name.All(IsHan)) return null;
        var length = name.Length > 2 && Compound.Contains(name[..2]) ? 2 : name.Length == 4 && Single.Contains(name[0]) && Single.Contains(name[1]) ? 2 : 1;
        return name.Length == 4 && length == 1 ? null : (name[..length], name[length..]);
    }
}
