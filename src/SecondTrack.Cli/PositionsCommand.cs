using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SecondTrack.Analysis.Positions;
using SecondTrack.Cli.Positions;

namespace SecondTrack.Cli;

internal sealed record WrongSign(string Option, string Found) : Refusal(new Words("{0}: found “{1}”, expected a name, a colon and + or −.", "{0}：读到“{1}”，应为名称、冒号和 + 或 −。").With(Option, Found));

/// <summary><c>secondtrack positions</c>: where each person stands, how sure that is, and how it moved, from the coded stances of one file.</summary>
internal static class PositionsCommand
{
    /// <summary>An anchored person is put at the end of the scale that most others do not reach.</summary>
    private const double AnchorAt = 1, AnchorSd = 0.25;

    private sealed record AnswerPerson(string Id, double Mean, double Sd, double Low, double High, int Statements, IReadOnlyList<AnswerTime> ByTime, AnswerGap? VenueGap, int Group);

    private sealed record AnswerTime(string Date, double Mean, double Sd);

    private sealed record AnswerGap(double? Mean, double? Sd, bool Comparable);

    private sealed record AnswerItem(string Id, double Difficulty, double Discrimination);

    private sealed record Answer(IReadOnlyList<AnswerPerson> Persons, IReadOnlyList<AnswerItem> Items, IReadOnlyList<double> Elbo, int Iterations, double Seconds);

    public static Command Make(Printer printer)
    {
        var file = new Argument<string>("file") { Description = printer.T("Stances, one a line (person, item, value …) or as a matrix; also .gz.", "立场文件：每行一条（person, item, value …）或矩阵；也可为 .gz。") };
        var levels = new Option<int?>("--levels") { Description = printer.T("How many levels a stance has; without it the values found.", "立场分几级；不写则按文件中出现的值。") };
        levels.AcceptOnlyFromAmong("2", "3", "5");
        Option<string[]> Many(string name, string en, string zh, string help) => new(name) { Description = printer.T(en, zh), HelpName = help, AllowMultipleArgumentsPerToken = true };
        var ignore = Many("--ignore", "A column that is no item, such as a party.", "不是议题的列，如党派。", "COLUMN");
        var polarity = Many("--polarity", "Which way an item points; may be repeated.", "议题的方向；可重复。", "ITEM:+|-");
        var anchor = Many("--anchor", "A person at the positive or negative end; may be repeated.", "位于正端或负端的人；可重复。", "PERSON:+|-");
        var gibbs = new Option<bool>("--gibbs") { Description = printer.T("Draw from the posterior: slower, with intervals to print.", "从后验分布抽样：较慢，区间可用于印行。") };
        var seed = new Option<long>("--seed") { Description = printer.T("For --gibbs: the same seed gives the same numbers.", "用于 --gibbs：相同的种子给出相同的数值。"), DefaultValueFactory = _ => 1 };
        var json = printer.JsonOption();
        var command = new Command("positions", printer.T("Where each person stands, how sure that is, and how it moved.", "每个人的立场、把握程度与变化。")) { file, levels, ignore, polarity, anchor, gibbs, seed, json };
        command.SetAction((given, cancel) => Task.FromResult(Run(given.GetRequiredValue(file), given.GetValue(levels), given.GetValue(ignore) ?? [], given.GetValue(polarity) ?? [],
            given.GetValue(anchor) ?? [], given.GetValue(gibbs) ? given.GetValue(seed) : null, given.GetValue(json), printer, cancel)));
        return command;
    }

