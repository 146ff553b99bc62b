using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SecondTrack.Keeping;

/// <summary>A single-use link of the operator by which one account gets a new password. Only a hash of its secret is kept.</summary>
public sealed class PasswordReset
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public byte[] SecretHash { get; init; } = [];

    public Guid IssuedBy { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class PasswordResetModel : IEntityTypeConfiguration<PasswordReset>
{
    public void Configure(EntityTypeBuilder<PasswordReset> builder)
    {
        builder.ToTable("PasswordResets");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.SecretHash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
