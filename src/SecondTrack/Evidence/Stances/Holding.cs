using SecondTrack.Keeping;

namespace SecondTrack.Evidence.Stances;

/// <summary>What one statement tells about where its actor stands, without its words.</summary>
public sealed record Told(Guid Id, int DateKey, int? Stance, Venue Venue, SpokenAs SpokenAs, bool PublicText)
{
    /// <summary>Orders two statements of the same day.</summary>
    public long CodedAt { get; init; }

    public int Year => DateKey / 10000;
}

/// <summary>In public they say one thing, face to face another.</summary>
public sealed record VenueGap(Told InPublic, Told FaceToFace);

/// <summary>
/// Where an actor stands on one proposition, read off everything they said about it. Only what they said for themselves counts: who
/// describes the official line or carries a message has not said what they think.
/// </summary>
public sealed record Holding(Told? Latest, Told? Before, Told? Declined, VenueGap? Gap, bool OnlyPublic, int Own, int NotOwn)
{
    /// <summary>How many steps the latest stance lies from the one before it that differed; 0 for one who did not move.</summary>
    public int Moved => Latest is { } now && Before is { } then ? now.Stance!.Value - then.Stance!.Value : 0;

    /// <summary>The last word was that they would not say.</summary>
    public bool DeclinesNow => Declined is not null && (Latest is null || Later(Declined, Latest));

    public static bool IsOwn(ActorKind kind, SpokenAs spokenAs) =>
        spokenAs == SpokenAs.Personally || (kind != ActorKind.Person && spokenAs == SpokenAs.ForTheInstitute);

    public static Holding Of(ActorKind kind, IEnumerable<Told> told)
    {
        var all = told.ToList();
        var own = all.Where(t => IsOwn(kind, t.SpokenAs)).OrderByDescending(t => t.DateKey).ThenByDescending(t => t.CodedAt).ThenBy(t => t.Id).ToList();
        var latest = own.Find(t => t.Stance is not null);
        // Two readings of one day are no move, and without a date nothing is before anything.
        var before = latest is null ? null : own.Find(t => t.Stance is { } s && s != latest.Stance && t.DateKey < latest.DateKey && t.DateKey > 0);
        return new(latest, before, own.Find(t => t.Stance is null), GapIn(own), own.Count > 0 && own.TrueForAll(t => t.PublicText), own.Count, all.Count - own.Count);
    }

    private static VenueGap? GapIn(List<Told> own)
    {
        var inPublic = own.Find(t => t.Stance is not null && t.Venue != Venue.FaceToFace);
        var faceToFace = own.Find(t => t.Stance is not null && t.Venue == Venue.FaceToFace);
        return inPublic is not null && faceToFace is not null && inPublic.Stance != faceToFace.Stance ? new(inPublic, faceToFace) : null;
    }

    private static bool Later(Told one, Told other) => (one.DateKey, one.CodedAt).CompareTo((other.DateKey, other.CodedAt)) > 0;
}
