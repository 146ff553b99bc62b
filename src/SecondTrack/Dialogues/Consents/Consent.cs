using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Consents;

/// <summary>To what somebody said yes.</summary>
public enum Purpose
{
    /// <summary>What they say may be written down.</summary>
    Recorded,

    /// <summary>What was written down may be kept with their name.</summary>
    Kept,

    /// <summary>They may be quoted, and counted as themselves where the rule would otherwise give it to their side.</summary>
    Quoted,
    Photographed,
    ProfileKept,
}

public enum ConsentGiven
{
    Paper,
    Spoken,
    Mail,
}

public sealed record ConsentContent(LocalText Note);

/// <summary>One yes of one person to one purpose. It is withdrawn, never overwritten: that it once was given stays true.</summary>
internal sealed class Consent : PrivateRow<ConsentContent>
{
    public Guid PersonId { get; init; }

    public Purpose Purpose { get; init; }

    public PartialDate GivenOn { get; init; }

    public ConsentGiven Given { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }
}

internal sealed class ConsentModel : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("Consents");
        builder.HasIndex(c => new { c.CompartmentId, c.PersonId, c.Purpose });
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class ConsentNames
{
    public static Words Name(this Purpose purpose) => purpose switch
    {
        Purpose.Recorded => new("what they say is recorded", "记录其发言"),
        Purpose.Kept => new("what was recorded is kept with their name", "连同姓名保存记录"),
        Purpose.Quoted => new("they are quoted and counted by name", "具名引用并计入其本人立场"),
        Purpose.Photographed => new("they are photographed", "拍照"),
        _ => new("a profile of them is kept", "保存其人物资料"),
    };

    public static Words Name(this ConsentGiven given) => given switch
    {
        ConsentGiven.Paper => new("on paper", "书面"),
        ConsentGiven.Spoken => new("spoken", "口头"),
        _ => new("by mail", "邮件"),
    };
}
