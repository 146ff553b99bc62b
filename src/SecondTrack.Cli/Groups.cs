using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SecondTrack.Analysis.Groups;

namespace SecondTrack.Cli;

internal sealed record NothingDiffers(string File) : Refusal(new Words(
    "{0}: found the same vote from everybody on each statement, expected some that differ; groups cannot be found (give --labels or --sides to count them).",
    "{0}：每条陈述上所有人的投票都相同，应有不同的投票；无法分组（可用 --labels 或 --sides 按既定分组统计）。").With(File));

internal sealed record TooManyGroups(int Asked, int Most) : Refusal(new Words("--k: found {0}, expected 1 to {1}: there are no more people at different places.", "--k：这里是{0}，应为1到{1}：位置不同的人只有这么多。").With(Asked, Most));

internal sealed record PublishingNeedsSides() : Refusal(new Words("--publish needs --sides.", "--publish 需要 --sides。"));

/// <summary><c>secondtrack groups</c>: opinion groups, consensus and common ground of the votes in a file.</summary>
internal static class Groups
{
    public static Command Make(Printer printer)
    {
        var votes = new Argument<string>("VOTES") { Description = printer.T("Polis votes.csv or participants-votes.csv, also .gz.", "Polis 的 votes.csv 或 participants-votes.csv，也可为 .gz。") };
        var comments = new Option<string?>("--comments") { Description = printer.T("comments.csv: which statements are moderated out (−1) or meta.", "comments.csv：哪些陈述被移除（−1）或属于说明性陈述。"), HelpName = "CSV" };
        var sides = new Option<string?>("--sides") { Description = printer.T("participant, side: every statistic also by declared side.", "participant, side：各项统计同时按声明的一方计算。"), HelpName = "CSV" };
        var labels = new Option<string?>("--labels") { Description = printer.T("participant, group: take these groups instead of finding them.", "participant, group：采用给定的分组，不再寻找。"), HelpName = "CSV" };
        var k = new Option<int?>("--k") { Description = printer.T("The number of groups.", "分组数。"), HelpName = "N" };
        var compat = new Option<string?>("--compat") { Description = printer.T("polis: cluster in two levels as Polis does.", "polis：像 Polis 那样分两级聚类。") };
        compat.AcceptOnlyFromAmong("polis");
        var publish = new Option<int?>("--publish")
        {
            Description = printer.T("Give only what may leave the institution, no number standing for fewer people than this (3 institutions, 5 restricted, 11 public); needs --sides.",
                "只给出可以对外的内容，任何数字代表的人数不少于 N（机构间 3，限定范围 5，公开 11）；需要 --sides。"),
            HelpName = "N",
        };
        AtLeast(publish, 2, printer);
        AtLeast(k, 1, printer);
        var json = printer.JsonOption();
        var command = new Command("groups", printer.T("Opinion groups, consensus and common ground of votes.", "由投票得出意见群组、共识与共同点。")) { votes, comments, sides, labels, k, compat, publish, json };
        command.SetAction(given =>
        {
            var asked = new Asked(given.GetRequiredValue(votes), given.GetValue(comments), given.GetValue(sides), given.GetValue(labels), given.GetValue(k), given.GetValue(compat) is not null, given.GetValue(publish));
            var answer = Run(asked, printer);
            if (!answer.Done) return printer.Refuse(answer.Refusal!);
            if (asked.Publish is { } cell)
            {
                var published = PublishedOutput.Of(answer.Value, cell);
                return given.GetValue(json) is { } to ? printer.Json(to, published) : ShowGroups.Published(published, printer);
            }
            return given.GetValue(json) is { } path ? printer.Json(path, GroupsOutput.Of(answer.Value)) : ShowGroups.Show(answer.Value, printer);
        });
        return command;
    }

