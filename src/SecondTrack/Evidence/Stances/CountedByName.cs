using SecondTrack.Dialogues.Consents;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Stances;

/// <summary>
/// What counts as one's own position: not a word of a Chatham House or closed session, which belongs to the side, unless that person agreed
/// to be quoted.
/// </summary>
internal static class CountedByName
{
    public static IQueryable<Statement> CountedAsOwn(this IQueryable<Statement> statements, Store store) => statements.Where(s =>
        (s.ActorKind != ActorKind.Person && s.ActorKind != ActorKind.Organisation)
        || store.Set<Source>().Any(o => o.Id == s.SourceId && (o.GroundRule == GroundRule.OnTheRecord || o.GroundRule == GroundRule.Background))
        || store.Set<Consent>().Any(c => c.PersonId == s.ActorId && c.Purpose == Purpose.Quoted && c.WithdrawnAt == null));
}
