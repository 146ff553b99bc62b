using System.Globalization;
using System.Text.Json.Nodes;
using SecondTrack.Analysis.Networks;

namespace SecondTrack.Cli.Networks;

internal sealed record WrongOption(string Name, string Found, Words Expected) : Refusal(new Words(
    "The option {0} is “{1}”; expected {2}.", "选项 {0} 为“{1}”，应为{2}。").With(Name, Found, Expected));

/// <summary>
/// Options under the names that Discourse Network Analyzer gives them, from one line of a batch or put together from the flags of the command; both
/// are read here, so that both mean the same.
/// </summary>
internal static class AskedNetwork
{
    public static readonly IReadOnlyList<(string Name, NetworkType Value)> Types = [("onemode", NetworkType.OneMode), ("twomode", NetworkType.TwoMode), ("eventlist", NetworkType.EventList)];

    public static readonly IReadOnlyList<(string Name, Aggregation Value)> Aggregations =
    [
        ("ignore", Aggregation.Ignore), ("congruence", Aggregation.Congruence), ("conflict", Aggregation.Conflict), ("subtract", Aggregation.Subtract),
        ("combine", Aggregation.Combine), ("congruence & conflict", Aggregation.CongruenceAndConflict),
    ];

    public static readonly IReadOnlyList<(string Name, Normalisation Value)> Normalisations =
    [
        ("no", Normalisation.None), ("average", Normalisation.Average), ("jaccard", Normalisation.Jaccard), ("cosine", Normalisation.Cosine),
        ("activity", Normalisation.Activity), ("prominence", Normalisation.Prominence),
    ];

    public static readonly IReadOnlyList<(string Name, Duplicates Value)> DuplicatesWithin =
    [
        ("include", Duplicates.Include), ("document", Duplicates.Document), ("week", Duplicates.Week), ("month", Duplicates.Month), ("year", Duplicates.Year),
        ("acrossrange", Duplicates.AcrossRange),
    ];

    public static readonly IReadOnlyList<(string Name, TimeWindow Value)> Windows =
    [
        ("no", TimeWindow.None), ("events", TimeWindow.Events), ("seconds", TimeWindow.Seconds), ("minutes", TimeWindow.Minutes), ("hours", TimeWindow.Hours),
        ("days", TimeWindow.Days), ("weeks", TimeWindow.Weeks), ("months", TimeWindow.Months), ("years", TimeWindow.Years),
    ];

    public static readonly IReadOnlyList<(string Name, Kernel Value)> Kernels =
    [
        ("no", Kernel.None), ("uniform", Kernel.Uniform), ("epanechnikov", Kernel.Epanechnikov), ("triangular", Kernel.Triangular), ("gaussian", Kernel.Gaussian),
    ];

    private static readonly string[] DateForms = ["dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy", "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    public static Outcome<NetworkOptions> Read(JsonObject given, Definitions definitions)
    {
        var read = new Reading(given);
        var named = new NetworkOptions();
        var (variables, values) = (read.Texts("excludeVariables"), read.Texts("excludeValues"));
        if (variables.Count != values.Count) read.Wrong("excludeValues", $"{values.Count}", new Words("as many values as excludeVariables ({0})", "与 excludeVariables 一样多的值（{0} 个）").With(variables.Count));
        var options = new NetworkOptions
        {
            Definitions = definitions,
            Type = read.OneOf("networkType", Types, named.Type),
            Rows = new(read.Text("variable1") ?? named.Rows.Variable, read.Flag("variable1Document", false)),
            Columns = new(read.Text("variable2") ?? named.Columns.Variable, read.Flag("variable2Document", false)),
            Qualifier = read.Text("qualifier") is { Length: > 0 } qualifier ? new Role(qualifier, read.Flag("qualifierDocument", false)) : null,
            Aggregation = read.OneOf("qualifierAggregation", Aggregations, named.Aggregation),
            Normalisation = read.OneOf("normalization", Normalisations, named.Normalisation),
            Isolates = read.Flag("isolates", false),
            Duplicates = read.OneOf("duplicates", DuplicatesWithin, named.Duplicates),
            Start = read.Date("start", false) ?? named.Start,
            Stop = read.Date("stop", true) ?? named.Stop,
            Window = read.OneOf("timeWindow", Windows, named.Window),
            WindowSize = read.Whole("windowSize", named.WindowSize),
            Kernel = read.OneOf("kernel", Kernels, named.Kernel),
            Indent = read.Flag("indentTime", true),
            ExcludeValues = variables.Zip(values).GroupBy(p => p.First, p => p.Second, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g], StringComparer.Ordinal),
            InvertValues = read.Flag("invertValues", false),
            Authors = new(read.Texts("excludeAuthors"), read.Flag("invertAuthors", false)),
            Sources = new(read.Texts("excludeSources"), read.Flag("invertSources", false)),
            Sections = new(read.Texts("excludeSections"), read.Flag("invertSections", false)),
            Types = new(read.Texts("excludeTypes"), read.Flag("invertTypes", false)),
        };
        return read.Refusal is { } refusal ? refusal : options;
    }

    /// <summary>The first option that is wrong is the one that is named.</summary>
    private sealed class Reading(JsonObject given)
    {
        public WrongOption? Refusal { get; private set; }

        public void Wrong(string name, string found, Words expected) => Refusal ??= new(name, found, expected);

        public string? Text(string name)
        {
            if (given[name] is not { } node) return null;
            if (node is JsonValue value && value.TryGetValue(out string? text)) return text;
            Wrong(name, node.ToJsonString(), new("a text", "文本"));
            return null;
        }

        public T OneOf<T>(string name, IReadOnlyList<(string Name, T Value)> known, T otherwise)
        {
            if (Text(name) is not { } asked) return otherwise;
            foreach (var (word, value) in known)
                if (word.Equals(asked, StringComparison.OrdinalIgnoreCase)) return value;
            Wrong(name, asked, new Words("one of {0}", "以下之一：{0}").With(string.Join(", ", known.Select(k => k.Name))));
            return otherwise;
        }

        public bool Flag(string name, bool otherwise)
        {
            if (given[name] is not { } node) return otherwise;
            if (node is JsonValue value && value.TryGetValue(out bool flag)) return flag;
            Wrong(name, node.ToJsonString(), new("true or false", "true 或 false"));
            return otherwise;
        }

        public int Whole(string name, int otherwise)
        {
            if (given[name] is not { } node) return otherwise;
            if (node is JsonValue value && value.TryGetValue(out int whole)) return whole;
            Wrong(name, node.ToJsonString(), new("a whole number", "整数"));
            return otherwise;
        }

        public IReadOnlyList<string> Texts(string name)
        {
            if (given[name] is not { } node) return [];
            if (node is JsonArray array && array.All(v => v is JsonValue value && value.TryGetValue(out string? _))) return [.. array.Select(v => v!.GetValue<string>())];
            Wrong(name, node.ToJsonString(), new("a list of texts", "文本列表"));
            return [];
        }

        /// <summary>A day as the end means its last second.</summary>
        public DateTime? Date(string name, bool end)
        {
            if (Text(name) is not { } text) return null;
            if (DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return end && text.Length == 10 ? date.AddDays(1).AddSeconds(-1) : date;
            Wrong(name, text, new("a date such as 2024-03-31 or 31.03.2024 00:00:00", "形如 2024-03-31 或 31.03.2024 00:00:00 的日期"));
            return null;
        }
    }
}
