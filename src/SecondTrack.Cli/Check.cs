using System.CommandLine;
using System.Security.Cryptography;
using SecondTrack.Cli.Release;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Release;

namespace SecondTrack.Cli;

/// <summary><c>secondtrack check</c>: does a memo say who spoke, for whom, or who was there? Exit code 1 where a leak is found.</summary>
internal static class Check
{
    private sealed record Answer(string File, string Sha256, Audience Audience, IReadOnlyList<AnswerFinding> Findings);

    private sealed record AnswerFinding(string Detector, Level Level, int? Start, int? End, string Text, string? PersonId, string Why, string Suggestion);

    public static Command Make(Printer printer)
    {
        var memo = new Argument<string>("memo") { Description = printer.T("The memo: text, Markdown, Word or PDF.", "待检查的文稿：文本、Markdown、Word 或 PDF。") };
        Option<string> Needed(string name, string en, string zh, string help) => new(name) { Description = printer.T(en, zh), HelpName = help, Required = true };
        var roster = Needed("--roster", "Who was there or invited, as CSV.", "到会者和受邀者名单，CSV。", "ROSTER.csv");
        var ledger = new Option<string?>("--ledger") { Description = printer.T("Who said what, in speaking order, as CSV.", "按发言顺序记录的发言，CSV。"), HelpName = "LEDGER.csv" };
        var dialogue = new Option<string?>("--dialogue") { Description = printer.T("Sides, what is private, and the threshold, as JSON.", "各方名称、不公开的事项和阈值，JSON。"), HelpName = "DIALOGUE.json" };
        var audience = new Option<string>("--audience") { Description = printer.T("For whom: institutions (3 people at least fit a description), restricted (5), public (11).", "读者范围：institutions（描述至少符合 3 人）、restricted（5 人）、public（11 人）。"), DefaultValueFactory = _ => "institutions" };
        audience.AcceptOnlyFromAmong("institutions", "restricted", "public");
        var earlier = new Option<string?>("--earlier") { Description = printer.T("A folder of the texts that left before.", "此前已发布文稿的文件夹。"), HelpName = "FOLDER" };
        var json = printer.JsonOption();
        var command = new Command("check", printer.T("Check a memo before it leaves: who spoke, for whom, who was there.", "发布前检查文稿：是否泄露谁发言、代表谁、谁在场。")) { memo, roster, ledger, dialogue, audience, earlier, json };
        command.SetAction((given, cancel) => Task.FromResult(Run(given.GetRequiredValue(memo), given.GetRequiredValue(roster), given.GetValue(ledger), given.GetValue(dialogue),
            Enum.Parse<Audience>(given.GetRequiredValue(audience), ignoreCase: true), given.GetValue(earlier), given.GetValue(json), printer)));
        return command;
    }

    private static int Run(string path, string rosterPath, string? ledgerPath, string? dialoguePath, Audience audience, string? earlier, string? json, Printer printer)
    {
        var roster = ReadGround.Roster(rosterPath);
        if (!roster.Done) return Refuse(roster.Refusal!, rosterPath!, printer);
        var ledger = ledgerPath is null ? new Outcome<IReadOnlyList<Remark>>() : ReadGround.Ledger(ledgerPath);
        if (ledgerPath is not null && !ledger.Done) return Refuse(ledger.Refusal!, ledgerPath!, printer);
        var dialogue = dialoguePath is null ? new CheckedDialogue(new Dictionary<string, IReadOnlyList<string>>(), [], [], 0) : ReadGround.Dialogue(dialoguePath);
        if (!dialogue.Done) return Refuse(dialogue.Refusal!, dialoguePath!, printer);
        var taken = ReadFile.Bytes(path);
        if (!taken.Done) return printer.Refuse(taken.Refusal!, Path.GetFileName(path));
        var memo = ReadMemo.Of(taken.Value);
        if (!memo.Done) return printer.Refuse(memo.Refusal!, Path.GetFileName(path));
        var before = Earlier(earlier, path, printer);
        if (!before.Done) return printer.Refuse(before.Refusal!);
        var found = CheckMemo.Run(memo.Value, new CheckGround(roster.Value, ledgerPath is null ? [] : ledger.Value, dialogue.Value, audience, before.Value));
        var hash = Convert.ToHexStringLower(SHA256.HashData(taken.Value.Bytes));
        if (json is null) Show(found, printer);
        else
        {
            var points = new CodePointPlaces(memo.Value.Text);
            var exit = printer.Json(json, new Answer(Path.GetFileName(path), hash, audience, [.. found.Select(f => new AnswerFinding(f.Detector, f.Level, points.Of(f.Span?.Start), points.Of(f.Span?.End), f.Text, f.PersonId, f.Why.In(printer.Language), f.Suggestion.In(printer.Language)))]));
            if (exit != 0) return exit;
        }
        return found.Count > 0 ? CommandLine.No : 0;
    }

    /// <summary>What is wrong with a table names its file already.</summary>
    private static int Refuse(Refusal refusal, string path, Printer printer) =>
        printer.Refuse(refusal, refusal is WrongCell or WrongLine or WrongDialogue or FileIsNotThere ? null : Path.GetFileName(path));

    /// <summary>Every text of the folder but the memo itself. In a folder the memo lies in, those named after it have not left yet.</summary>
    private static Outcome<IReadOnlyList<EarlierRelease>> Earlier(string? folder, string memo, Printer printer)
    {
        if (folder is null) return new List<EarlierRelease>();
        if (!Directory.Exists(folder)) return new NoSuchPath(folder);
        var beside = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) == Path.GetDirectoryName(Path.GetFullPath(memo));
        var before = new List<EarlierRelease>();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (beside && string.CompareOrdinal(Path.GetFileName(file), Path.GetFileName(memo)) >= 0) continue;
            var taken = ReadFile.Bytes(file);
            var read = taken.Done ? ReadMemo.Of(taken.Value) : taken.Refusal!;
            if (read.Done) before.Add(new(Path.GetFileName(file), read.Value.Text));
            else printer.Tell(new Words("{0} was not compared: {1}", "{0} 未参与比较：{1}").With(Path.GetFileName(file), read.Refusal!.Sentence));
        }
        return before;
    }

    private static void Show(IReadOnlyList<Finding> found, Printer printer)
    {
        printer.Answer(Finding.Summary(found));
        if (found.Count > 0)
            printer.Table([printer.T("rule", "规则"), printer.T("level", "级别"), printer.T("text", "原文"), printer.T("why", "原因"), printer.T("instead", "建议")], found.Select(IReadOnlyList<string> (f) =>
                [f.Detector, f.Level == Level.Block ? printer.T("block", "阻止") : printer.T("warn", "提醒"), f.Text.Replace('\n', ' '), f.Why.In(printer.Language), f.Suggestion.In(printer.Language)]));
    }

    /// <summary>Places in code points, as the machine form counts them.</summary>
    private sealed class CodePointPlaces
    {
        private readonly int[] _places;

        public CodePointPlaces(string text)
        {
            _places = new int[text.Length + 1];
            for (var i = 0; i < text.Length; i++) _places[i + 1] = _places[i] + (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]) ? 0 : 1);
        }

        public int? Of(int? unit) => unit is { } at ? _places[at] : null;
    }
}
