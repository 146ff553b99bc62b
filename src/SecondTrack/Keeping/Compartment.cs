using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SecondTrack.Keeping;

/// <summary>
/// A wall inside the private memory. Its name is seen by operators and by every member, also while it is locked: it must give nothing away.
/// </summary>
public sealed class Compartment
{
    public Guid Id { get; init; }

    public LocalText Name { get; set; } = LocalText.Empty;

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Which key seals it; null while it is not encrypted.</summary>
    public Guid? KeyId { get; set; }

    /// <summary>Everything is being sealed again under a newer key; taken up again where it was interrupted.</summary>
    public bool IsResealing { get; set; }
}

/// <summary>An account's role in one compartment.</summary>
public sealed class Membership
{
    public Guid AccountId { get; init; }

    public Guid CompartmentId { get; init; }

    public Role Role { get; set; }

    public DateTimeOffset Since { get; init; }
}

/// <summary>A single-use link that lets one person in. Only a hash of its secret is kept.</summary>
public sealed class Invitation
{
    public Guid Id { get; init; }

    public byte[] SecretHash { get; init; } = [];

    /// <summary>Null for the link of the first start, which makes an operator and convenor with a first compartment.</summary>
    public Guid? CompartmentId { get; init; }

    public Role Role { get; init; }

    public Guid? InvitedBy { get; init; }

    /// <summary>Whom single sign-on vouches for under this address (<see cref="SignInName.KeyOf"/>) needs no link; empty where there is none.</summary>
    public string EmailKey { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class CompartmentModel : IEntityTypeConfiguration<Compartment>
{
    public void Configure(EntityTypeBuilder<Compartment> builder)
    {
        builder.ToTable("Compartments");
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}

internal sealed class MembershipModel : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.HasKey(m => new { m.AccountId, m.CompartmentId });
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Compartment>().WithMany().HasForeignKey(m => m.CompartmentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class InvitationModel : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasIndex(i => i.SecretHash).IsUnique();
        builder.Property(i => i.EmailKey).HasMaxLength(256);
        builder.HasIndex(i => i.EmailKey);
        builder.HasOne<Compartment>().WithMany().HasForeignKey(i => i.CompartmentId).OnDelete(DeleteBehavior.Cascade);
    }
}
