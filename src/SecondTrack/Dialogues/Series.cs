using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues;

/// <summary>Who leads: the first of the four questions that tell the tracks apart.</summary>
public enum Lead
{
    Unknown,
    Governments,
    OfficialsInPersonalCapacity,
    UnofficialInstitutions,
    Citizens,
}

public enum TakesPart
{
    Unknown,
    OfficialsOnly,
    OfficialsAndUnofficial,
    Unofficial,
    GeneralPublic,
}

public enum Aim
{
    Unknown,
    Agreement,
    Policy,
    Understanding,
    None,
}

public enum Hears
{
    Unknown,
    GovernmentsDirectly,
    OfficialsByReport,
    PublicOnly,
    ParticipantsOnly,
}

public sealed record SeriesContent(LocalText Title, LocalText Purpose)
{
    /// <summary>Why each of the four answers was given.</summary>
    public LocalText LeadWhy { get; init; } = LocalText.Empty;

    public LocalText TakesPartWhy { get; init; } = LocalText.Empty;

    public LocalText AimWhy { get; init; } = LocalText.Empty;

    public LocalText HearsWhy { get; init; } = LocalText.Empty;

    /// <summary>Where this series records less, or keeps it shorter, than the product's own table.</summary>
    public IReadOnlyList<SeriesRecording> Recording { get; init; } = [];
}

/// <param name="Days">Days after the summary; null for the product's own.</param>
public sealed record SeriesRecording(GroundRule GroundRule, RecordingRule Rule, int? Days);

/// <summary>A dialogue between two sides that lives for years, in rounds.</summary>
internal sealed class Series : PrivateRow<SeriesContent>
{
    public Lead Lead { get; set; }

    public TakesPart TakesPart { get; set; }

    public Aim Aim { get; set; }

    public Hears Hears { get; set; }
}

public sealed record SideContent(LocalText Name, LocalText Note);

/// <summary>A side of the dispute. Its ordinal gives it one of the accent colours.</summary>
internal sealed class Side : PrivateRow<SideContent>
{
    public Guid SeriesId { get; init; }

    public int Ordinal { get; set; }
}

public sealed record WorkingGroupContent(LocalText Name, LocalText Task);

internal sealed class WorkingGroup : PrivateRow<WorkingGroupContent>
{
    public Guid SeriesId { get; init; }

    public int Ordinal { get; set; }
}

internal sealed class SeriesModel : IEntityTypeConfiguration<Series>
{
    public void Configure(EntityTypeBuilder<Series> builder) => builder.ToTable("Series");
}

internal sealed class SideModel : IEntityTypeConfiguration<Side>
{
    public void Configure(EntityTypeBuilder<Side> builder)
    {
        builder.ToTable("Sides");
        builder.HasOne<Series>().WithMany().HasForeignKey(s => s.SeriesId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WorkingGroupModel : IEntityTypeConfiguration<WorkingGroup>
{
    public void Configure(EntityTypeBuilder<WorkingGroup> builder)
    {
        builder.ToTable("WorkingGroups");
        builder.HasOne<Series>().WithMany().HasForeignKey(g => g.SeriesId).OnDelete(DeleteBehavior.Restrict);
    }
}
