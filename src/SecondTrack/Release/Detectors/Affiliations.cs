using System.Text.RegularExpressions;

namespace SecondTrack.Release.Detectors;

/// <summary>D2: for whom somebody spoke: an organisation or its acronym, a surname with a title, a role with its place, an address.</summary>
internal static partial class Affiliations
{
    private static readonly Words NoOrganisation = new("Leave the organisation out: “a participant”, or “an institution” where the kind matters.", "删去机构名：写“有与会者”；确需说明性质时写“有机构”。");
    private static readonly Words NoAddress = new("Take the address out; give a contact of the institution that publishes the text.", "删去该联系方式；改用发布机构的联系方式。");

    public static IEnumerable<Finding> Find(Memo memo, CheckGround ground)
    {
        var contacts = Contacts(memo, ground).ToList();
        var organisations = Organisations(memo.Normal, ground).Where(m => !contacts.Exists(c => c.Span!.Value.Overlaps(m.Span)))
            .Select(m => memo.Found("D2", Level.Block, m.Folded, new Words("The organisation of {0} on the roster.", "名单上 {0} 人所属的机构。").With(m.MemberIds.Count), NoOrganisation) with
            {
                Fits = m.MemberIds.Count, PersonId = m.MemberIds[0],
            });
        return contacts.Concat(organisations).Concat(Titled(memo.Normal, ground).Select(t => memo.Found("D2", t.Level, t.Folded,
            new Words("A surname with a title: it fits {0} on the roster.", "姓氏加称谓：与名单上 {0} 人相符。").With(t.Members.Count), RosterNames.Instead) with
        {
            PersonId = t.Members.Count == 1 ? t.Members[0].Id : null, Fits = t.Members.Count,
        })).Concat(RolesWithPlace(memo, ground));
    }

    public static IEnumerable<Mention> Organisations(NormalText text, CheckGround ground) =>
        ground.Lexicon.In(text, kind => kind is AliasKind.Organisation or AliasKind.Acronym);

    /// <summary>Surnames of the roster before a Chinese title, after an English one, or after 小 and 老.</summary>
    public static IEnumerable<(Span Folded, Level Level, IReadOnlyList<RosterMember> Members)> Titled(NormalText text, CheckGround ground)
    {
        foreach (Match match in HanTitled().Matches(text.Text))
        {
            var surname = match.Groups["surname"].Value;
            var members = ground.Roster.Where(m => Surnames(m).Contains(surname)).ToList();
            // 欧阳主任 is no 阳 of the roster, and 担任主任 holds no 任.
            var taken = match.Index > 0 && (HanNames.Compound.Contains(text.Text[match.Index - 1] + surname) || ("担兼出现历继离就责前新".Contains(text.Text[match.Index - 1], StringComparison.Ordinal) && surname == "任"));
            if (members.Count == 0 || taken) continue;
            yield return (new(match.Index, match.Index + match.Length), HanNames.Grammatical.Contains(surname, StringComparison.Ordinal) && "主席代表老工总委员".Contains(match.Groups["title"].Value, StringComparison.Ordinal) ? Level.Warn : Level.Block, members);
        }
        foreach (Match match in Familiar().Matches(text.Text))
            if (ground.Roster.Where(m => Surnames(m).Contains(match.Groups["surname"].Value)).ToList() is { Count: > 0 } members)
                yield return (new(match.Index, match.Index + match.Length), Level.Block, members);
        foreach (Match match in EnglishTitled().Matches(text.Text))
        {
            var surname = match.Groups["surname"].Value.Replace("'", "", StringComparison.Ordinal);
            var members = ground.Roster.Where(m => Spelled(m).Contains(surname)).ToList();
            if (members.Count > 0 && char.IsUpper(text.Original[text.StartOf(match.Groups["surname"].Index)])) yield return (new(match.Index, match.Index + match.Length), Level.Block, members);
        }
    }

    private static string[] Surnames(RosterMember member) => HanNames.Split(NormalText.Fold(member.Name)) is { } name ? [name.Surname] : [];

