using NodaTime;

namespace SecondTrack.Dialogues.Convening;

/// <summary>What the clock on the wall shows where a session is held.</summary>
internal static class LocalClock
{
    public static DateTimeOffset? Of(Session session)
    {
        if (session.StartsAt is not { } at) return null;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(session.TimeZone) ?? DateTimeZone.Utc;
        return Instant.FromDateTimeOffset(at).InZone(zone).ToDateTimeOffset();
    }
}
