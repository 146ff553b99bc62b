using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SecondTrack.Keeping.Keys;

/// <summary>By what the data keys of a compartment are wrapped.</summary>
public enum KeyWay
{
    Passphrase,

    /// <summary>The key file of this server, given to it by the key store of the system.</summary>
    System,
}

/// <summary>The data keys of one compartment, wrapped one way. Whoever has one of the ways opens the compartment.</summary>
public sealed class CompartmentKey
{
    public Guid CompartmentId { get; init; }

    public KeyWay Way { get; init; }

    /// <summary>The salt of the passphrase, or the id of the key file.</summary>
    public byte[] Salt { get; set; } = [];

    public int MemoryKiB { get; set; }

    public int Passes { get; set; }

    public byte[] Wrapped { get; set; } = [];

    /// <summary>What takes the place of <see cref="Wrapped"/> when everything is sealed again: the newest key alone. Empty otherwise.</summary>
    public byte[] WrappedNext { get; set; } = [];

    public DateTimeOffset MadeAt { get; set; }
}

/// <summary>
/// The key of what is about one person, wrapped by the compartment's key of the same generation. Deleting it makes all that unreadable,
/// in every backup too, since backups hold no keys.
/// </summary>
public sealed class PersonKey
{
    public Guid CompartmentId { get; init; }

    public Guid PersonId { get; init; }

    public int Generation { get; init; }

    public byte[] Wrapped { get; init; } = [];
}

internal sealed class CompartmentKeyModel : IEntityTypeConfiguration<CompartmentKey>
{
    public const string Table = "CompartmentKeys";

    public void Configure(EntityTypeBuilder<CompartmentKey> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(k => new { k.CompartmentId, k.Way });
    }
}

internal sealed class PersonKeyModel : IEntityTypeConfiguration<PersonKey>
{
    public const string Table = "PersonKeys";

    public void Configure(EntityTypeBuilder<PersonKey> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(k => new { k.CompartmentId, k.PersonId, k.Generation });
    }
}
