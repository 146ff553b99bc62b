namespace SecondTrack.Analysis.Groups;

/// <summary>Who has voted enough to be clustered: at least min(7, statements) votes, filled up to 15 with those who voted most.</summary>
public static class InConversation
{
    /// <summary>Votes that a person needs where there are that many statements.</summary>
    public const int FewestVotes = 7;

    /// <summary>People who are clustered even with fewer votes, where nobody else is.</summary>
    public const int FewestPeople = 15;

    /// <summary>One flag for each person.</summary>
    /// <param name="votes">The votes that hold; votes on moderated statements count here.</param>
    /// <param name="before">Who was in before. Whoever is in stays in.</param>
    public static bool[] Of(VoteMatrix votes, IReadOnlyList<bool>? before = null)
    {
        ArgumentNullException.ThrowIfNull(votes);
        var enough = Math.Min(FewestVotes, votes.Statements);
        var isIn = Enumerable.Range(0, votes.People).Select(i => votes.VotesOf(i) >= enough || (before is not null && i < before.Count && before[i])).ToArray();
        var missing = FewestPeople - isIn.Count(x => x);
        if (missing <= 0) return isIn;
        foreach (var i in Enumerable.Range(0, votes.People).Where(i => !isIn[i] && votes.VotesOf(i) > 0).OrderByDescending(votes.VotesOf).Take(missing).ToList()) isIn[i] = true;
        return isIn;
    }
}