    private static HashSet<string> Spelled(RosterMember member) =>
        HanNames.Split(NormalText.Fold(member.Name)) is { } name
            ? [.. SpellHan.Of(name.Surname, name.Surname).Select(s => s.Surname), .. member.OtherNames.Where(n => n.Any(char.IsAsciiLetter)).SelectMany(n => NormalText.Fold(n).Split(' ') is [.., _] p ? new[] { p[0], p[^1] } : [])]
            : [];

    private static IEnumerable<Finding> RolesWithPlace(Memo memo, CheckGround ground) =>
        from description in FindDescriptions.In(memo.Normal.Text, ground.Lexicon.Described)
        where description.Terms.Any(t => t.Attribute == "city") && description.Terms.Any(t => t.Attribute is "role" or "profession" or "capacity" && t.IsPerson) && description.Fits.Count is > 0 and < Thresholds.Block
        select memo.Found("D2", Level.Warn, description.Folded, new Words("A role with its place: it fits {0} on the roster.", "职务加地点：与名单上 {0} 人相符。").With(description.Fits.Count), RosterNames.Instead) with
        {
            Fits = description.Fits.Count, PersonId = description.Fits.Count == 1 ? description.Fits.First() : null,
        };

    private static IEnumerable<Finding> Contacts(Memo memo, CheckGround ground)
    {
        foreach (Match match in Contact().Matches(memo.Text))
        {
            var text = NormalText.Of(match.Value);
            var members = Organisations(text, ground).Concat(RosterNames.In(text, ground)).SelectMany(m => m.MemberIds).Distinct(StringComparer.Ordinal).ToList();
            var isPrivate = match.Groups["mail"].Success || match.Groups["phone"].Success || match.Groups["account"].Success;
            if (!isPrivate && members.Count == 0) continue;
            var named = ground.Roster.FirstOrDefault(m => NormalText.Fold(match.Value).Split('@')[0].Split('.', '_', '-').Any(p => p.Length > 2 && NormalText.Fold(m.Name).Split(' ', '-').Contains(p)));
            yield return new Finding("D2", match.Groups["account"].Success && members.Count == 0 && named is null ? Level.Warn : Level.Block, new(match.Index, match.Index + match.Length), match.Value,
                new("An address, number or account that leads to a person or an organisation.", "可追溯到个人或机构的地址、号码或账号。"), NoAddress) { PersonId = named?.Id ?? members.FirstOrDefault() };
        }
    }

    [GeneratedRegex(@"(?<mail>[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)|(?<url>(?:https?://|www\.)[^\s<>""，。；）)]+)|(?<phone>(?<![\d/])\+\d[\d ()-]{7,17}\d|(?<!\d)1[3-9]\d{9}(?!\d)|(?:电话|手机|[Tt]el\.?|[Pp]hone)[:： ]*\d[\d -]{6,14}\d)|(?<account>(?<![\w.])@[A-Za-z_]\w{2,30}|(?:微信号?|WeChat|Telegram|Signal|QQ)(?: ID)?[:：]\s*[\w-]{4,30})")]
    private static partial Regex Contact();

    [GeneratedRegex("(?<surname>欧阳|太史|上官|司马|东方|独孤|南宫|闻人|夏侯|诸葛|尉迟|公羊|赫连|皇甫|濮阳|公冶|太叔|申屠|公孙|慕容|钟离|长孙|宇文|司徒|鲜于|司空|令狐|西门|呼延|轩辕|百里|东郭|拓跋|纳兰|完颜|[\u4E00-\u9FFF])(?<title>" + HanNames.Titles + ")")]
    private static partial Regex HanTitled();

    [GeneratedRegex("(?<![\u4E00-\u9FFF大从最缩较变])[小老](?<surname>[\u4E00-\u9FFF])(?=提|认|说|表|指|主|讲|建|问|答|的|也|，|、|谈|不|和)")]
    private static partial Regex Familiar();

    [GeneratedRegex(@"\b(?:mr|mrs|ms|miss|dr|prof|professor|ambassador|general|admiral|colonel|captain|director|president|minister|vice president|madam|madame|sir|dean|chairman|secretary)\.? (?<surname>[a-z][a-z'-]+)\b")]
    private static partial Regex EnglishTitled();
}
