using System.Globalization;
using SecondTrack.Analysis.Groups;

namespace SecondTrack.Cli;

/// <summary>The readable answer of <c>secondtrack groups</c>.</summary>
internal static class ShowGroups
{
    public static int Show(GroupsAnswer answer, Printer printer)
    {
        var (analysis, ids) = (answer.Analysis, answer.File.StatementIds);
        printer.Answer(new Words("{0} people, {1} statements, {2} votes; {3} people in {4} groups.", "{0}人，{1}条陈述，{2}次投票；{3}人分入{4}个群组。")
            .With(answer.Votes.People, answer.Votes.Statements, answer.Votes.Count, analysis.Votes.Members.Sum(), analysis.Votes.Groups));
        if (analysis.Search is { Candidates.Count: > 0 } search)
        {
            printer.Table([printer.T("groups", "群组数"), printer.T("silhouette", "轮廓系数"), printer.T("inertia", "惯量")],
                search.Candidates.Select(c => new[] { c.K.ToString(CultureInfo.InvariantCulture), Number(c.Silhouette), Number(c.Inertia) }));
            if (search.Margin is { } margin)
                printer.Answer(margin < 0.02
                    ? new Words("The number of groups is uncertain: the next best is only {0} less clear.", "群组数并不确定：次优方案的清晰度只低{0}。").With(Number(margin))
                    : new Words("The next best number of groups is less clear by {0}.", "次优群组数的清晰度低{0}。").With(Number(margin)));
        }
        for (var g = 0; g < analysis.Votes.Groups; g++)
        {
            printer.Answer(new Words("Group {0}: {1} people. What sets it apart:", "群组{0}：{1}人。区别于他人的陈述：").With(answer.Labels?.All[g] ?? g.ToString(CultureInfo.InvariantCulture), analysis.Votes.Members[g]));
            Statements(analysis.Representative[g], analysis.Votes, g, ids, printer);
        }
        printer.Answer(new Words("What all groups agree with most:", "各群组最为一致同意的："));
        printer.Table([printer.T("statement", "陈述"), printer.T("consensus", "共识"), printer.T("agree", "同意"), printer.T("disagree", "反对"), printer.T("pass", "略过")],
            Enumerable.Range(0, ids.Count).Where(j => answer.Statuses[j] == StatementStatus.Open).OrderByDescending(j => analysis.Consensus[j]).Take(10)
                .Select(j => new[] { $"{ids[j]}", Number(analysis.Consensus[j]), $"{analysis.Everybody[j].Agree}", $"{analysis.Everybody[j].Disagree}", $"{analysis.Everybody[j].Pass}" }));
        if (answer.BySide is { } sides) Sides(sides, answer, printer);
        return 0;
    }

    public static int Published(PublishedOutput published, Printer printer)
    {
        printer.Table([printer.T("statement", "陈述"), printer.T("the sides", "各方"), .. published.Statements[0].Agree.Select(s => printer.T($"agree: {s.Side}", $"同意：{s.Side}"))],
            published.Statements.Select(s => (string[])[$"{s.Statement}", Name(s.Band).In(printer.Language), .. s.Agree.Select(a => a.FromPercent is null ? printer.T("withheld", "不公布") : $"{a.FromPercent}–{a.ToPercent} %")]));
        return 0;
    }

    private static void Sides(SideAnalysis sides, GroupsAnswer answer, Printer printer)
    {
        var (ids, names) = (answer.File.StatementIds, answer.Sides!.Names.All);
        for (var s = 0; s < names.Count; s++)
        {
            printer.Answer(new Words("Side {0}: {1} people. What sets it apart (exact tests, q ≤ 0.10):", "{0}方：{1}人。区别于他方的陈述（精确检验，q ≤ 0.10）：").With(names[s], sides.Votes.Members[s]));
            printer.Table([printer.T("statement", "陈述"), printer.T("direction", "倾向"), "q"],
                sides.Tests.Where(t => t.Side == s && t.SetsApart).Take(10).Select(t => new[] { $"{ids[t.Statement]}", Name(t.Direction).In(printer.Language), Number(t.Q) }));
        }
        printer.Answer(new Words("Groups and sides overlap by {0} (1: the same, 0: by chance).", "群组与各方的重合度为{0}（1为相同，0为随机）。").With(Number(sides.Overlap)));
        printer.Answer(new Words("Common ground of the sides, for internal use:", "各方的共同点，仅供内部使用："));
        printer.Table([printer.T("statement", "陈述"), printer.T("the sides", "各方"), printer.T("lower bound", "下界"), .. names],
            sides.CommonGround.OrderByDescending(c => c.LowerBound).Where(c => answer.Statuses[c.Statement] == StatementStatus.Open).Take(20)
                .Select(c => (string[])[$"{ids[c.Statement]}", Name(c.Band).In(printer.Language), Number(c.LowerBound), .. c.PerSide.Select(p => $"{p.Votes.Agree}/{p.Votes.Seen}")]));
    }

    private static void Statements(IReadOnlyList<RepresentativeStatement> statements, VoteCounts votes, int group, IReadOnlyList<object> ids, Printer printer) =>
        printer.Table([printer.T("statement", "陈述"), printer.T("direction", "倾向"), printer.T("votes", "票数"), printer.T("ratio to the rest", "与其他人之比")],
            statements.Select(s => new[]
            {
                $"{ids[s.Statement]}", Name(s.Direction).In(printer.Language), $"{(s.Direction == Direction.Agree ? votes[group, s.Statement].Agree : votes[group, s.Statement].Disagree)}/{votes[group, s.Statement].Seen}", Number(s.Repness),
            }));

    private static Words Name(Direction direction) => direction == Direction.Agree ? new("agrees", "同意") : new("disagrees", "反对");

    private static Words Name(Band band) => band switch
    {
        Band.Shared => new("shared", "共同认可"),
        Band.Rejected => new("rejected", "共同反对"),
        Band.Divided => new("divided", "存在分歧"),
        _ => new("too few to say", "票数不足，无法判断"),
    };

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
