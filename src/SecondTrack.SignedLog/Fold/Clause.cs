namespace SecondTrack.SignedLog.Fold;

/// <summary>A wording of a clause that one side proposes. No words: the clause is to go.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Side">The side that proposes it.</param>
/// <param name="Supersedes">The proposals it replaces; it had all of them in its past.</param>
/// <param name="Lang">Language tag → hash of the salted words. All languages are one proposal.</param>
public sealed record Proposal(Placed Entry, string Side, IReadOnlyList<string> Supersedes, IReadOnlyDictionary<string, string> Lang);

/// <summary>A side's consent to a proposal in a round.</summary>
internal sealed record Acceptance(Placed Entry, long Round, string Side, string Proposal);

/// <summary>A clause of a joint text, and the round rule by which it is agreed.</summary>
public sealed class Clause
{
    internal Clause(Placed entry, string document, string after) => (Entry, Document, After) = (entry, document, after);

    /// <summary>The entry that added it; its id is the clause's.</summary>
    public Placed Entry { get; }

    /// <summary>The id.</summary>
    public string Id => Entry.Entry.Id;

    /// <summary>The joint text it belongs to.</summary>
    public string Document { get; }

    /// <summary>The clause it follows; empty at the start.</summary>
    public string After { get; }

    internal List<Proposal> Proposals { get; } = [];

    internal List<Acceptance> Accepts { get; } = [];

    internal List<(Placed Entry, long Round)> Reopens { get; } = [];

    /// <summary>The wordings that no later one replaces: one, or a bracket.</summary>
    public IReadOnlyList<Proposal> Live => [.. Proposals.Where(p => !Proposals.Any(o => o.Supersedes.Contains(p.Entry.Entry.Id)))];

    /// <summary>The newest round that was opened (0 by the clause itself), as far as a cut of the log knows.</summary>
    internal long LatestRound(Func<Placed, bool> within) => Reopens.Where(r => within(r.Entry)).Select(r => r.Round + 1).Append(0).Max();

    /// <summary>The newest round that was opened.</summary>
    public long Round => LatestRound(_ => true);

    /// <summary>What was agreed in a round; null when nothing was. By the round rule two can never be agreed while one counted party is honest.</summary>
    public Proposal? Agreed(RoomLog log, long round) => AllAgreed(log, round, _ => true).FirstOrDefault();

    /// <summary>All that was agreed in a round within a cut: more than one only when every party cheats.</summary>
    internal IEnumerable<Proposal> AllAgreed(RoomLog log, long round, Func<Placed, bool> within)
    {
        var openings = round == 0 ? [Entry] : Reopens.Where(r => r.Round == round - 1).Select(r => r.Entry);
        var accepts = Accepts.Where(a => a.Round == round && within(a.Entry)).ToArray();
        // A round counts the sides and mandates that its opening knew; opened twice without knowing of each other, either opening may carry it.
        return openings.Where(within).SelectMany(opening =>
        {
            var mandates = log.MandatesAt(opening);
            return accepts.GroupBy(a => a.Proposal)
                .Where(g => mandates.Count > 0 && mandates.All(m => g.Any(a => a.Side == m.Key && a.Entry.Entry.Party == m.Value && opening.IsBefore(a.Entry))))
                .Select(g => Proposals.Find(p => p.Entry.Entry.Id == g.Key)!);
        }).Distinct();
    }
}
