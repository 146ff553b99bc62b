namespace SecondTrack.Analysis.Networks;

/// <summary>Why there is no network.</summary>
public enum NetworkFault
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>No variable of statements, or no field of documents, is called so.</summary>
    UnknownVariable,

    /// <summary>This aggregation belongs to the other type of network.</summary>
    AggregationOfOtherType,

    /// <summary>This normalisation belongs to the other type of network.</summary>
    NormalisationOfOtherType,

    /// <summary>A window is at least one unit wide.</summary>
    WindowTooSmall,

    /// <summary>A kernel needs a unit of time.</summary>
    KernelNeedsTime,

    /// <summary>Patterns of levels cannot be smoothed.</summary>
    CombineWithKernel,

    /// <summary>Congruence and conflict in turn are for windows of events.</summary>
    BothNeedEvents,

    /// <summary>More than <see cref="ComputeNetwork.MostWindows"/> windows.</summary>
    TooManyWindows,

    /// <summary>More levels than a number has binary digits (52).</summary>
    TooManyLevels,

    /// <summary>DNA gives no result here: prominence of combined levels in a matrix that is not square.</summary>
    NoResultInDna,
}

/// <summary>A network of one period.</summary>
/// <param name="Start">Of the period.</param>
/// <param name="Middle">Of the period.</param>
/// <param name="Stop">Of the period, included.</param>
/// <param name="Statements">How many statements are in it.</param>
/// <param name="Rows">The labels of the rows, in UTF-16 order.</param>
/// <param name="Columns">The labels of the columns; in one-mode networks those of the rows.</param>
/// <param name="Cells">Row after row; every one finite.</param>
public sealed record NetworkMatrix(
    DateTime Start, DateTime Middle, DateTime Stop, int Statements, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, ReadOnlyMemory<double> Cells)
{
    /// <summary>One cell.</summary>
    public double this[int row, int column] => Cells.Span[(row * Columns.Count) + column];
}

/// <summary>The networks that were asked for, or why there are none.</summary>
/// <param name="FilteredStatementIds">The statements that passed the filters, in order.</param>
/// <param name="Matrices">One, or one a window or slice.</param>
public sealed record NetworkResult(IReadOnlyList<long> FilteredStatementIds, IReadOnlyList<NetworkMatrix> Matrices)
{
    /// <summary>None when it worked.</summary>
    public NetworkFault Fault { get; init; }

    /// <summary>The variable or number the fault speaks of.</summary>
    public string Found { get; init; } = "";

    internal static NetworkResult Not(NetworkFault fault, string found = "") => new([], []) { Fault = fault, Found = found };
}
