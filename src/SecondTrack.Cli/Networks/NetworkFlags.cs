using System.CommandLine;
using System.Text.Json.Nodes;
using SecondTrack.Analysis.Networks;

namespace SecondTrack.Cli.Networks;

/// <summary>The flags of <c>secondtrack network</c>, which become the same options as a line of a batch.</summary>
internal sealed class NetworkFlags
{
    private readonly List<(Option Flag, Action<ParseResult, JsonObject> Put)> _flags = [];

    public NetworkFlags(Printer printer)
    {
        Word("networkType", "twomode", printer.T("Actors with actors, or actors with concepts.", "行动者之间，或行动者与概念之间。"), AskedNetwork.Types, "--type");
        Text("variable1", "organization", printer.T("The variable of the rows.", "行变量。"), "--rows");
        Switch("variable1Document", false, printer.T("The rows are a field of the document: author, source, section, type, id or title.", "行变量是文档字段：author、source、section、type、id 或 title。"), "--rows-of-document");
        Text("variable2", "concept", printer.T("The variable of the columns, or what one-mode rows share.", "列变量，或单模网络中行所共有的变量。"), "--columns");
        Switch("variable2Document", false, printer.T("The columns are a field of the document.", "列变量是文档字段。"), "--columns-of-document");
        Text("qualifier", null, printer.T("The variable that says agreement.", "表示赞成与否的变量。"), "--qualifier");
        Switch("qualifierDocument", false, printer.T("The qualifier is a field of the document.", "该变量是文档字段。"), "--qualifier-of-document");
        Word("qualifierAggregation", "ignore", printer.T("What becomes of agreement.", "如何处理赞成与否。"), AskedNetwork.Aggregations, "--aggregation");
        Word("normalization", "no", printer.T("What cells are divided by.", "单元格除以什么。"), AskedNetwork.Normalisations, "--normalisation", "--normalization");
        Switch("isolates", false, printer.T("Show nodes that have no statement left.", "保留已无陈述的节点。"), "--isolates");
        Word("duplicates", "include", printer.T("The same said again counts once within this.", "在此范围内重复的陈述只计一次。"), AskedNetwork.DuplicatesWithin, "--duplicates");
        Text("start", "01.01.1900 00:00:00", printer.T("The first day or second.", "起始日期或时刻。"), "--from");
        Text("stop", "31.12.2099 23:59:59", printer.T("The last day or second, included.", "截止日期或时刻（含）。"), "--to");
        Word("timeWindow", "no", printer.T("One network a window of time, and its unit.", "按时间窗生成网络及其单位。"), AskedNetwork.Windows, "--window");
        var size = new Option<int>("--window-size") { Description = printer.T("The width of a window in units (100).", "时间窗宽度，以单位计（100）。"), DefaultValueFactory = _ => 100 };
        _flags.Add((size, (given, options) => options["windowSize"] = given.GetValue(size)));
        Word("kernel", "no", printer.T("Slices smoothed by a kernel instead of windows.", "以核函数平滑的时间片代替时间窗。"), AskedNetwork.Kernels, "--kernel");
        var noIndent = new Option<bool>("--no-indent") { Description = printer.T("Slices reach over the ends of the time.", "时间片可超出两端。") };
        _flags.Add((noIndent, (given, options) => options["indentTime"] = !given.GetValue(noIndent)));
        var exclude = new Option<string[]>("--exclude") { Description = printer.T("VARIABLE=VALUE to leave out; may be repeated.", "要排除的“变量=值”，可重复。"), HelpName = "VARIABLE=VALUE" };
        _flags.Add((exclude, (given, options) =>
        {
            var pairs = (given.GetValue(exclude) ?? []).Select(e => e.Split('=', 2)).ToList();
            options["excludeVariables"] = new JsonArray([.. pairs.Select(p => (JsonNode)p[0])]);
            options["excludeValues"] = new JsonArray([.. pairs.Where(p => p.Length == 2).Select(p => (JsonNode)p[1])]);
        }));
        foreach (var (name, flag, en, zh) in Fields)
            List($"exclude{name}", printer.T($"{en} of documents to leave out; may be repeated.", $"要排除的文档{zh}，可重复。"), $"--exclude-{flag}");
        Switch("invertValues", false, printer.T("Keep only what --exclude names.", "只保留 --exclude 所列的值。"), "--invert-values");
        foreach (var (name, flag, en, zh) in Fields)
            Switch($"invert{name}", false, printer.T($"Keep only the {en.ToLowerInvariant()} named.", $"只保留所列的{zh}。"), $"--invert-{flag}");
        Text("statementType", null, printer.T("The statement type; without it the first that has these variables.", "陈述类型；默认取第一个含有上述变量的类型。"), "--statement-type");
    }

    private static readonly (string Name, string Flag, string En, string Zh)[] Fields =
        [("Authors", "authors", "Authors", "作者"), ("Sources", "sources", "Sources", "来源"), ("Sections", "sections", "Sections", "版块"), ("Types", "types", "Types", "类型")];

    public IEnumerable<Option> All => _flags.Select(f => f.Flag);

    public JsonObject Read(ParseResult given)
    {
        var options = new JsonObject();
        foreach (var (_, put) in _flags) put(given, options);
        return options;
    }

    private void Text(string name, string? otherwise, string description, string flag)
    {
        var option = new Option<string?>(flag) { Description = description, DefaultValueFactory = _ => otherwise };
        _flags.Add((option, (given, options) =>
        {
            if (given.GetValue(option) is { } value) options[name] = value;
        }));
    }

    private void Word<T>(string name, string otherwise, string description, IReadOnlyList<(string Name, T Value)> known, string flag, params string[] also)
    {
        var option = new Option<string>(flag, also) { Description = description, DefaultValueFactory = _ => otherwise };
        option.AcceptOnlyFromAmong([.. known.Select(k => k.Name)]);
        _flags.Add((option, (given, options) => options[name] = given.GetValue(option)));
    }

    private void Switch(string name, bool otherwise, string description, string flag)
    {
        var option = new Option<bool>(flag) { Description = description, DefaultValueFactory = _ => otherwise };
        _flags.Add((option, (given, options) => options[name] = given.GetValue(option)));
    }

    private void List(string name, string description, string flag)
    {
        var option = new Option<string[]>(flag) { Description = description };
        _flags.Add((option, (given, options) => options[name] = new JsonArray([.. (given.GetValue(option) ?? []).Select(v => (JsonNode)v)])));
    }
}
