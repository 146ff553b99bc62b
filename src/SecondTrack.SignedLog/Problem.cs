namespace SecondTrack.SignedLog;

/// <summary>What is wrong, as a short English code that both verifiers use, and what it is about: an entry's id, a party, a line.</summary>
public sealed record Problem(string Code, string About)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Code} {About}";
}
