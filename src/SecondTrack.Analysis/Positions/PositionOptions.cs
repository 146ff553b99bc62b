namespace SecondTrack.Analysis.Positions;

/// <summary>Priors and limits of the position model. Every scale is in standard deviations of the persons' positions, every time in years.</summary>
public sealed record PositionOptions
{
    /// <summary>Prior standard deviation of an item's discrimination β (half-normal where its polarity is known).</summary>
    public double DiscriminationSd { get; init; } = 1;

    /// <summary>Prior standard deviation of an item's difficulty α.</summary>
    public double DifficultySd { get; init; } = 2;

    /// <summary>True where every item has β = 1: the same model issue by issue, for fewer than five issues or little bridging.</summary>
    public bool EqualDiscrimination { get; init; }

    /// <summary>The variance ω² that a position gains in a year; null to estimate it.</summary>
    public double? DriftPerYear { get; init; }

    /// <summary>Standard deviation of a position at its first statement.</summary>
    public double StartSd { get; init; } = 1;

    /// <summary>Most sweeps.</summary>
    public int Sweeps { get; init; } = 500;

    /// <summary>Done when no position moves by more than this in a sweep.</summary>
    public double Tolerance { get; init; } = 5e-3;
}

/// <summary>An inverse gamma prior of a variance, and its most likely value given sums of squares.</summary>
internal readonly record struct VariancePrior(double Shape, double Scale)
{
    public static readonly VariancePrior Drift = new(3, 0.3), Departure = new(3, 1), Gap = new(3, 1);

    public double Mode(double squares, double count) => (Scale + (0.5 * squares)) / (Shape + 1 + (0.5 * count));

    public double Start => Scale / (Shape + 1);

    public double Log(double variance) => (-(Shape + 1) * Math.Log(variance)) - (Scale / variance);
}
