namespace SecondTrack.Analysis.Networks;

/// <summary>Whose numbers are wanted.</summary>
public enum Definitions
{
    /// <summary>The corrected definitions; docs/developers/discourse-networks.md lists every difference.</summary>
    Corrected,

    /// <summary>Those of Discourse Network Analyzer 3.1.2, quirks included.</summary>
    Dna,
}

/// <summary>What a matrix relates.</summary>
public enum NetworkType
{
    /// <summary>Rows with rows, through what they share.</summary>
    OneMode,

    /// <summary>Rows with columns.</summary>
    TwoMode,

    /// <summary>No matrix: only the statements that pass the filters.</summary>
    EventList,
}

/// <summary>What becomes of the qualifier (agreement).</summary>
public enum Aggregation
{
    /// <summary>It is left out of account.</summary>
    Ignore,

    /// <summary>One-mode: shared things on which both hold the same.</summary>
    Congruence,

    /// <summary>One-mode: shared things on which they differ.</summary>
    Conflict,

    /// <summary>One-mode: congruence minus conflict. Two-mode: positive minus negative.</summary>
    Subtract,

    /// <summary>Two-mode: the pattern of levels present, read as a binary number.</summary>
    Combine,

    /// <summary>One-mode with windows of events: both, in turn.</summary>
    CongruenceAndConflict,
}

/// <summary>What a cell is divided by. Nothing divided by nothing is 0.</summary>
public enum Normalisation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>One-mode: the mean of both rows' numbers of statements.</summary>
    Average,

    /// <summary>One-mode: the things either mentions.</summary>
    Jaccard,

    /// <summary>One-mode: the product of both rows' lengths (DNA: of their numbers of statements).</summary>
    Cosine,

    /// <summary>Two-mode: the row's number of statements.</summary>
    Activity,

    /// <summary>Two-mode: the column's number of statements.</summary>
    Prominence,
}

/// <summary>Statements that say the same (row, column and, unless ignored, qualifier) count once within this.</summary>
public enum Duplicates
{
    /// <summary>Every statement counts.</summary>
    Include,

    /// <summary>Once a document.</summary>
    Document,

    /// <summary>Once a week: of ISO 8601 with its year (DNA: the number of the American week, whatever the year).</summary>
    Week,

    /// <summary>Once a calendar month (DNA: whatever the year).</summary>
    Month,

    /// <summary>Once a calendar year.</summary>
    Year,

    /// <summary>Once.</summary>
    AcrossRange,
}

/// <summary>The unit of windows and slices.</summary>
public enum TimeWindow
{
    /// <summary>One matrix of the whole time.</summary>
    None,

    /// <summary>A number of statements around each statement.</summary>
    Events,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Days of 24 hours.</summary>
    Days,

    /// <summary>Seven days.</summary>
    Weeks,

    /// <summary>Calendar months.</summary>
    Months,

    /// <summary>Calendar years.</summary>
    Years,
}

/// <summary>How a statement's weight falls with its distance from the middle of a slice, d in half widths.</summary>
public enum Kernel
{
    /// <summary>No weights: windows.</summary>
    None,

    /// <summary>½ for |d| ≤ 1.</summary>
    Uniform,

    /// <summary>¾ (1 − d²) for |d| ≤ 1.</summary>
    Epanechnikov,

    /// <summary>1 − |d| for |d| ≤ 1 (DNA: |1 − d|).</summary>
    Triangular,

    /// <summary>The standard normal density, for all statements.</summary>
    Gaussian,
}

/// <summary>A variable of statements, or of their documents: author, source, section, type, id or title.</summary>
public readonly record struct Role(string Variable, bool OfDocument = false)
{
    /// <summary>The fields a document has.</summary>
    public static readonly IReadOnlyList<string> DocumentFields = ["author", "source", "section", "type", "id", "title"];
}

/// <summary>Values to leave out; turned round, the only values to keep.</summary>
/// <param name="Values">Compared exactly.</param>
/// <param name="Inverted">Only these are kept.</param>
public sealed record ValueFilter(IReadOnlyList<string> Values, bool Inverted = false)
{
    /// <summary>Leaves nothing out.</summary>
    public static readonly ValueFilter Nothing = new([]);
}

/// <summary>All that can be asked of a discourse network (Leifeld 2017, in The Oxford Handbook of Political Networks). The defaults are those of DNA.</summary>
public sealed record NetworkOptions
{
    /// <summary>Corrected unless asked otherwise.</summary>
    public Definitions Definitions { get; init; }

    /// <summary>One-mode or two-mode.</summary>
    public NetworkType Type { get; init; } = NetworkType.TwoMode;

    /// <summary>Whose rows: a person, an organisation.</summary>
    public Role Rows { get; init; } = new("organization");

    /// <summary>The columns, or what one-mode rows share: a concept.</summary>
    public Role Columns { get; init; } = new("concept");

    /// <summary>Agreement; none makes every aggregation <see cref="Aggregation.Ignore"/>.</summary>
    public Role? Qualifier { get; init; }

    /// <summary>What becomes of it.</summary>
    public Aggregation Aggregation { get; init; }

    /// <summary>What cells are divided by.</summary>
    public Normalisation Normalisation { get; init; }

    /// <summary>Nodes that have no statement left are shown as well.</summary>
    public bool Isolates { get; init; }

    /// <summary>What counts once.</summary>
    public Duplicates Duplicates { get; init; }

    /// <summary>The first second, included.</summary>
    public DateTime Start { get; init; } = new(1900, 1, 1);

    /// <summary>The last second, included.</summary>
    public DateTime Stop { get; init; } = new(2099, 12, 31, 23, 59, 59);

    /// <summary>Windows or slices, and their unit.</summary>
    public TimeWindow Window { get; init; }

    /// <summary>How many units (statements, for events) a window is wide: from 1.</summary>
    public int WindowSize { get; init; } = 100;

    /// <summary>Slices instead of windows.</summary>
    public Kernel Kernel { get; init; }

    /// <summary>Slices begin and end half a width inside the time, so that none hangs over.</summary>
    public bool Indent { get; init; } = true;

    /// <summary>Values of variables to leave out, by variable. Turned round, a statement must pass for every variable named.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ExcludeValues { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Only the values of <see cref="ExcludeValues"/> are kept.</summary>
    public bool InvertValues { get; init; }

    /// <summary>By the author of the document. Unlike <see cref="ExcludeValues"/> these four also decide which nodes there are.</summary>
    public ValueFilter Authors { get; init; } = ValueFilter.Nothing;

    /// <summary>By the source of the document.</summary>
    public ValueFilter Sources { get; init; } = ValueFilter.Nothing;

    /// <summary>By the section of the document.</summary>
    public ValueFilter Sections { get; init; } = ValueFilter.Nothing;

    /// <summary>By the type of the document.</summary>
    public ValueFilter Types { get; init; } = ValueFilter.Nothing;
}
