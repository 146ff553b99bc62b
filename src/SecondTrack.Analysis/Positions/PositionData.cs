namespace SecondTrack.Analysis.Positions;

/// <summary>
/// Ordinal stances, one row a statement. All arrays but those of persons and items have one element a statement; only what a person said
/// for themselves belongs here.
/// </summary>
public sealed record PositionData
{
    /// <summary>Number of persons.</summary>
    public required int Persons { get; init; }

    /// <summary>Number of items (coded propositions).</summary>
    public required int Items { get; init; }

    /// <summary>Number of ordered categories C, 2 or more.</summary>
    public required int Categories { get; init; }

    /// <summary>Who said it: 0 … Persons − 1.</summary>
    public required int[] Person { get; init; }

    /// <summary>On which item: 0 … Items − 1.</summary>
    public required int[] Item { get; init; }

    /// <summary>The stance: 0 (most against) … C − 1 (most for).</summary>
    public required int[] Value { get; init; }

    /// <summary>When, in years from any origin; null where time is left out.</summary>
    public double[]? Time { get; init; }

    /// <summary>True for what was said in public, false face to face; null where venues are left out.</summary>
    public bool[]? Public { get; init; }

    /// <summary>Coder confidence in (0, 1], as the precision of the statement; null for 1 everywhere.</summary>
    public double[]? Weight { get; init; }

    /// <summary>The organisation of each person, 0 …, or −1 for none; null where organisations are left out.</summary>
    public int[]? Organisation { get; init; }

    /// <summary>+1 where agreeing with an item means the positive end, −1 the negative one, 0 unknown; one element an item, null for unknown everywhere.</summary>
    public int[]? Polarity { get; init; }

    /// <summary>
    /// What is known of each person's first position beforehand, one element a person, null for the common prior: an anchor that fixes the
    /// direction and the scale where no polarity does.
    /// </summary>
    public (double Mean, double Sd)?[]? Anchor { get; init; }

    /// <summary>Number of statements.</summary>
    public int Count => Person.Length;

    /// <exception cref="ArgumentException">An array has another length, an index or a number lies outside its range.</exception>
    public void Check()
    {
        Require(Persons > 0 && Items > 0, "There is no person or no item.");
        Require(Categories >= 2, "A stance needs at least two categories.");
        Require(Item.Length == Count && Value.Length == Count && Same(Time) && Same(Public) && Same(Weight), "The columns of the statements differ in length.");
        Require(Organisation is null || Organisation.Length == Persons, "There is not one organisation a person.");
        Require(Anchor is null || (Anchor.Length == Persons && Array.TrueForAll(Anchor, a => a is null || (double.IsFinite(a.Value.Mean) && a.Value.Sd > 0))), "An anchor is not a mean with a positive standard deviation.");
        Require(Polarity is null || Polarity.Length == Items, "There is not one polarity an item.");
        for (var n = 0; n < Count; n++)
        {
            Require((uint)Person[n] < (uint)Persons && (uint)Item[n] < (uint)Items && (uint)Value[n] < (uint)Categories, $"Statement {n} points outside its range.");
            Require(Time is null || double.IsFinite(Time[n]), $"The time of statement {n} is no number.");
            Require(Weight is null || Weight[n] is > 0 and <= 1, $"The confidence of statement {n} is not in (0, 1].");
        }
    }

    private bool Same(Array? column) => column is null || column.Length == Count;

    private static void Require(bool holds, string sentence)
    {
        if (!holds) throw new ArgumentException(sentence);
    }
}
