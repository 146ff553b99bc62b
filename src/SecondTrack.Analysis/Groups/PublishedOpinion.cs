namespace SecondTrack.Analysis.Groups;

/// <summary>A share that is known to lie between two percentages: the lower one included, the upper one not, except 100.</summary>
/// <param name="FromPercent">0..99.</param>
/// <param name="ToPercent">1..100.</param>
public readonly record struct PublishedShare(int FromPercent, int ToPercent);

/// <summary>What may be said of one statement.</summary>
public sealed class PublishedStatement
{
    internal PublishedStatement(int statement, Band band, IReadOnlyList<PublishedShare?> agree) => (Statement, Band, Agree) = (statement, band, agree);

    /// <summary>0-based column.</summary>
    public int Statement { get; }

    /// <summary>What the sides share; <see cref="Band.TooFewToSay"/> wherever a side is too small.</summary>
    public Band Band { get; }

    /// <summary>For each side roughly how many of those who saw the statement agree; null where that is withheld.</summary>
    public IReadOnlyList<PublishedShare?> Agree { get; }
}

/// <summary>
/// The votes of declared sides as they may leave the institution. It holds no count at all, and what it holds is withheld wherever somebody
/// who knows who took part could work back to how a person voted.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>A band is given only where every side has <see cref="FewestForBand"/> votes and the minimum cell: below six votes "shared" would
/// say that everybody agreed.</item>
/// <item>A share is given only where both the agreeing and the others are at least the minimum cell, and as an interval that fits at least that
/// many different counts, also for a reader who knows how many voted and sees the band.</item>
/// <item>Complementary suppression: where one side's share is withheld, another's is too, so that a total known from elsewhere does
/// not give it.</item>
/// </list>
/// Hundepool, A. et al. (2012). Statistical Disclosure Control. Wiley. El Emam, K. (2013). Guide to the De-Identification of Personal Health
/// Information (cells of 3, 5, 11).
/// </remarks>
public sealed class PublishedOpinion
{
    /// <summary>The smallest number of votes at which a band does not say that all of a side voted alike.</summary>
    public const int FewestForBand = 6;

    private static readonly int[] Steps = [5, 10, 20, 25, 50];

    private PublishedOpinion(int minimumCell, IReadOnlyList<PublishedStatement> statements) => (MinimumCell, Statements) = (minimumCell, statements);

    /// <summary>The fewest people that a published number may stand for: 3 among the institutions, 5 for a restricted list, 11 for the public.</summary>
    public int MinimumCell { get; }

    /// <summary>All statements in their order.</summary>
    public IReadOnlyList<PublishedStatement> Statements { get; }

    /// <summary>Makes the publishable view.</summary>
    /// <param name="sides">Votes by side; at least one side.</param>
    /// <param name="minimumCell">At least 2; see <see cref="MinimumCell"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No side, or a minimum below 2.</exception>
    public static PublishedOpinion Of(VoteCounts sides, int minimumCell = 3)
    {
        ArgumentNullException.ThrowIfNull(sides);
        ArgumentOutOfRangeException.ThrowIfZero(sides.Groups, nameof(sides));
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumCell, 2);
        return new(minimumCell, [.. Enumerable.Range(0, sides.Statements).Select(j => Publish(j, [.. Enumerable.Range(0, sides.Groups).Select(s => sides[s, j])], minimumCell))]);
    }

    internal static PublishedStatement Publish(int statement, Tally[] sides, int minimumCell)
    {
        var shares = Array.ConvertAll(sides, t => Share(t, minimumCell));
        if (shares.Count(s => s is null) == 1 && shares.Length > 1)
            shares[Enumerable.Range(0, sides.Length).Where(s => shares[s] is not null).MinBy(s => sides[s].Seen)] = null;
        var band = sides.All(t => t.Seen >= Math.Max(FewestForBand, minimumCell)) ? CommonGround.BandOf(sides) : Band.TooFewToSay;
        return new(statement, band, shares);
    }

    private static PublishedShare? Share(Tally votes, int minimumCell)
    {
        var (agree, seen) = (votes.Agree, votes.Seen);
        if (agree < minimumCell || seen - agree < minimumCell) return null;
        // The step follows from the number of voters alone: if it followed from the count, it would tell of it.
        var admissible = Enumerable.Range(minimumCell, seen - 2 * minimumCell + 1).ToList();
        var step = Array.Find(Steps, s => admissible.GroupBy(c => Alike(c, seen, s)).All(g => g.Count() >= minimumCell));
        if (step == 0) step = Steps[^1];
        var own = Alike(agree, seen, step);
        return admissible.Count(c => Alike(c, seen, step) == own) >= minimumCell ? new(own.From, own.From + step) : null;
    }

    /// <summary>Counts that a reader of the share and the band cannot tell apart.</summary>
    private static (int From, bool IsMost, bool IsNotMost) Alike(int agree, int seen, int step) =>
        (Math.Min(100 * agree / seen / step * step, 100 - step), CommonGround.Stand.IsMost(agree, seen), CommonGround.Stand.IsMost(seen - agree, seen));
}
