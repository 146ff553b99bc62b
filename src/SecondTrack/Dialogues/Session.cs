using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues;

public sealed record SessionContent(LocalText Title, LocalText Place, LocalText Note)
{
    /// <summary>The only account that may record this session; null for whoever may write.</summary>
    public Guid? Recorder { get; init; }

    /// <summary>Days after the summary until what was recorded goes, where this session agreed on fewer than its series.</summary>
    public int? KeepDays { get; init; }
}

/// <summary>One sitting of a round under one ground rule.</summary>
internal sealed class Session : PrivateRow<SessionContent>
{
    public Guid RoundId { get; init; }

    public int Ordinal { get; set; }

    /// <summary>Null while only the round's dates are known.</summary>
    public DateTimeOffset? StartsAt { get; set; }

    public int Minutes { get; set; }

    /// <summary>IANA name of the zone the session is held in.</summary>
    public string TimeZone { get; set; } = "UTC";

    public GroundRule GroundRule { get; set; }

    /// <summary>Stricter than the series; null where the series decides.</summary>
    public RecordingRule? Recording { get; set; }

    /// <summary>The day (yyyymmdd) on which both sides agreed the chair's summary.</summary>
    public int? SummaryAgreedOn { get; set; }

    public Guid? WorkingGroupId { get; set; }
}

public sealed record AgendaItemContent(LocalText Title, LocalText Note);

internal sealed class AgendaItem : PrivateRow<AgendaItemContent>
{
    public Guid SessionId { get; init; }

    public int Ordinal { get; set; }

    public int Minutes { get; set; }
}

internal sealed class SessionModel : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.HasIndex(s => new { s.CompartmentId, s.RoundId, s.Ordinal });
        builder.HasOne<Round>().WithMany().HasForeignKey(s => s.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<WorkingGroup>().WithMany().HasForeignKey(s => s.WorkingGroupId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AgendaItemModel : IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.ToTable("AgendaItems");
        builder.HasIndex(a => new { a.CompartmentId, a.SessionId, a.Ordinal });
        builder.HasOne<Session>().WithMany().HasForeignKey(a => a.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
