namespace SecondTrack.Analysis.Positions;

/// <summary>One person on one issue, as a screen shows it by default.</summary>
/// <param name="Person">0 … persons − 1.</param>
/// <param name="Issue">0 … issues − 1.</param>
/// <param name="For">Statements for, in the direction of the issue; one beyond the middle counts whole, one at the middle half to each side.</param>
/// <param name="Against">Statements against.</param>
/// <param name="Logit">log((For + ½) / (Against + ½)): 0 in balance, positive for.</param>
/// <param name="Error">Standard error of the logit.</param>
/// <param name="Enough">False where there are too few statements to say; then a page says so instead of a number.</param>
public sealed record IssuePosition(int Person, int Issue, double For, double Against, double Logit, double Error, bool Enough);

/// <summary>The plain smoothed logit, which every model has to beat.</summary>
/// <remarks>Lowe, Benoit, Mikhaylov and Laver, Legislative Studies Quarterly 36, 2011.</remarks>
public static class LoweLogit
{
    /// <summary>The fewest statements of one person on one issue that say anything.</summary>
    public const int Fewest = 3;

    /// <summary>
    /// The logit of every person on every issue they spoke on, in the order of persons and issues. Statements count by their confidence; an
    /// item whose polarity is −1 counts the other way round. O(statements).
    /// </summary>
    /// <param name="data">The statements.</param>
    /// <param name="issueOf">The issue of each item, 0 …; null where every item is an issue of its own.</param>
    /// <param name="fewest">Fewest statements that are enough to say.</param>
    /// <exception cref="ArgumentException">As <see cref="PositionData.Check"/> says, or there is not one issue an item.</exception>
    public static IReadOnlyList<IssuePosition> Of(PositionData data, int[]? issueOf = null, int fewest = Fewest)
    {
        data.Check();
        if (issueOf is not null && issueOf.Length != data.Items) throw new ArgumentException("There is not one issue an item.", nameof(issueOf));
        var middle = 0.5 * (data.Categories - 1);
        var found = new SortedDictionary<(int, int), (double For, double Against, int Count)>();
        for (var n = 0; n < data.Count; n++)
        {
            var side = (data.Value[n] - middle) * (data.Polarity is not null && data.Polarity[data.Item[n]] < 0 ? -1 : 1);
            double weight = data.Weight?[n] ?? 1, share = side > 0 ? 1 : side < 0 ? 0 : 0.5;
            var key = (data.Person[n], issueOf?[data.Item[n]] ?? data.Item[n]);
            var (pro, con, count) = found.GetValueOrDefault(key);
            found[key] = (pro + (weight * share), con + (weight * (1 - share)), count + 1);
        }
        return [.. found.Select(f => new IssuePosition(f.Key.Item1, f.Key.Item2, f.Value.For, f.Value.Against,
            Math.Log((f.Value.For + 0.5) / (f.Value.Against + 0.5)), Math.Sqrt((1 / (f.Value.For + 0.5)) + (1 / (f.Value.Against + 0.5))), f.Value.Count >= fewest))];
    }
}
