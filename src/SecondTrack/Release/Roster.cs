namespace SecondTrack.Release;

/// <summary>Somebody who was there or invited. <paramref name="OtherNames"/> and <paramref name="OrganisationAliases"/> were confirmed by a person.</summary>
public sealed record RosterMember(string Id, string Name, IReadOnlyList<string> OtherNames, string Side, string Capacity, string Organisation,
    IReadOnlyList<string> OrganisationAliases, IReadOnlyList<string> Roles, IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes)
{
    public IReadOnlyList<string> Values(string attribute) => Attributes.GetValueOrDefault(attribute, []);
}

/// <summary>Something said in the room, in speaking order. Remarks with one <paramref name="PointId"/> make the same point.</summary>
public sealed record Remark(string Id, string PersonId, string Session, DateOnly? Date, string Language, string Text, string PointId);

/// <summary>What is known of the dialogue: the names of its sides, what is private about it, how many people a description must fit at least.</summary>
public sealed record CheckedDialogue(IReadOnlyDictionary<string, IReadOnlyList<string>> Sides, IReadOnlyList<DateOnly> PrivateDates,
    IReadOnlyList<string> PrivatePlaces, int Threshold);

/// <summary>A text that left before, as the check compares it with the next.</summary>
public sealed record EarlierRelease(string File, string Text);

/// <summary>Everything a memo is compared with.</summary>
public sealed record CheckGround(IReadOnlyList<RosterMember> Roster, IReadOnlyList<Remark> Ledger, CheckedDialogue Dialogue, Audience Audience,
    IReadOnlyList<EarlierRelease> Earlier)
{
    internal int Threshold { get; } = Thresholds.For(Audience, Dialogue.Threshold);

    internal ComparePassages Compare { get; } = new(Ledger);

    internal RosterLexicon Lexicon { get; } = RosterLexicon.Of(Roster, Dialogue);

    internal IEnumerable<RosterMember> ById(IEnumerable<string> ids) => Roster.Where(m => ids.Contains(m.Id, StringComparer.Ordinal));
}
