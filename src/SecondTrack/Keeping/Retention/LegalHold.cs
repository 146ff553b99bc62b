using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecondTrack.Storage;

namespace SecondTrack.Keeping.Retention;

public sealed record LegalHoldContent(string Reason);

/// <summary>While it lasts nothing of the compartment expires and nobody is erased from it. It always has an end.</summary>
internal sealed class LegalHold : PrivateRow<LegalHoldContent>
{
    public Guid PlacedBy { get; init; }

    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>The last day (yyyymmdd) of the hold.</summary>
    public int EndsOn { get; init; }

    /// <summary>When it was lifted before its end.</summary>
    public DateTimeOffset? LiftedAt { get; set; }
}

/// <summary>How far this store has lived: one row. Expiry goes by it, so that a clock set back brings nothing back and one that jumps deletes nothing at once.</summary>
internal sealed class RetentionClock
{
    public int Id { get; init; }

    /// <summary>The latest day (yyyymmdd) that is believed.</summary>
    public int Day { get; set; }

    /// <summary>A later day that the clock shows after a jump, and is not believed yet.</summary>
    public int? Ahead { get; set; }

    public DateTimeOffset? AheadSince { get; set; }
}

internal sealed class LegalHoldModel : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder) => builder.ToTable("LegalHolds");
}

internal sealed class RetentionClockModel : IEntityTypeConfiguration<RetentionClock>
{
    public void Configure(EntityTypeBuilder<RetentionClock> builder)
    {
        builder.ToTable("RetentionClock");
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}
