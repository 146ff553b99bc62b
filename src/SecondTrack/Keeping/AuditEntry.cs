using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public enum AuditAct
{
    Added,
    Changed,
    Removed,
    Refused,
    SignedIn,
    Exported,

    /// <summary>Removed for good, with its earlier versions.</summary>
    Erased,

    /// <summary>A person's profile was looked at.</summary>
    Opened,

    Unlocked,
    Locked,

    /// <summary>The same content under another key.</summary>
    SealedAgain,
}

/// <summary>
/// One line of an audit trail: who, when, what. One chain per compartment (the institution's own has the empty id), each entry holding the
/// hash of the one before. It keeps a salted hash of the content, never the content, so that what must be forgotten can be.
/// </summary>
public sealed class AuditEntry
{
    public Guid CompartmentId { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid AccountId { get; init; }

    public AuditAct Act { get; init; }

    /// <summary>The type of the thing, or the refused route.</summary>
    public string Thing { get; init; } = "";

    public Guid ThingId { get; init; }

    /// <summary>The change this belongs to: what was saved together is undone together.</summary>
    public Guid ChangeId { get; init; }

    public byte[] ContentHash { get; init; } = [];

    public byte[] Previous { get; init; } = [];

    public byte[] Hash { get; init; } = [];
}

/// <summary>What was saved in one go, with the operation's name; the things it touched lie in <see cref="EarlierVersion"/>.</summary>
public sealed class Change
{
    public Guid Id { get; init; }

    public Guid CompartmentId { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid AccountId { get; init; }

    public string LabelEn { get; init; } = "";

    public string LabelZh { get; init; } = "";

    public Guid? Undoes { get; init; }
}

/// <summary>A thing as it was before a change. Kept with the thing and erased with it.</summary>
public sealed class EarlierVersion
{
    public Guid ChangeId { get; init; }

    public Guid ThingId { get; init; }

    public Guid CompartmentId { get; init; }

    public string Thing { get; init; } = "";

    public AuditAct Act { get; init; }

    /// <summary>The revision that the change left behind: undo refuses when the thing has moved on since.</summary>
    public int RevisionAfter { get; init; }

    /// <summary>All columns before the change, sealed like the content itself; empty where the change added the thing.</summary>
    public byte[] Sealed { get; init; } = [];

    internal static SealedPlace PlaceOf(Guid change, Guid thing, Guid compartment) => new(nameof(EarlierVersion), thing, change.ToString("N"), compartment);
}

internal sealed class AuditEntryModel : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(a => new { a.CompartmentId, a.Seq });
        builder.HasIndex(a => a.ThingId);
    }
}

internal sealed class ChangeModel : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.ToTable("Changes");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => new { c.CompartmentId, c.Seq }).IsUnique();
    }
}

internal sealed class EarlierVersionModel : IEntityTypeConfiguration<EarlierVersion>
{
    public void Configure(EntityTypeBuilder<EarlierVersion> builder)
    {
        builder.ToTable("EarlierVersions");
        builder.HasKey(e => new { e.ChangeId, e.ThingId });
        builder.HasIndex(e => e.ThingId);
    }
}
