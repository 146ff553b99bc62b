using SecondTrack.Keeping;

namespace SecondTrack.Evidence.Coding;

/// <summary>Who holds it: somebody known, or a person who is new and has only a name yet.</summary>
public sealed record ActorIn(ActorKind Kind, Guid? Id)
{
    public string? NewName { get; init; }
}

/// <summary>On which question: a proposition known, or a new one in a line of the reader's language.</summary>
public sealed record PropositionIn(Guid? Id)
{
    public string? NewClaim { get; init; }

    /// <summary>The issue of a new one; without it, it waits among the unsorted.</summary>
    public Guid? IssueId { get; init; }
}

/// <summary>What a coder says about one passage.</summary>
public sealed record StatementIn(ActorIn Actor, PropositionIn Proposition, int? Stance)
{
    public PartialDate Date { get; init; }

    public Venue Venue { get; init; }

    public SpokenAs SpokenAs { get; init; }

    public Confidence Confidence { get; init; } = Confidence.Medium;

    /// <summary>Null: whoever is signed in.</summary>
    public Guid? CoderId { get; init; }

    public LocalText Note { get; init; } = LocalText.Empty;
}

public sealed record WhoHoldsIt() : Refusal(new Words(
    "Say who holds this: choose a person, an organisation, a side or a community.",
    "请注明这是谁的立场：选择人物、机构、一方或群体。"));

public sealed record OnWhichProposition() : Refusal(new Words(
    "Say on which proposition: type a few letters of it and choose, or add a new one.",
    "请注明针对哪个命题：输入几个字选择，或新增一个。"));

public sealed record RuleForbidsTheName(GroundRule Rule) : Refusal(new Words(
    "This source is under the ground rule “{0}”: a statement from it names a side or a community, never a person or an organisation.",
    "该来源适用“{0}”：其中的陈述只能归于一方或群体，不能指名个人或机构。").With(Rule.Name()));

public sealed record StanceIsOutside() : Refusal(new Words(
    "A stance goes from −2 (strongly against) to +2 (strongly for), or the actor declines to say.",
    "立场取值为 −2（强烈反对）至 +2（强烈赞成），或注明不愿表态。"));

public sealed record CoderIsNotOfUs() : Refusal(new Words(
    "The coder is not a member of this compartment. Choose one who is.",
    "编码员不是本隔间成员，请重新选择。"));
