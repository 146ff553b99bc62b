using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Dialogues.Rosters;
using SecondTrack.Evidence.Imports;
using SecondTrack.Text;

namespace SecondTrack.Cli;

internal sealed record NoSuchRound(int Number) : Refusal(new Words("The series has no round {0}.", "该系列没有第 {0} 轮。").With(Number));

/// <summary><c>secondtrack import</c>: files of other programs into a store, with a line for everything that was kept, left out or changed.</summary>
internal static class Import
{
    private sealed record Line(int? At, string What, string Mark, string Why);

    private sealed record Report(string Format, string File, bool Taken, IReadOnlyDictionary<string, int> New, IReadOnlyList<Line> Lines);

    public static Command Make(Printer printer)
    {
        var command = new Command("import", printer.T("Take a file of another program into a store.", "把其他软件的文件导入存储。"));
        foreach (var (format, en, zh) in new[]
        {
            ("csl", "A library of Zotero and others as CSL JSON.", "Zotero 等软件的文献库（CSL JSON）。"), ("bibtex", "A library as BibTeX.", "BibTeX 文献库。"), ("ris", "A library as RIS.", "RIS 文献库。"),
        })
            command.Add(One(printer, format, en, zh, [], (_, services, bytes, take, cancel) => Evidence(services.GetRequiredService<ImportBibliography>().Run(bytes, null, take, cancel))));
        command.Add(One(printer, "dna", "A database of Discourse Network Analyzer.", "Discourse Network Analyzer 数据库。", [],
            (_, services, bytes, take, cancel) => Evidence(services.GetRequiredService<ImportDna>().Run(bytes, take, cancel))));
        command.Add(One(printer, "qdpx", "A project of qualitative analysis (REFI-QDA).", "质性分析项目（REFI-QDA）。", [],
            (_, services, bytes, take, cancel) => Evidence(services.GetRequiredService<ImportQdpx>().Run(bytes, take, cancel))));
        var series = SeriesOption(printer);
        var round = new Option<int>("--round") { Description = printer.T("The number of the round.", "轮次编号。"), Required = true };
        command.Add(One(printer, "participants", "The participants of a round as CSV.", "某一轮的与会者名单（CSV）。", [series, round],
            (given, services, bytes, take, cancel) => Participants(services, bytes, given.GetValue(series), given.GetValue(round), take, cancel)));
        return command;
    }

    public static Option<string?> SeriesOption(Printer printer) => new("--series")
    {
        Description = printer.T("The series, by title or id, where there are several.", "有多个系列时，用标题或 ID 指明系列。"),
    };

    private sealed record Became(IReadOnlyDictionary<string, int> New, IReadOnlyList<ImportLine> Lines);

