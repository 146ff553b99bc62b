namespace SecondTrack.Analysis.Groups;

/// <summary>
/// The two directions in which the votes of a conversation vary most: the principal components of the votes, missing ones taken as the mean
/// of their statement.
/// </summary>
/// <remarks>
/// Pearson, K. (1901). On lines and planes of closest fit to systems of points in space. Philosophical Magazine 2(11), 559–572. Imputation
/// and projection as in Small, C. et al. (2021). Polis: scaling deliberation by mapping high dimensional opinion spaces. Recerca 26(2).
/// </remarks>
/// <param name="Mean">Mean vote of each statement over those who saw it, −1..1; 0 for a moderated or meta statement.</param>
/// <param name="First">Loadings of the statements on the first axis; length 1, or all 0 where the votes do not vary.</param>
/// <param name="Second">Likewise the second axis, orthogonal to the first.</param>
/// <param name="Variance">Variance of the people along each axis (of imputed rows, divided by people − 1), not negative, the larger first.</param>
public sealed record PrincipalAxes(IReadOnlyList<double> Mean, IReadOnlyList<double> First, IReadOnlyList<double> Second, IReadOnlyList<double> Variance);

/// <summary>Finds the principal axes of the votes, always the same ones for the same votes.</summary>
public static class FindPrincipalAxes
{
    /// <summary>An axis that explains less than this part of the first is rounding.</summary>
    private const double Rounding = 1e-12;

    /// <summary>
    /// The sign of an axis is no part of the data. It is chosen so that the loading of largest size is positive (the first of equal ones), or
    /// so that the axis points the way it did before.
    /// </summary>
    /// <param name="votes">The votes that hold.</param>
    /// <param name="statuses">One for each statement.</param>
    /// <param name="before">Axes to align with; their statements must be the first ones of these.</param>
    public static PrincipalAxes Run(VoteMatrix votes, IReadOnlyList<StatementStatus> statuses, PrincipalAxes? before = null)
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(statuses);
        return Run(new Ratings(votes, statuses), before);
    }

    internal static PrincipalAxes Run(Ratings ratings, PrincipalAxes? before)
    {
        var (values, vectors) = LeadingEigenvectors.Of(ratings.Votes.Statements, ratings.IsOpen, block => CrossProduct.Times(ratings, block), 2);
        for (var k = 0; k < 2; k++)
        {
            if (values[k] <= Rounding * Math.Max(values[0], 1e-300)) (values[k], vectors[k]) = (0, new double[ratings.Votes.Statements]);
            Turn(vectors[k], before is null ? null : k == 0 ? before.First : before.Second);
        }
        var freedom = Math.Max(ratings.Votes.People - 1, 1);
        return new(ratings.Mean, vectors[0], vectors[1], [values[0] / freedom, values[1] / freedom]);
    }

    private static void Turn(double[] axis, IReadOnlyList<double>? before)
    {
        var along = before is null ? 0 : axis.Zip(before, (a, b) => a * b).Sum();
        if (along == 0 && axis.Length > 0)
        {
            var largest = axis.Max(Math.Abs);
            along = axis.First(a => Math.Abs(a) >= largest * (1 - 1e-9));
        }
        if (along < 0)
            for (var j = 0; j < axis.Length; j++) axis[j] = -axis[j];
    }
}
