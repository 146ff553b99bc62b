using System.CommandLine;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues.Calendars;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Evidence.Imports;

namespace SecondTrack.Cli;

/// <summary><c>secondtrack export</c>: what may leave a store by its doors, in the formats of other programs. Every export stands in the audit trail.</summary>
internal static class Export
{
    public static Command Make(Printer printer)
    {
        var command = new Command("export", printer.T("Write what is public, a calendar or an internal copy for another program.", "把公开内容、日程或内部副本导出给其他软件。"));
        command.Add(One(printer, "csl", "The public sources as CSL JSON.", "公开来源（CSL JSON）。", [], async (_, services, cancel) =>
        {
            var written = await services.GetRequiredService<ExportCslJson>().Run(cancel);
            return written.Done ? Encoding.UTF8.GetBytes(written.Value) : written.Refusal!;
        }));
        command.Add(One(printer, "statements", "The statements from public texts as CSV, as secondtrack network reads them.", "来自公开文本的陈述（CSV，可供 secondtrack network 读取）。", [],
            (_, services, cancel) => services.GetRequiredService<ExportStatements>().Run(cancel)));
        var ofSeries = Import.SeriesOption(printer);
        command.Add(One(printer, "qdpx", "Sources, passages and statements as a project of qualitative analysis (REFI-QDA): an internal copy.", "来源、段落和陈述（REFI-QDA 质性分析项目）：内部副本。", [ofSeries], async (given, services, cancel) =>
        {
            if (given.GetValue(ofSeries) is not { } title) return await services.GetRequiredService<ExportQdpx>().Run(null, cancel);
            var named = await services.GetRequiredService<FindSeriesNamed>().Run(title, cancel);
            return named.Done ? await services.GetRequiredService<ExportQdpx>().Run(named.Value, cancel) : named.Refusal!;
        }));
        var (series, round) = (Import.SeriesOption(printer), new Option<int?>("--round") { Description = printer.T("One round alone.", "只导出某一轮。") });
        command.Add(One(printer, "ical", "The sessions of a series as iCalendar.", "某个系列的会议日程（iCalendar）。", [series, round], async (given, services, cancel) =>
        {
            var named = await services.GetRequiredService<FindSeriesNamed>().Run(given.GetValue(series), cancel);
            if (!named.Done) return named.Refusal!;
            Guid? only = null;
            if (given.GetValue(round) is { } number)
            {
                var facts = await services.GetRequiredService<FindSeries>().Run(named.Value, cancel);
                if (!facts.Done) return facts.Refusal!;
                if (facts.Value.Rounds.FirstOrDefault(r => r.Number == number) is not { } one) return new NoSuchRound(number);
                only = one.Id;
            }
            var written = await services.GetRequiredService<WriteCalendar>().Run(named.Value, only, cancel);
            return written.Done ? written.Value.Bytes : written.Refusal!;
        }));
        return command;
    }

    private static Command One(Printer printer, string format, string en, string zh, Option[] more, Func<ParseResult, IServiceProvider, CancellationToken, Task<Outcome<byte[]>>> run)
    {
        var place = new StoreOptions(printer);
        var to = new Argument<string>("out") { Description = printer.T("The file to write; - is standard output.", "要写入的文件；- 为标准输出。") };
        var command = place.AddSeat(new Command(format, printer.T(en, zh)) { to });
        foreach (var option in more) command.Options.Add(option);
        command.SetAction((given, cancel) => place.RunSeated(given, Opening.Reading, async services =>
        {
            var written = await run(given, services, cancel);
            return written.Done ? printer.File(given.GetRequiredValue(to), written.Value) : printer.Refuse(written.Refusal!);
        }, cancel));
        return command;
    }
}
