namespace SecondTrack.Analysis.Groups;

/// <summary>What the votes of all declared sides say about a statement.</summary>
public enum Band
{
    /// <summary>Every side agrees: of the least favourable one, the 10 % lower bound exceeds one half.</summary>
    Shared,

    /// <summary>Every side disagrees, by the same measure.</summary>
    Rejected,

    /// <summary>One side clearly agrees (or disagrees) and another clearly does not; or a side clearly has no majority either way.</summary>
    Divided,

    /// <summary>The votes do not settle it.</summary>
    TooFewToSay,
}

/// <summary>One side on one statement.</summary>
/// <param name="Votes">Its votes.</param>
/// <param name="LowerBound">10 % lower bound of agreeing: of Beta(1 + A, 1 + D + P), in (0, 1). A pass counts against.</param>
public sealed record SideAgreement(Tally Votes, double LowerBound);

/// <summary>
/// How far a statement is common ground of declared sides. The bound is for ranking inside the institution: with the number of voters it
/// gives the count away, so only <see cref="Band"/> can be published, and for small sides only through <see cref="PublishedOpinion"/>.
/// </summary>
/// <param name="Statement">0-based column.</param>
/// <param name="Band">What can be said.</param>
/// <param name="LowerBound">The least favourable side's lower bound, in (0, 1); by itself lower where few voted.</param>
/// <param name="PerSide">Each side.</param>
public sealed record CommonGround(int Statement, Band Band, double LowerBound, IReadOnlyList<SideAgreement> PerSide)
{
    /// <summary>Probability below the bound.</summary>
    public const double Level = 0.10;

    /// <summary>All statements in their order.</summary>
    /// <param name="sides">Votes by side; at least one side.</param>
    public static IReadOnlyList<CommonGround> Of(VoteCounts sides)
    {
        ArgumentNullException.ThrowIfNull(sides);
        ArgumentOutOfRangeException.ThrowIfZero(sides.Groups, nameof(sides));
        var bounds = new Dictionary<(int, int), double>();
        double Bound(Tally t) => bounds.TryGetValue((t.Agree, t.Seen), out var known) ? known : bounds[(t.Agree, t.Seen)] = BetaInterval.Lower(t.Agree, t.Seen - t.Agree, Level);
        return
        [
            .. Enumerable.Range(0, sides.Statements).Select(j =>
            {
                var perSide = Enumerable.Range(0, sides.Groups).Select(s => new SideAgreement(sides[s, j], Bound(sides[s, j]))).ToList();
                return new CommonGround(j, BandOf([.. perSide.Select(s => s.Votes)]), perSide.Min(s => s.LowerBound), perSide);
            }),
        ];
    }

    /// <summary>The band of a statement by the votes of each side.</summary>
    public static Band BandOf(IReadOnlyList<Tally> sides)
    {
        var stands = sides.Select(Stand.Of).ToList();
        if (stands.TrueForAll(s => s.Agrees)) return Band.Shared;
        if (stands.TrueForAll(s => s.Disagrees)) return Band.Rejected;
        var isSplit = stands.Exists(s => s.DoesNotAgree && s.DoesNotDisagree)
            || (stands.Exists(s => s.Agrees) && stands.Exists(s => s.DoesNotAgree)) || (stands.Exists(s => s.Disagrees) && stands.Exists(s => s.DoesNotDisagree));
        return isSplit ? Band.Divided : Band.TooFewToSay;
    }

    /// <summary>What is clear about one side: that its lower bound of something exceeds one half.</summary>
    internal readonly record struct Stand(bool Agrees, bool DoesNotAgree, bool Disagrees, bool DoesNotDisagree)
    {
        public static Stand Of(Tally t) => new(IsMost(t.Agree, t.Seen), IsMost(t.Seen - t.Agree, t.Seen), IsMost(t.Disagree, t.Seen), IsMost(t.Seen - t.Disagree, t.Seen));

        public static bool IsMost(int some, int all) => BetaInterval.BelowHalf(some, all - some) < Level;
    }
}