    private static int Run(string path, int? levels, string[] ignore, string[] polarity, string[] anchor, long? seed, string? json, Printer printer, CancellationToken cancel)
    {
        var read = StanceFile.Of(path, levels, ignore);
        if (!read.Done) return printer.Refuse(read.Refusal!);
        var file = read.Value;
        var oriented = Orient(file, polarity, anchor);
        if (!oriented.Done) return printer.Refuse(oriented.Refusal!);
        var data = oriented.Value;
        var watch = Stopwatch.StartNew();
        var sample = seed is { } from ? SamplePositions.Run(data, new() { Seed = from }, cancel) : null;
        var result = sample?.Result ?? EstimatePositions.Run(data);
        var seconds = watch.Elapsed.TotalSeconds;
        var groups = Bridges.Groups(data);
        if (file.LeftOut > 0) printer.Tell(new Words("{0} stances were not taken personally and are left out.", "有 {0} 条立场不是以个人身份表达，未计入。").With(file.LeftOut));
        if (groups.Max() > 0)
            printer.Tell(new Words("The persons fall into {0} groups with no item in common; positions of different groups are not comparable.", "这些人分为 {0} 组，组间没有共同议题；不同组的立场不可比较。").With(groups.Max() + 1));
        if (sample is { Converged: false })
            printer.Tell(new Words("The chains do not agree yet (R̂ {0}, {1} effective draws): do not print these intervals.", "抽样链尚未收敛（R̂ {0}，有效抽样 {1}）：请勿印行这些区间。").With(sample.WorstRhat.ToString("0.000", CultureInfo.InvariantCulture), (int)sample.LeastEss));
        if (json is null)
        {
            Show(file, result, groups, printer);
            return 0;
        }
        return printer.Json(json, new Answer(
            [.. result.Persons.Select((p, i) => new AnswerPerson(file.Persons[i], p.Mean, p.Sd, p.Low, p.High, p.Statements, data.Time is null ? [] : [.. p.ByTime.Select(t => new AnswerTime(Day(t.Time), t.Mean, t.Sd))],
                p.Gap is { } gap ? new(gap.Comparable ? gap.Mean : null, gap.Comparable ? gap.Sd : null, gap.Comparable) : null, groups[i]))],
            [.. result.Items.Select((item, j) => new AnswerItem(file.Items[j], item.Difficulty, item.Discrimination))], result.Elbo, result.Sweeps, seconds));
    }

    private static Outcome<PositionData> Orient(StanceFile file, string[] polarity, string[] anchor)
    {
        var data = file.Data;
        int[] signs = data.Polarity is { } known ? [.. known] : new int[data.Items];
        var anchors = new (double, double)?[data.Persons];
        foreach (var (option, texts, names, set) in new (string, string[], IReadOnlyList<string>, Action<int, int>)[]
                 {
                     ("--polarity", polarity, file.Items, (j, sign) => signs[j] = sign), ("--anchor", anchor, file.Persons, (i, sign) => anchors[i] = (sign * AnchorAt, AnchorSd)),
                 })
            foreach (var text in texts)
            {
                var colon = text.LastIndexOfAny([':', '：']);
                if (colon <= 0 || StanceFile.Sign(text[(colon + 1)..]) is not { } sign) return new WrongSign(option, text);
                var at = names.ToList().IndexOf(text[..colon]);
                if (at < 0) return new NoSuchName(option, text[..colon]);
                set(at, sign);
            }
        return data with { Polarity = Array.Exists(signs, s => s != 0) ? signs : null, Anchor = anchor.Length > 0 ? anchors : null };
    }

    private static string Day(double years) => StanceFile.Origin.AddDays((int)Math.Round(years * 365.25)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Show(StanceFile file, PositionResult result, int[] groups, Printer printer)
    {
        static string N(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
        string Gap(GapEstimate? gap) => gap is null ? "" : gap.Comparable ? $"{N(gap.Mean)} ± {N(gap.Sd)}" : printer.T("not comparable", "不可比较");
        var several = groups.Max() > 0;
        printer.Table([printer.T("person", "人物"), printer.T("position", "立场"), "±", printer.T("90 % from", "90% 自"), printer.T("to", "至"), printer.T("statements", "陈述数"), printer.T("public minus private", "公开减私下"), .. several ? [printer.T("group", "组")] : Array.Empty<string>()],
            result.Persons.Select((p, i) => (IReadOnlyList<string>)[file.Persons[i], N(p.Mean), N(p.Sd), N(p.Low), N(p.High), $"{p.Statements}", Gap(p.Gap), .. several ? [$"{groups[i] + 1}"] : Array.Empty<string>()]));
    }
}
