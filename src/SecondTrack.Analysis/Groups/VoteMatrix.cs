using System.Runtime.InteropServices;

namespace SecondTrack.Analysis.Groups;

/// <summary>
/// The votes that hold, people × statements, stored by person; what nobody said takes no room. The last event of a person on a statement
/// wins.
/// </summary>
public sealed class VoteMatrix
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly sbyte[] _values;

    private VoteMatrix(int people, int statements, int[] starts, int[] columns, sbyte[] values) =>
        (People, Statements, _starts, _columns, _values) = (people, statements, starts, columns, values);

    /// <summary>Number of rows.</summary>
    public int People { get; }

    /// <summary>Number of columns.</summary>
    public int Statements { get; }

    /// <summary>Number of votes that hold.</summary>
    public int Count => _columns.Length;

    /// <summary>Builds the matrix in time and memory proportional to the number of events.</summary>
    /// <param name="people">Number of people, at least every person of an event + 1.</param>
    /// <param name="statements">Number of statements, likewise.</param>
    /// <param name="events">In the order in which they were cast.</param>
    /// <exception cref="ArgumentOutOfRangeException">An event names a person or statement outside the matrix, or a vote that is none.</exception>
    public static VoteMatrix Of(int people, int statements, IReadOnlyList<VoteEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var span = events switch { VoteEvent[] array => array, List<VoteEvent> list => CollectionsMarshal.AsSpan(list), _ => [.. events] };
        return Of(people, statements, span);
    }

    /// <inheritdoc cref="Of(int, int, IReadOnlyList{VoteEvent})"/>
    public static VoteMatrix Of(int people, int statements, ReadOnlySpan<VoteEvent> events)
    {
        foreach (var e in events)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(e.Person, nameof(events));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(e.Person, people, nameof(events));
            ArgumentOutOfRangeException.ThrowIfNegative(e.Statement, nameof(events));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(e.Statement, statements, nameof(events));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs((int)e.Vote), 1, nameof(events));
        }
        // Two stable counting sorts, by statement and then by person: rows come out ordered, and of two equal cells the later event last.
        var byStatement = new int[events.Length];
        var at = Offsets(statements, events, static e => e.Statement);
        for (var i = 0; i < events.Length; i++) byStatement[at[events[i].Statement]++] = i;
        at = Offsets(people, events, static e => e.Person);
        var ordered = new int[events.Length];
        foreach (var i in byStatement) ordered[at[events[i].Person]++] = i;

        var (starts, columns, values) = (new int[people + 1], new int[events.Length], new sbyte[events.Length]);
        var (kept, person, statement) = (0, -1, -1);
        foreach (var i in ordered)
        {
            var e = events[i];
            if (e.Person == person && e.Statement == statement)
            {
                values[kept - 1] = (sbyte)e.Vote;
                continue;
            }
            (person, statement) = (e.Person, e.Statement);
            (columns[kept], values[kept]) = (statement, (sbyte)e.Vote);
            starts[person + 1] = ++kept;
        }
        for (var i = 1; i <= people; i++) starts[i] = Math.Max(starts[i], starts[i - 1]);
        return new(people, statements, starts, columns[..kept], values[..kept]);
    }

    /// <summary>How many statements this person has voted on.</summary>
    public int VotesOf(int person) => _starts[person + 1] - _starts[person];

    /// <summary>The vote of a person on a statement, or null where it was not seen.</summary>
    public Vote? this[int person, int statement]
    {
        get
        {
            var at = Row(person).Columns.BinarySearch(statement);
            return at < 0 ? null : (Vote)Row(person).Values[at];
        }
    }

    internal VoteRow Row(int person)
    {
        var (from, length) = (_starts[person], VotesOf(person));
        return new(_columns.AsSpan(from, length), _values.AsSpan(from, length));
    }

    private static int[] Offsets(int count, ReadOnlySpan<VoteEvent> events, Func<VoteEvent, int> key)
    {
        var offsets = new int[count + 1];
        foreach (var e in events) offsets[key(e) + 1]++;
        for (var i = 1; i <= count; i++) offsets[i] += offsets[i - 1];
        return offsets;
    }
}

/// <summary>One person's votes: ascending statements, and the vote on each.</summary>
internal readonly ref struct VoteRow(ReadOnlySpan<int> columns, ReadOnlySpan<sbyte> values)
{
    public ReadOnlySpan<int> Columns { get; } = columns;

    public ReadOnlySpan<sbyte> Values { get; } = values;

    public int Length => Columns.Length;
}
