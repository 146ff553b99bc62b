using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecondTrack.Dialogues;
using SecondTrack.Evidence.Formats.Bibliography;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence;

public enum SourceKind
{
    Article,
    Speech,
    Report,
    Book,
    SocialPost,
    Conference,
    Visit,
    Interview,
    SessionRecord,
}

/// <summary>Where something was said: people say different things in writing, on a stage and face to face.</summary>
public enum Venue
{
    InWriting,
    PublicStage,
    FaceToFace,
}

public sealed record SourceContent(LocalText Title, string Byline, LocalText Publisher)
{
    public string? Address { get; init; }

    public LocalText Note { get; init; } = LocalText.Empty;

    /// <summary>The entry of the bibliography it came from: what has no field here goes out again with it.</summary>
    public BibliographyItem? Bibliography { get; init; }
}

/// <summary>Something that can be quoted from: a text, a conference attended, a visit, a session.</summary>
internal sealed class Source : PrivateRow<SourceContent>
{
    public SourceKind Kind { get; set; }

    public bool IsPublic { get; set; }

    public bool FirstHand { get; set; }

    public Venue Venue { get; set; }

    public GroundRule GroundRule { get; set; }

    public string LanguageTag { get; set; } = "";

    public PartialDate Date { get; set; }

    public int DateKey { get; set; }

    /// <summary>When it was taken in.</summary>
    public DateTimeOffset AddedAt { get; init; }

    public Guid? SeriesId { get; set; }

    public Guid? SessionId { get; set; }
}

/// <summary>One paragraph of what was read, kept or dropped and why.</summary>
public sealed record TextBlock(string Text, bool Kept, string? WhyEn, string? WhyZh);

public sealed record SourceTextContent(string Text, string Hash, IReadOnlyList<TextBlock> Blocks)
{
    public string Encoding { get; init; } = "";

    public IReadOnlyList<LocalText> Warnings { get; init; } = [];
}

/// <summary>
/// A source's text, frozen: NFC, LF, no BOM, with its own id and hash; code points index it. Extracting again makes another text.
/// </summary>
internal sealed class SourceText : PrivateRow<SourceTextContent>
{
    public Guid SourceId { get; init; }

    public int Number { get; init; }

    /// <summary>Length in code points.</summary>
    public int Length { get; init; }
}

public sealed record SourceOriginalContent(string FileName, string ContentType, string Sha256);

/// <summary>The bytes as they came, kept and hashed.</summary>
internal sealed class SourceOriginal : PrivateRow<SourceOriginalContent>
{
    public Guid SourceId { get; init; }

    public byte[] SealedBytes { get; init; } = [];

    public int Size { get; init; }
}

public enum SourceRole
{
    Author,
    Speaker,
    Present,
}

public sealed record SourcePersonContent(string NameAsPrinted);

internal sealed class SourcePerson : PrivateRow<SourcePersonContent>
{
    internal override Guid? ConcernsPerson => PersonId;

    public Guid SourceId { get; init; }

    public Guid PersonId { get; init; }

    public SourceRole Role { get; set; }
}

internal sealed class SourceModel : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.ToTable("Sources");
        builder.HasIndex(s => new { s.CompartmentId, s.DateKey, s.Id }).IsDescending(false, true, false);
        builder.HasIndex(s => new { s.CompartmentId, s.AddedAt }).IsDescending(false, true);
        builder.HasIndex(s => s.SeriesId);
        builder.HasOne<Series>().WithMany().HasForeignKey(s => s.SeriesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Session>().WithMany().HasForeignKey(s => s.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SourceTextModel : IEntityTypeConfiguration<SourceText>
{
    public void Configure(EntityTypeBuilder<SourceText> builder)
    {
        builder.ToTable("SourceTexts");
        builder.HasIndex(t => new { t.SourceId, t.Number }).IsUnique();
        builder.HasOne<Source>().WithMany().HasForeignKey(t => t.SourceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SourceOriginalModel : IEntityTypeConfiguration<SourceOriginal>
{
    public void Configure(EntityTypeBuilder<SourceOriginal> builder)
    {
        builder.ToTable("SourceOriginals");
        builder.HasOne<Source>().WithMany().HasForeignKey(t => t.SourceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SourcePersonModel : IEntityTypeConfiguration<SourcePerson>
{
    public void Configure(EntityTypeBuilder<SourcePerson> builder)
    {
        builder.ToTable("SourcePersons");
        builder.HasIndex(p => new { p.SourceId, p.PersonId }).IsUnique();
        builder.HasOne<Source>().WithMany().HasForeignKey(p => p.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
