using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues;

public enum Mode
{
    InPerson,
    Video,
    Hybrid,
}

public enum RoundStatus
{
    Planned,
    Held,
    Postponed,
    Cancelled,
}

/// <summary>Why a round did not take place when it should have.</summary>
public enum Cause
{
    None,
    Visa,
    TravelApproval,
    OfficialFreeze,
    Funding,
    Sanctions,
    Pandemic,
    HostWithdrew,
    Safety,
    Other,
}

public sealed record RoundContent(LocalText Title, LocalText Place, LocalText Note);

internal sealed class Round : PrivateRow<RoundContent>
{
    public Guid SeriesId { get; init; }

    public int Number { get; set; }

    public PartialDate Dates { get; set; }

    public int DateKey { get; set; }

    public Mode Mode { get; set; }

    public RoundStatus Status { get; set; }

    /// <summary>Why it was postponed or cancelled.</summary>
    public Cause Cause { get; set; }
}

public enum TimelineKind
{
    /// <summary>A visit, a call, a letter between the rounds.</summary>
    ContactBetweenRounds,

    /// <summary>Governments talked.</summary>
    OfficialTalks,

    /// <summary>Governments stopped talking.</summary>
    OfficialFreeze,

    OfficialVisit,

    OfficialStatement,

    /// <summary>A round that was due and was put off, with its cause.</summary>
    Postponement,
}

public sealed record TimelineEventContent(LocalText Title, LocalText Note);

/// <summary>What stands on the line of a series beside its rounds.</summary>
internal sealed class TimelineEvent : PrivateRow<TimelineEventContent>
{
    public Guid SeriesId { get; init; }

    public TimelineKind Kind { get; set; }

    public Cause Cause { get; set; }

    public PartialDate Date { get; set; }

    public int DateKey { get; set; }
}

internal sealed class RoundModel : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("Rounds");
        builder.HasIndex(r => new { r.CompartmentId, r.SeriesId, r.Number });
        builder.HasOne<Series>().WithMany().HasForeignKey(r => r.SeriesId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TimelineEventModel : IEntityTypeConfiguration<TimelineEvent>
{
    public void Configure(EntityTypeBuilder<TimelineEvent> builder)
    {
        builder.ToTable("TimelineEvents");
        builder.HasIndex(e => new { e.CompartmentId, e.SeriesId, e.DateKey });
        builder.HasOne<Series>().WithMany().HasForeignKey(e => e.SeriesId).OnDelete(DeleteBehavior.Restrict);
    }
}
