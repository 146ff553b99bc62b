using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using SecondTrack.Analysis.Networks;
using SecondTrack.Cli.Networks;

namespace SecondTrack.Cli;

/// <summary><c>secondtrack network</c>: who stands with whom, from the coded statements of one file.</summary>
internal static class Network
{
    public static Command Make(Printer printer)
    {
        var file = new Argument<string?>("file")
        {
            Description = printer.T("A .dna database (version 2 or 3) or a CSV of statements, also .gz; with --batch it may be the folder of the files named there.",
                ".dna 数据库（第 2 或第 3 版）或陈述 CSV，也可为 .gz；配合 --batch 时可以是其中所列文件的文件夹。"),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var flags = new NetworkFlags(printer);
        var batch = new Option<string?>("--batch") { Description = printer.T("Many at once: a file with one {\"db\", \"options\"} object a line.", "批量：每行一个 {\"db\", \"options\"} 对象的文件。"), HelpName = "OPTIONS.jsonl" };
        var compat = new Option<string?>("--compat") { Description = printer.T("dna: the numbers of Discourse Network Analyzer 3.1.2, its quirks included.", "dna：得出与 Discourse Network Analyzer 3.1.2 相同的数值，包括其已知问题。") };
        compat.AcceptOnlyFromAmong("dna");
        var json = printer.JsonOption();
        Option<string?> Out(string name, string en, string zh) => new(name) { Description = printer.T(en, zh), HelpName = "PATH" };
        var csv = Out("--csv", "Write the matrix as CSV; several slices become several files.", "把矩阵写成 CSV；有多个时间片时写成多个文件。");
        var graphml = Out("--graphml", "Write the network as GraphML (Gephi, visone).", "把网络写成 GraphML（Gephi、visone）。");
        var gexf = Out("--gexf", "Write the network as GEXF (Gephi).", "把网络写成 GEXF（Gephi）。");
        var command = new Command("network", printer.T("Discourse networks from coded statements: agreement, conflict, change over time.", "由编码陈述生成话语网络：一致、冲突与随时间的变化。"))
        {
            file, batch, compat, json, csv, graphml, gexf,
        };
        foreach (var flag in flags.All) command.Add(flag);
        var measure = new KindFlags(printer);
        foreach (var flag in measure.All) command.Add(flag);
        command.SetAction((given, cancel) =>
        {
            var definitions = given.GetValue(compat) is null ? Definitions.Corrected : Definitions.Dna;
            if (given.GetValue(batch) is { } lines) return Task.FromResult(RunNetworkBatch.Run(lines, given.GetValue(file), definitions, given.GetValue(json) ?? "-", printer, cancel));
            if (given.GetValue(file) is not { } path) return Task.FromResult(printer.Refuse(new WrongCall(new("Name the file with the statements.", "请指明陈述文件。"))));
            if (measure.Read(given) is { } kind) return Task.FromResult(Measure(path, kind, flags.Read(given), definitions, given.GetValue(json), printer, cancel));
            return Task.FromResult(One(path, flags.Read(given), definitions, given.GetValue(json),
                [(given.GetValue(csv), (m, _) => WriteMatrixCsv.Of(m)), (given.GetValue(graphml), WriteGraph.GraphMl), (given.GetValue(gexf), WriteGraph.Gexf)], printer));
        });
        return command;
    }

    private static int One(string path, JsonObject asked, Definitions definitions, string? json,
        IReadOnlyList<(string? Path, Func<NetworkMatrix, NetworkOptions, byte[]> Write)> files, Printer printer)
    {
        var opened = StatementFile.Of(path);
        if (!opened.Done) return printer.Refuse(opened.Refusal!);
        var answer = AnswerNetwork.Of(opened.Value, asked, definitions);
        if (!answer.Done) return printer.Refuse(answer.Refusal!);
        var (options, result) = answer.Value;
        foreach (var (to, write) in files.Where(f => f.Path is not null))
            for (var i = 0; i < result.Matrices.Count; i++)
                if (WriteFile.Whole(NameOf(to!, result.Matrices, i), write(result.Matrices[i], options)) is { } refusal) return printer.Refuse(refusal);
        if (json is not null) return WriteLines(json, [WriteNetworkJson.Of(Path.GetFileName(path), asked, result)], printer);
        if (!files.Any(f => f.Path is not null)) Show(result, printer);
        return 0;
    }

    private static int Measure(string path, JsonObject asked, JsonObject options, Definitions definitions, string? json, Printer printer, CancellationToken cancel)
    {
        var opened = StatementFile.Of(path);
        if (!opened.Done) return printer.Refuse(opened.Refusal!);
        asked["options"] = options;
        var answer = AnswerKind.Of(opened.Value, asked, definitions, cancel);
        if (!answer.Done) return printer.Refuse(answer.Refusal!);
        if (json is not null) return WriteLines(json, [WriteNetworkJson.Kind(Path.GetFileName(path), asked["kind"]!.ToString(), options, answer.Value.Json)], printer);
        printer.Table(answer.Value.Headings, answer.Value.Rows);
        return 0;
    }

    /// <summary>Several slices are several files: a number and the middle of the slice stand before the ending.</summary>
    private static string NameOf(string path, IReadOnlyList<NetworkMatrix> matrices, int i)
    {
        if (matrices.Count == 1) return path;
        var number = (i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(Math.Max(2, matrices.Count.ToString(CultureInfo.InvariantCulture).Length), '0');
        var time = matrices[i].Middle.ToString(OperatingSystem.IsWindows() ? "yyyy-MM-dd HH-mm-ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)} {number} {time}{Path.GetExtension(path)}");
    }

    public static int WriteLines(string path, IReadOnlyList<byte[]> lines, Printer printer)
    {
        if (path != "-") return WriteFile.Whole(path, [.. lines.SelectMany(l => l)]) is { } refusal ? printer.Refuse(refusal) : 0;
        using var output = Console.OpenStandardOutput();
        foreach (var line in lines) output.Write(line);
        return 0;
    }

    private static void Show(NetworkResult result, Printer printer)
    {
        printer.Answer(new Words("{0} statements count.", "计入 {0} 条陈述。").With(result.FilteredStatementIds.Count));
        if (result.Matrices.Count == 1 && result.Matrices[0] is var m)
            printer.Table(["", .. m.Columns], Enumerable.Range(0, m.Rows.Count).Select(IReadOnlyList<string> (i) =>
                [m.Rows[i], .. Enumerable.Range(0, m.Columns.Count).Select(j => m[i, j].ToString("0.######", CultureInfo.InvariantCulture))]));
        else if (result.Matrices.Count > 1)
            printer.Table([printer.T("from", "起"), printer.T("middle", "中点"), printer.T("to", "止"), printer.T("statements", "陈述数"), printer.T("rows", "行数"), printer.T("columns", "列数"), printer.T("sum", "总和")],
                result.Matrices.Select(IReadOnlyList<string> (s) => [WriteNetworkJson.Time(s.Start), WriteNetworkJson.Time(s.Middle), WriteNetworkJson.Time(s.Stop),
                    $"{s.Statements}", $"{s.Rows.Count}", $"{s.Columns.Count}", Sum(s).ToString("0.######", CultureInfo.InvariantCulture)]));
    }

    private static double Sum(NetworkMatrix matrix)
    {
        var sum = 0.0;
        foreach (var cell in matrix.Cells.Span) sum += cell;
        return sum;
    }
}