    private static Command One(Printer printer, string format, string en, string zh, Option[] more, Func<ParseResult, IServiceProvider, byte[], bool, CancellationToken, Task<Outcome<Became>>> run)
    {
        var place = new StoreOptions(printer);
        var file = new Argument<string>("file") { Description = printer.T("The file, also as .gz.", "文件，也可为 .gz。") };
        var preview = new Option<bool>("--preview") { Description = printer.T("Only say what would be taken in.", "只显示将导入的内容。") };
        var json = printer.JsonOption();
        var command = place.AddSeat(new Command(format, printer.T(en, zh)) { file });
        foreach (var option in more.Append(preview).Append(json)) command.Options.Add(option);
        command.SetAction((given, cancel) =>
        {
            var path = given.GetRequiredValue(file);
            var read = ReadFile.Bytes(path);
            if (!read.Done) return Task.FromResult(printer.Refuse(read.Refusal!));
            return place.RunSeated(given, given.GetValue(preview) ? Opening.Reading : Opening.Writing, async services =>
            {
                var done = await run(given, services, read.Value.Bytes, !given.GetValue(preview), cancel);
                if (!done.Done) return printer.Refuse(done.Refusal!, path);
                var lines = done.Value.Lines.Select(l => new Line(l.Line, l.What, Name(l.Mark), l.Why.In(printer.Language))).ToList();
                if (given.GetValue(json) is { } to) return printer.Json(to, new Report(format, path, !given.GetValue(preview), done.Value.New, lines));
                printer.Table([printer.T("line", "行"), printer.T("what", "条目"), printer.T("became", "结果"), printer.T("why", "说明")],
                    lines.Select(l => new[] { l.At?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", Short(l.What), l.Mark, l.Why }));
                printer.Answer(given.GetValue(preview) ? Would.With(Counts(done.Value)) : Taken.With(Counts(done.Value)));
                return 0;
            }, cancel);
        });
        return command;
    }

    private static async Task<Outcome<Became>> Evidence(Task<Outcome<ImportDone>> running)
    {
        var done = await running;
        if (!done.Done) return done.Refusal!;
        return new Became(new Dictionary<string, int> { ["sources"] = done.Value.Sources, ["passages"] = done.Value.Passages, ["statements"] = done.Value.Statements }, done.Value.Report.Lines);
    }

    /// <summary>A line where somebody must choose is left out here, and said: the page asks.</summary>
    private static async Task<Outcome<Became>> Participants(IServiceProvider services, byte[] bytes, string? series, int number, bool take, CancellationToken cancel)
    {
        var text = DecodeText.Decode(bytes);
        if (!text.Done) return text.Refusal!;
        var named = await services.GetRequiredService<FindSeriesNamed>().Run(series, cancel);
        if (!named.Done) return named.Refusal!;
        var facts = await services.GetRequiredService<FindSeries>().Run(named.Value, cancel);
        if (!facts.Done) return facts.Refusal!;
        if (facts.Value.Rounds.FirstOrDefault(r => r.Number == number) is not { } round) return new NoSuchRound(number);
        var looked = await services.GetRequiredService<PreviewRoster>().Run(round.Id, text.Value.Text, null, cancel);
        if (!looked.Done) return looked.Refusal!;
        var lines = looked.Value.Lines.Select(Of).ToList();
        var taken = looked.Value.Lines.Count(l => l.CanBeTaken && l.Mark != RosterMark.Choose);
        if (take && taken > 0)
        {
            var leftOut = looked.Value.Lines.Where(l => l.Mark == RosterMark.Choose).ToDictionary(l => l.Row.Line, _ => new RosterChoice(false, null));
            var done = await services.GetRequiredService<TakeRoster>().Run(round.Id, text.Value.Text, null, leftOut, cancel);
            if (!done.Done) return done.Refusal!;
            taken = done.Value.Taken;
        }
        return new Became(new Dictionary<string, int> { ["participants"] = taken }, [.. looked.Value.Remarks.Select(r => new ImportLine(null, "", ImportMark.Remark, r)), .. lines]);
    }

    private static ImportLine Of(RosterLine line) => new(line.Row.Line, string.Join(" ", line.Row.Name.Texts.Values), line switch
    {
        { CanBeTaken: true, Mark: not RosterMark.Choose } => ImportMark.Read,
        { Mark: RosterMark.There } => ImportMark.Remark,
        _ => ImportMark.Skipped,
    }, line.Why.Count > 0 ? line.Why[0] : new("Read.", "已读入。"));

    private static string Name(ImportMark mark) => mark switch
    {
        ImportMark.Read => "read", ImportMark.Remark => "remark", ImportMark.NotCarriedOver => "notCarriedOver", _ => "skipped",
    };

    private static readonly Words Would = new("Nothing was taken in yet; it would be: {0}.", "尚未导入；将导入：{0}。");

    private static readonly Words Taken = new("Taken in: {0}.", "已导入：{0}。");

    private static Words Counts(Became done) => new(
        string.Join(", ", done.New.Select(n => $"{n.Value} {n.Key}")), string.Join("，", done.New.Select(n => $"{Chinese[n.Key]} {n.Value}")));

    private static readonly Dictionary<string, string> Chinese = new() { ["sources"] = "来源", ["passages"] = "段落", ["statements"] = "陈述", ["participants"] = "与会者" };

    private static string Short(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
