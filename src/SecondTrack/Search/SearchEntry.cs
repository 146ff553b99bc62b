using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SecondTrack.Search;

/// <summary>
/// Where in the store an indexed text stands. The words themselves lie in the index beside it: an FTS5 table on SQLite, a tsvector column on
/// PostgreSQL (the second migration of each).
/// </summary>
internal sealed class SearchEntry
{
    public long Key { get; init; }

    public Guid CompartmentId { get; init; }

    public string Kind { get; init; } = "";

    public Guid ThingId { get; init; }

    /// <summary>Which of the thing's texts: the paragraph of a source.</summary>
    public int Part { get; init; }

    private const int DayBits = 22, ThingBits = 20, PartBits = 12;

    /// <summary>
    /// The order of all results is the order of this key: newest day first, the undated last, then by the thing's id and its part. Both
    /// databases read it in order and stop when a page is full. The next free number is taken where two things would share one.
    /// </summary>
    public static long KeyOf(int dateKey, Guid thing, int part)
    {
        var bytes = thing.ToByteArray(bigEndian: true);
        long group = (bytes[0] << 12) | (bytes[1] << 4) | (bytes[2] >> 4);
        return (Newest(dateKey) << (ThingBits + PartBits)) | (group << PartBits) | (uint)Math.Min(part, (1 << PartBits) - 1);
    }

    /// <summary>The first key of a day; with a later day the smaller.</summary>
    public static long FirstKeyOf(int dateKey) => Newest(dateKey) << (ThingBits + PartBits);

    /// <summary>The first key behind a day.</summary>
    public static long EndKeyOf(int dateKey) => (Newest(dateKey) + 1) << (ThingBits + PartBits);

    private static long Newest(int dateKey)
    {
        var number = dateKey == 0 ? 0 : new DateOnly(dateKey / 10000, dateKey / 100 % 100, dateKey % 100).DayNumber;
        return (1L << DayBits) - 1 - number;
    }
}

internal sealed class SearchEntryModel : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable("SearchEntries");
        builder.HasKey(e => e.Key);
        builder.Property(e => e.Key).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasMaxLength(40);
        builder.HasIndex(e => e.ThingId);
    }
}
