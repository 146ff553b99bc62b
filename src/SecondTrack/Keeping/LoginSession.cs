using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SecondTrack.Keeping;

/// <summary>One sign-in that has not ended. The browser's cookie names it: once the row is gone, a copy of the cookie opens nothing.</summary>
public sealed class LoginSession
{
    /// <summary>However often it is used, a sign-in ends after a week.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public DateTimeOffset StartedAt { get; init; }
}

internal sealed class LoginSessionModel : IEntityTypeConfiguration<LoginSession>
{
    public void Configure(EntityTypeBuilder<LoginSession> builder)
    {
        builder.ToTable("LoginSessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