    private static void AtLeast(Option<int?> option, int least, Printer printer) => option.Validators.Add(given =>
    {
        if (given.Tokens.Count == 1 && int.TryParse(given.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n < least)
            given.AddError(new Words("{0}: found {1}, expected {2} or more.", "{0}：这里是{1}，应为{2}或更大。").With(option.Name, n, least).In(printer.Language));
    });

    private sealed record Asked(string Votes, string? Comments, string? Sides, string? Labels, int? K, bool LikePolis, int? Publish);

    private static Outcome<GroupsAnswer> Run(Asked asked, Printer printer)
    {
        if (asked.Publish is not null && asked.Sides is null) return new PublishingNeedsSides();
        var read = ReadVotes.Run(asked.Votes);
        if (!read.Done) return read.Refusal!;
        var file = read.Value;
        var statuses = new StatementStatus[file.Statements.Count];
        if (asked.Comments is { } comments)
        {
            var moderated = ReadStatuses.Run(comments);
            if (!moderated.Done) return moderated.Refusal!;
            for (var j = 0; j < statuses.Length; j++) statuses[j] = moderated.Value.GetValueOrDefault(file.Statements[j]);
        }
        var sides = Divided(asked.Sides, "side", file.People, printer);
        if (!sides.Done) return sides.Refusal!;
        var labels = Divided(asked.Labels, "group", file.People, printer);
        if (!labels.Done) return labels.Refusal!;
        var watch = Stopwatch.StartNew();
        var votes = VoteMatrix.Of(file.People.Count, statuses.Length, file.Events);
        var analysis = AnalyseOpinions.Run(votes, statuses, new() { K = asked.K, Labels = labels.Value?.Of, LikePolis = asked.LikePolis });
        if (asked.K is { } k && analysis.Search is { } search && search.Chosen.Centres.Count != k) return new TooManyGroups(k, search.Chosen.Centres.Count);
        if (analysis.Axes.Variance[0] == 0 && sides.Value is null && labels.Value is null) return new NothingDiffers(Path.GetFileName(asked.Votes));
        var bySide = sides.Value is { } declared ? AnalyseSides.Run(votes, statuses, declared.Of, declared.Names.Count, analysis.GroupOf) : null;
        var seconds = watch.Elapsed.TotalSeconds;
        return new GroupsAnswer(file, statuses, votes, analysis, labels.Value?.Names, sides.Value, bySide, new VoteHistory(file.People.Count, statuses.Length, file.Events).Changes(), seconds);
    }

    private static Outcome<Division?> Divided(string? path, string value, Names people, Printer printer)
    {
        if (path is null) return new Outcome<Division?>();
        var read = ReadColumn.Run(path, "participant", value);
        if (!read.Done) return read.Refusal!;
        var names = new Names();
        var of = new int[people.Count];
        Array.Fill(of, -1);
        var known = read.Value.Where(p => people.Find(p.Key) >= 0).ToList();
        // In the order of their names, so that the order of lines decides nothing.
        foreach (var name in known.Select(p => p.Value).Distinct().OrderBy(n => long.TryParse(n, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var v) ? v : long.MaxValue).ThenBy(n => n, StringComparer.Ordinal)) names.Of(System.Text.Encoding.UTF8.GetBytes(name));
        foreach (var (person, name) in known) of[people.Find(person)] = names.Find(name);
        var file = Path.GetFileName(path);
        if (known.Count == 0) return new WrongTable(file, new Words("nobody who voted", "没有任何投过票的人"), new Words("participants of the votes", "投票文件里的参与者"));
        if (read.Value.Count > known.Count) printer.Tell(new Words("{0}: {1} of the participants have not voted.", "{0}：其中{1}位参与者没有投票。").With(file, read.Value.Count - known.Count));
        if (of.Count(s => s < 0) is > 0 and var without) printer.Tell(new Words("{0}: {1} of those who voted have no {2} there.", "{0}：投过票的人中有{1}位没有{2}。").With(file, without, value));
        return new Division(names, of);
    }
}

/// <summary>People divided by a file.</summary>
internal sealed record Division(Names Names, int[] Of);

/// <summary>What the command found, before it is shown in any form.</summary>
internal sealed record GroupsAnswer(
    VoteFile File, IReadOnlyList<StatementStatus> Statuses, VoteMatrix Votes, OpinionAnalysis Analysis, Names? Labels, Division? Sides, SideAnalysis? BySide,
    IReadOnlyList<ChangeOfMind> Changes, double Seconds);
