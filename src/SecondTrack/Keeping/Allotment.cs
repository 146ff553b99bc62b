using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SecondTrack.Keeping;

/// <summary>How often something was tried within its hour, counted in the store so that several servers count together.</summary>
public sealed class Allotment
{
    /// <summary>A hash of what is counted: a name that somebody typed may be a password in the wrong field.</summary>
    public string Key { get; init; } = "";

    public DateTimeOffset Since { get; init; }

    public int Taken { get; init; }
}

internal sealed class AllotmentModel : IEntityTypeConfiguration<Allotment>
{
    public void Configure(EntityTypeBuilder<Allotment> builder)
    {
        builder.ToTable("Allotments");
        builder.HasKey(a => a.Key);
        builder.Property(a => a.Key).HasMaxLength(64);
        builder.HasIndex(a => a.Since);
    }
}
