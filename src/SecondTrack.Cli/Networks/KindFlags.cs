using System.CommandLine;
using System.Text.Json.Nodes;

namespace SecondTrack.Cli.Networks;

/// <summary>The flags that ask for a measure of networks instead of the networks.</summary>
internal sealed class KindFlags
{
    private readonly Option<string?> _kind;
    private readonly Option<int> _clusters, _size, _iterations;
    private readonly Option<double> _penalty;
    private readonly Option<long> _seed;
    private readonly Option<string> _distance;
    private readonly Option<bool> _asTheyAre;

    public KindFlags(Printer printer)
    {
        _kind = new("--kind") { Description = printer.T("Instead of the network: how polarised it is, its spectrum, its backbone, the distances between its slices.", "不输出网络，而输出极化程度、谱、骨干或时间片之间的距离。") };
        _kind.AcceptOnlyFromAmong([.. AnswerKind.Kinds]);
        _clusters = new("--clusters") { Description = printer.T("Groups, for polarisation (2).", "极化所用的组数（2）。"), DefaultValueFactory = _ => 2 };
        _size = new("--size") { Description = printer.T("Concepts, for a fixed backbone.", "固定骨干的概念数。"), DefaultValueFactory = _ => 1 };
        _penalty = new("--penalty") { Description = printer.T("For a penalty backbone: the larger, the smaller the backbone (3.5).", "惩罚骨干的参数：越大骨干越小（3.5）。"), DefaultValueFactory = _ => 3.5 };
        _iterations = new("--iterations") { Description = printer.T("Steps of annealing, above 20 concepts (10,000).", "概念多于 20 个时退火的步数（10,000）。"), DefaultValueFactory = _ => 10_000 };
        _seed = new("--seed") { Description = printer.T("The same seed gives the same answer (1).", "相同的种子得出相同的结果（1）。"), DefaultValueFactory = _ => 1 };
        _distance = new("--distance") { Description = printer.T("Between slices: absdiff or spectral.", "时间片之间的距离：absdiff 或 spectral。"), DefaultValueFactory = _ => "absdiff" };
        _distance.AcceptOnlyFromAmong("absdiff", "spectral");
        _asTheyAre = new("--not-to-one") { Description = printer.T("Compare slices without dividing each by its sum.", "比较时间片时不除以各自的总和。") };
    }

    public IEnumerable<Option> All => [_kind, _clusters, _size, _penalty, _iterations, _seed, _distance, _asTheyAre];

    /// <summary>Null when the networks themselves are asked for.</summary>
    public JsonObject? Read(ParseResult given) => given.GetValue(_kind) is not { } kind ? null : new()
    {
        ["kind"] = kind, ["clusters"] = given.GetValue(_clusters), ["size"] = given.GetValue(_size), ["penalty"] = given.GetValue(_penalty), ["iterations"] = given.GetValue(_iterations),
        ["seed"] = given.GetValue(_seed), ["distance"] = given.GetValue(_distance), ["normalizeToOne"] = !given.GetValue(_asTheyAre),
    };
}
