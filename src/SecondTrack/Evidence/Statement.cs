using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence;

/// <summary>An anchor: code points of one frozen text, with the quote, what stands before and after it, and the hash of the text.</summary>
public sealed record PassageContent(string Quote, string Before, string After, string TextHash)
{
    /// <summary>Issues and propositions that the passage was coded with in another program: on what, but not yet who holds what.</summary>
    public IReadOnlyList<Guid> Codes { get; init; } = [];
}

internal sealed class Passage : PrivateRow<PassageContent>
{
    public Guid SourceId { get; init; }

    public Guid SourceTextId { get; init; }

    /// <summary>Half-open, in code points.</summary>
    public int Start { get; init; }

    public int End { get; init; }
}

/// <summary>As what a sentence was spoken: only what was said personally is that person's position.</summary>
public enum SpokenAs
{
    Personally,
    ForTheInstitute,
    DescribingTheOfficialLine,
    CarryingAMessage,
    FloatingAnIdea,
}

/// <summary>How sure the coder is that the sentence says this.</summary>
public enum Confidence
{
    Low,
    Medium,
    High,
}

public sealed record StatementContent(LocalText Note);

/// <summary>Who holds what on which proposition, read off one passage.</summary>
internal sealed class Statement : PrivateRow<StatementContent>
{
    internal override Guid? ConcernsPerson => ActorKind == ActorKind.Person ? ActorId : null;

    public Guid PassageId { get; set; }

    public Guid SourceId { get; init; }

    public ActorKind ActorKind { get; set; }

    /// <summary>Of a person, organisation, side or community, as <see cref="ActorKind"/> says.</summary>
    public Guid ActorId { get; set; }

    public Guid PropositionId { get; set; }

    /// <summary>−2 (strongly against) … +2 (strongly for); null where the actor declines to say.</summary>
    public int? Stance { get; set; }

    public PartialDate Date { get; set; }

    public int DateKey { get; set; }

    public Venue Venue { get; set; }

    public SpokenAs SpokenAs { get; set; }

    public Confidence Confidence { get; set; }

    /// <summary>The account that coded it.</summary>
    public Guid CoderId { get; set; }

    public DateTimeOffset CodedAt { get; init; }
}

internal sealed class PassageModel : IEntityTypeConfiguration<Passage>
{
    public void Configure(EntityTypeBuilder<Passage> builder)
    {
        builder.ToTable("Passages");
        builder.HasIndex(p => new { p.SourceTextId, p.Start });
        builder.HasOne<Source>().WithMany().HasForeignKey(p => p.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SourceText>().WithMany().HasForeignKey(p => p.SourceTextId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StatementModel : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.ToTable("Statements");
        // In the order of their pages: a database that had to choose between an actor's rows and the order of dates would walk all dates.
        builder.HasIndex(s => new { s.CompartmentId, s.ActorId, s.DateKey, s.Id }).IsDescending(false, false, true, false);
        builder.HasIndex(s => new { s.CompartmentId, s.PropositionId, s.DateKey, s.Id }).IsDescending(false, false, true, false);
        builder.HasIndex(s => new { s.CompartmentId, s.DateKey, s.Id }).IsDescending(false, true, false);
        builder.HasIndex(s => new { s.CompartmentId, s.CodedAt }).IsDescending(false, true);
        builder.HasIndex(s => s.SourceId);
        builder.HasIndex(s => s.PassageId);
        builder.HasOne<Passage>().WithMany().HasForeignKey(s => s.PassageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Source>().WithMany().HasForeignKey(s => s.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Proposition>().WithMany().HasForeignKey(s => s.PropositionId).OnDelete(DeleteBehavior.Restrict);
    }
}
