namespace SecondTrack.Analysis.Positions;

/// <summary>A position at one time, in standard deviations of the persons' first positions.</summary>
/// <param name="Time">In the years of the data; 0 where time was left out.</param>
/// <param name="Mean">Posterior mean.</param>
/// <param name="Sd">Posterior standard deviation, above 0.</param>
public sealed record PositionAt(double Time, double Mean, double Sd);

/// <summary>How much further to the positive end a person stands in public than face to face.</summary>
/// <param name="Mean">Posterior mean.</param>
/// <param name="Sd">Posterior standard deviation.</param>
/// <param name="Comparable">False where fewer than two persons of the group speak on a common item in both venues: then the number is the prior's, and no page shows it.</param>
public sealed record GapEstimate(double Mean, double Sd, bool Comparable);

/// <summary>Where one person stands.</summary>
/// <param name="Mean">Posterior mean at the person's last statement; 0 ± the prior where they said nothing.</param>
/// <param name="Sd">Posterior standard deviation there.</param>
/// <param name="Low">Lower end of the 90 % interval.</param>
/// <param name="High">Upper end of the 90 % interval.</param>
/// <param name="Statements">How many statements it rests on.</param>
/// <param name="ByTime">One element for each time at which the person spoke, in order.</param>
/// <param name="Gap">Null where venues were left out.</param>
public sealed record PersonPosition(double Mean, double Sd, double Low, double High, int Statements, IReadOnlyList<PositionAt> ByTime, GapEstimate? Gap);

/// <summary>How an item divides.</summary>
/// <param name="Difficulty">α: the higher, the fewer agree.</param>
/// <param name="Discrimination">β: how strongly agreeing goes with the positive end.</param>
public sealed record ItemEstimate(double Difficulty, double Discrimination);

/// <summary>Positions and items of one estimate.</summary>
/// <param name="Persons">One element a person.</param>
/// <param name="Items">One element an item.</param>
/// <param name="CutPoints">τ₁ … τ_{C−1} between the categories, rising, symmetric about 0 at its ends.</param>
/// <param name="DriftPerYear">ω², the variance a position gains in a year.</param>
/// <param name="Elbo">Lower bound of the log evidence after each sweep; never falls. Empty for a sampled estimate.</param>
/// <param name="Sweeps">Sweeps over all statements.</param>
public sealed record PositionResult(
    IReadOnlyList<PersonPosition> Persons, IReadOnlyList<ItemEstimate> Items, IReadOnlyList<double> CutPoints, double DriftPerYear, IReadOnlyList<double> Elbo, int Sweeps);
