using SecondTrack.Dialogues.Searching;
using SecondTrack.Evidence.Searching;
using SecondTrack.Keeping;
using SecondTrack.Search;

namespace SecondTrack.Evidence.Coding;

/// <summary>What was typed without scripts: the one thing it means, or those it may mean.</summary>
public sealed record Meant(Guid? Id, IReadOnlyList<Completion> MayBe);

/// <summary>Which proposition or person somebody meant who could only type: an exact name, or the only one that begins so.</summary>
public sealed class FindMeant(Seat seat, CompletePropositions propositions, CompletePeople people)
{
    public async Task<Outcome<Meant>> Proposition(string typed, CancellationToken cancel = default) =>
        Of(typed, typed.Length == 0 ? new List<Completion>() : await propositions.Run(typed, cancel));

    public async Task<Outcome<Meant>> Person(string typed, CancellationToken cancel = default) =>
        Of(typed, typed.Length == 0 ? new List<Completion>() : await people.Run(typed, cancel));

    private Outcome<Meant> Of(string typed, Outcome<IReadOnlyList<Completion>> offered)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (!offered.Done) return offered.Refusal!;
        var exact = offered.Value.Where(o => string.Equals(o.Text, typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count == 1 ? new Meant(exact[0].Id, []) : offered.Value.Count == 1 ? new Meant(offered.Value[0].Id, []) : new Meant(null, offered.Value);
    }
}
