using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecondTrack.Dialogues;
using SecondTrack.Storage;

namespace SecondTrack.Evidence;

public sealed record CommunityContent(LocalText Name);

/// <summary>A community that an impression can be of; nested: West → Europe → strategic community.</summary>
internal sealed class Community : PrivateRow<CommunityContent>
{
    public Guid? ParentId { get; set; }

    public int Ordinal { get; set; }
}

public sealed record ObservationContent(LocalText Text);

/// <summary>A first-hand impression of a community by a named observer of ours. No quote stands under it; it is never mixed with statements.</summary>
internal sealed class Observation : PrivateRow<ObservationContent>
{
    internal override Guid? ConcernsPerson => ObserverId;

    public Guid CommunityId { get; set; }

    /// <summary>The person of ours who was there.</summary>
    public Guid ObserverId { get; set; }

    public Guid? SourceId { get; set; }

    public Guid? IssueId { get; set; }

    public Confidence Confidence { get; set; }

    public PartialDate Date { get; set; }

    public int DateKey { get; set; }
}

public enum NoteAbout
{
    Source,
    Person,
    Series,
    Proposition,
}

public sealed record NoteContent(string Text);

/// <summary>A scholar's own note about a thing.</summary>
internal sealed class Note : PrivateRow<NoteContent>
{
    internal override Guid? ConcernsPerson => About == NoteAbout.Person ? AboutId : null;

    public NoteAbout About { get; init; }

    public Guid AboutId { get; init; }

    public Guid AuthorId { get; init; }

    public DateTimeOffset WrittenAt { get; init; }
}

internal sealed class CommunityModel : IEntityTypeConfiguration<Community>
{
    public void Configure(EntityTypeBuilder<Community> builder)
    {
        builder.ToTable("Communities");
        builder.HasOne<Community>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ObservationModel : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.ToTable("Observations");
        builder.HasIndex(o => new { o.CompartmentId, o.CommunityId, o.DateKey });
        builder.HasOne<Community>().WithMany().HasForeignKey(o => o.CommunityId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(o => o.ObserverId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Source>().WithMany().HasForeignKey(o => o.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Issue>().WithMany().HasForeignKey(o => o.IssueId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoteModel : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.ToTable("Notes");
        builder.HasIndex(n => new { n.CompartmentId, n.AboutId });
    }
}
