namespace SecondTrack.Analysis.Groups;

/// <summary>How many people turned from one vote to another on a statement.</summary>
/// <param name="Statement">0-based column.</param>
/// <param name="Round">The round in which the later vote was cast.</param>
/// <param name="From">What was held before.</param>
/// <param name="To">What was said then.</param>
/// <param name="People">Number of turns, at least 1.</param>
public sealed record ChangeOfMind(int Statement, int Round, Vote From, Vote To, int People);

/// <summary>Every vote event of a conversation: what holds now, what held at the end of a round, and how many changed their mind.</summary>
/// <remarks>Counts of changes are for the institution's own eyes; a change by one person is a person.</remarks>
public sealed class VoteHistory(int people, int statements, IReadOnlyList<VoteEvent> events)
{
    /// <summary>All events in the order they were cast.</summary>
    public IReadOnlyList<VoteEvent> Events => events;

    /// <summary>The votes that hold after the last event.</summary>
    public VoteMatrix Now() => VoteMatrix.Of(people, statements, events);

    /// <summary>The votes that held when a round ended.</summary>
    public VoteMatrix After(int round) => VoteMatrix.Of(people, statements, [.. events.Where(e => e.Round <= round)]);

    /// <summary>Turns from one vote to a different one, counted per statement and round, ordered by statement, round, from, to.</summary>
    public IReadOnlyList<ChangeOfMind> Changes()
    {
        var held = new Dictionary<(int, int), Vote>(events.Count);
        var turns = new Dictionary<(int Statement, int Round, Vote From, Vote To), int>();
        foreach (var e in events)
        {
            if (held.TryGetValue((e.Person, e.Statement), out var before) && before != e.Vote)
            {
                var turn = (e.Statement, e.Round, before, e.Vote);
                turns[turn] = turns.GetValueOrDefault(turn) + 1;
            }
            held[(e.Person, e.Statement)] = e.Vote;
        }
        return [.. turns.OrderBy(t => t.Key).Select(t => new ChangeOfMind(t.Key.Statement, t.Key.Round, t.Key.From, t.Key.To, t.Value))];
    }
}
