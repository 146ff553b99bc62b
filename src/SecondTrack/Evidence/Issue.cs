using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecondTrack.Dialogues;
using SecondTrack.Storage;

namespace SecondTrack.Evidence;

public sealed record IssueContent(LocalText Title, LocalText Note);

/// <summary>A node in the tree of issues.</summary>
internal sealed class Issue : PrivateRow<IssueContent>
{
    public Guid? ParentId { get; set; }

    public int Ordinal { get; set; }
}

public sealed record PropositionContent(LocalText Claim, LocalText Note);

/// <summary>One claim that a person can be for or against.</summary>
internal sealed class Proposition : PrivateRow<PropositionContent>
{
    public Guid IssueId { get; set; }

    public int Ordinal { get; set; }

    /// <summary>+1 or −1: which way agreement points on its issue.</summary>
    public int Polarity { get; set; } = 1;
}

/// <summary>Whose text it is: a government's, or our own institute's view.</summary>
public enum LineOf
{
    Government,
    OurInstitute,
}

public sealed record OfficialLineContent(LocalText Text, LocalText Citation);

/// <summary>The dated official text on one proposition, so that distance to it can be seen.</summary>
internal sealed class OfficialLine : PrivateRow<OfficialLineContent>
{
    public Guid PropositionId { get; init; }

    public LineOf LineOf { get; set; }

    /// <summary>The side whose government it is; null for our institute.</summary>
    public Guid? SideId { get; set; }

    public int? Stance { get; set; }

    public PartialDate Date { get; set; }

    public int DateKey { get; set; }
}

internal sealed class IssueModel : IEntityTypeConfiguration<Issue>
{
    public void Configure(EntityTypeBuilder<Issue> builder)
    {
        builder.ToTable("Issues");
        builder.HasOne<Issue>().WithMany().HasForeignKey(i => i.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PropositionModel : IEntityTypeConfiguration<Proposition>
{
    public void Configure(EntityTypeBuilder<Proposition> builder)
    {
        builder.ToTable("Propositions");
        builder.HasIndex(p => new { p.CompartmentId, p.IssueId, p.Ordinal });
        builder.HasOne<Issue>().WithMany().HasForeignKey(p => p.IssueId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OfficialLineModel : IEntityTypeConfiguration<OfficialLine>
{
    public void Configure(EntityTypeBuilder<OfficialLine> builder)
    {
        builder.ToTable("OfficialLines");
        builder.HasIndex(l => new { l.CompartmentId, l.PropositionId, l.DateKey });
        builder.HasOne<Proposition>().WithMany().HasForeignKey(l => l.PropositionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Side>().WithMany().HasForeignKey(l => l.SideId).OnDelete(DeleteBehavior.Restrict);
    }
}
