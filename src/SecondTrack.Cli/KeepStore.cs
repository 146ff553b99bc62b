using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Cli;

/// <summary>The commands that keep a store safe: <c>backup</c>, <c>restore</c>, <c>check-store</c>, <c>rebuild-search</c>.</summary>
internal static class KeepStore
{
    private sealed record Finding(string Part, string What);

    private sealed record Checked(bool Whole, int Compartments, IReadOnlyList<Finding> Findings);

    public static IEnumerable<Command> Make(Printer printer) => [Backup(printer), Restore(printer), Check(printer), Rebuild(printer)];

    private static Command Backup(Printer printer)
    {
        var place = new StoreOptions(printer);
        var to = new Argument<string>("out") { Description = printer.T("The file to make.", "要生成的文件。") };
        var command = place.AddPlace(new Command("backup", printer.T("Save a store in one file, also while the workbench runs.", "把存储备份为一个文件，工作台运行时也可进行。")) { to });
        command.SetAction((given, cancel) => place.Run(given, Opening.Reading, async services =>
        {
            var done = await services.GetRequiredService<BackUpStore>().Run(given.GetRequiredValue(to), cancel);
            if (!done.Done) return printer.Refuse(done.Refusal!);
            printer.Answer(new Words("Saved in {0}: {1} bytes, SHA-256 {2}.", "已备份到 {0}：{1} 字节，SHA-256 {2}。").With(done.Value.Path, done.Value.Bytes, done.Value.Sha256));
            return 0;
        }, cancel));
        return command;
    }

    private static Command Restore(Printer printer)
    {
        var place = new StoreOptions(printer);
        var file = new Argument<string>("file") { Description = printer.T("A backup.", "备份文件。") };
        var command = place.AddPlace(new Command("restore", printer.T(
            "Put a backup in the place of a store; what was there is kept aside.", "用备份恢复存储；原有存储会另存。")) { file });
        command.SetAction((given, cancel) => place.RunUnprepared(given, async services =>
        {
            var done = await services.GetRequiredService<RestoreStore>().Run(given.GetRequiredValue(file), cancel);
            if (!done.Done) return printer.Refuse(done.Refusal!);
            if (await services.GetRequiredService<PrepareStore>().Run(cancel) is { } refusal) return printer.Refuse(refusal);
            printer.Answer(done.Value.KeptAside is { } aside
                ? new Words("Restored. The store that was there is kept as {0}.", "已恢复。原有存储保存为 {0}。").With(aside) : new("Restored.", "已恢复。"));
            return 0;
        }));
        return command;
    }

    private static Command Check(Printer printer)
    {
        var place = new StoreOptions(printer);
        var json = printer.JsonOption();
        var command = place.AddPlace(new Command("check-store", printer.T(
            "Look whether everything in a store is as it was saved.", "检查存储中的全部内容是否与保存时一致。")) { json });
        command.SetAction((given, cancel) => place.Run(given, Opening.Reading, async services =>
        {
            var found = await services.GetRequiredService<CheckStore>().Run(cancel);
            var findings = found.Findings.Select(f => new Finding(f.Part, f.What.In(printer.Language))).ToList();
            if (given.GetValue(json) is { } to)
            {
                if (printer.Json(to, new Checked(found.IsWhole, found.Looked, findings)) is not 0 and var failed) return failed;
            }
            else
            {
                foreach (var finding in found.Findings) printer.Answer(finding.What);
                printer.Answer(found.IsWhole ? new("Everything in it is as it was saved.", "全部内容均与保存时一致。") : new Words("{0} findings.", "发现 {0} 个问题。").With(findings.Count));
            }
            return found.IsWhole ? 0 : CommandLine.No;
        }, cancel));
        return command;
    }

    private static Command Rebuild(Printer printer)
    {
        var place = new StoreOptions(printer);
        var command = place.AddSeat(new Command("rebuild-search", printer.T(
            "Make the search index of a compartment again from what is there.", "根据现有内容重建隔间的检索索引。")));
        command.SetAction((given, cancel) => place.RunSeated(given, Opening.Writing, async services =>
        {
            if (await services.GetRequiredService<RebuildSearch>().Run(cancel) is { } refusal) return printer.Refuse(refusal);
            printer.Answer(new("The search index was made again.", "检索索引已重建。"));
            return 0;
        }, cancel));
        return command;
    }
}
