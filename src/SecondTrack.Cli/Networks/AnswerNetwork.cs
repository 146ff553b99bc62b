using System.Text.Json.Nodes;
using SecondTrack.Analysis.Networks;

namespace SecondTrack.Cli.Networks;

internal sealed record NoNetwork(NetworkFault Fault, Words Why) : Refusal(Why);

/// <summary>Options and a file to the network that they ask for.</summary>
internal static class AnswerNetwork
{
    public static Outcome<(NetworkOptions Options, NetworkResult Result)> Of(StatementFile file, JsonObject asked, Definitions definitions)
    {
        var found = Find(file, asked, definitions);
        if (!found.Done) return found.Refusal!;
        var (set, options) = found.Value;
        var result = ComputeNetwork.Of(set, options);
        return result.Fault == NetworkFault.None ? (options, result) : new NoNetwork(result.Fault, Why(result, set));
    }

    /// <summary>The statement type and the options, with names as that type has them.</summary>
    public static Outcome<(StatementSet Set, NetworkOptions Options)> Find(StatementFile file, JsonObject asked, Definitions definitions)
    {
        var read = AskedNetwork.Read(asked, definitions);
        if (!read.Done) return read.Refusal!;
        var options = read.Value;
        var roles = new[] { options.Rows, options.Columns, options.Qualifier ?? options.Rows }.Where(r => !r.OfDocument).Select(r => r.Variable).ToArray();
        var type = file.Type(asked["statementType"]?.ToString(), roles);
        if (!type.Done) return type.Refusal!;
        return (type.Value, options with { Rows = Spelt(options.Rows), Columns = Spelt(options.Columns), Qualifier = options.Qualifier is { } q ? Spelt(q) : null });

        // Both spellings of the one variable that has two.
        Role Spelt(Role role) => role.OfDocument || type.Value.Variables.ContainsKey(role.Variable) ? role
            : role.Variable == "organization" && type.Value.Variables.ContainsKey("organisation") ? role with { Variable = "organisation" }
            : role.Variable == "organisation" && type.Value.Variables.ContainsKey("organization") ? role with { Variable = "organization" } : role;
    }

    public static Words Why(NetworkResult result, StatementSet set) => result.Fault switch
    {
        NetworkFault.UnknownVariable => new Words("There is no variable “{0}”; there are: {1}; of documents: {2}.", "没有变量“{0}”；现有：{1}；文档字段：{2}。")
            .With(result.Found, string.Join(", ", set.Variables.Keys), string.Join(", ", Role.DocumentFields)),
        NetworkFault.AggregationOfOtherType => new Words("The aggregation {0} is not for this type of network: congruence and conflict are for one-mode, combine for two-mode.",
            "聚合方式 {0} 不适用于这种网络：congruence 和 conflict 用于单模网络，combine 用于双模网络。").With(result.Found),
        NetworkFault.NormalisationOfOtherType => new Words("The normalisation {0} is not for this type of network: average, jaccard and cosine are for one-mode, activity and prominence for two-mode.",
            "归一化方式 {0} 不适用于这种网络：average、jaccard、cosine 用于单模网络，activity、prominence 用于双模网络。").With(result.Found),
        NetworkFault.WindowTooSmall => new Words("The window size is {0}; expected 1 or more.", "时间窗宽度为 {0}，应不小于 1。").With(result.Found),
        NetworkFault.KernelNeedsTime => new("A kernel needs a unit of time, not events.", "核函数需要时间单位，不能用 events。"),
        NetworkFault.CombineWithKernel => new("Combined levels cannot be smoothed by a kernel.", "combine 不能与核函数并用。"),
        NetworkFault.BothNeedEvents => new("“congruence & conflict” is for one-mode networks with windows of events.", "“congruence & conflict”只用于按 events 划分时间窗的单模网络。"),
        NetworkFault.TooManyWindows => new Words("That makes more than {0} windows; choose a larger unit or a shorter time.", "时间窗超过 {0} 个；请选用更大的单位或更短的时间段。").With(result.Found),
        NetworkFault.TooManyLevels => new Words("The qualifier has {0} levels; patterns of more than 52 cannot be written as a number.", "该变量有 {0} 个取值；超过 52 个时无法用一个数表示其组合。").With(result.Found),
        _ => new("no result", "无结果"),
    };
}
