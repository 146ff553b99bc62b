using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues;

/// <summary>A form of a name under which a person appears in texts. Only a confirmed alias is used to recognise them.</summary>
public sealed record Alias(string Text, bool Confirmed);

public sealed record PersonContent(LocalText Name, IReadOnlyList<Alias> Aliases, LocalText Note) : NamedContent;

/// <summary>
/// A person as one compartment knows them. <see cref="PersonKey"/> is the institution-wide opaque id; the name and everything said belong
/// to the compartment.
/// </summary>
internal sealed class Person : NamedRow<PersonContent>
{
    internal override Guid? ConcernsPerson => Id;

    public Guid PersonKey { get; init; }

    /// <summary>The side they are usually counted with; null for those who speak for none.</summary>
    public Guid? SideId { get; set; }
}

public sealed record OrganisationContent(LocalText Name, IReadOnlyList<Alias> Aliases, LocalText Note) : NamedContent;

internal sealed class Organisation : NamedRow<OrganisationContent>
{
    public Guid? SideId { get; set; }
}

public sealed record AffiliationContent(LocalText Title);

internal sealed class Affiliation : PrivateRow<AffiliationContent>
{
    internal override Guid? ConcernsPerson => PersonId;

    public Guid PersonId { get; init; }

    public Guid OrganisationId { get; set; }

    public PartialDate From { get; set; }

    public PartialDate To { get; set; }

    public int FromKey { get; set; }
}

/// <summary>In which capacity somebody takes part.</summary>
public enum Capacity
{
    ThinkTank,
    Enterprise,
    Individual,
    Academic,
    FormerOfficial,
    ServingOfficial,
    Observer,

    // There without speaking for a side.
    Host,
    Interpreter,
    Rapporteur,
    Staff,
    Funder,
}

public sealed record ParticipantContent(LocalText Note);

/// <summary>One person in one round.</summary>
internal sealed class Participant : PrivateRow<ParticipantContent>
{
    internal override Guid? ConcernsPerson => PersonId;

    public Guid RoundId { get; init; }

    public Guid PersonId { get; init; }

    public Guid? SideId { get; set; }

    public Capacity Capacity { get; set; }
}

internal sealed class PersonModel : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("Persons");
        builder.HasIndex(p => new { p.CompartmentId, p.SortKey, p.Id });
        builder.HasIndex(p => new { p.CompartmentId, p.PersonKey }).IsUnique();
        builder.HasOne<Side>().WithMany().HasForeignKey(p => p.SideId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OrganisationModel : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.HasIndex(o => new { o.CompartmentId, o.SortKey, o.Id });
        builder.HasOne<Side>().WithMany().HasForeignKey(o => o.SideId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AffiliationModel : IEntityTypeConfiguration<Affiliation>
{
    public void Configure(EntityTypeBuilder<Affiliation> builder)
    {
        builder.ToTable("Affiliations");
        builder.HasIndex(a => new { a.CompartmentId, a.PersonId, a.FromKey });
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ParticipantModel : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("Participants");
        builder.HasIndex(p => new { p.RoundId, p.PersonId }).IsUnique();
        builder.HasOne<Round>().WithMany().HasForeignKey(p => p.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Side>().WithMany().HasForeignKey(p => p.SideId).OnDelete(DeleteBehavior.Restrict);
    }
}
