using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Points;

public sealed record SessionPointContent(LocalText Text);

/// <summary>
/// One thing that was said in a session, by nobody: it belongs to a side, to a community or to the room. There is no column for a person,
/// and the account that wrote it stands in the audit trail alone.
/// </summary>
internal sealed class SessionPoint : PrivateRow<SessionPointContent>
{
    public Guid SessionId { get; init; }

    /// <summary>Side or Community; null for the whole room.</summary>
    public ActorKind? Of { get; set; }

    public Guid? OfId { get; set; }

    /// <summary>To the minute: a finer time would tell the order of speakers on a recording.</summary>
    public DateTimeOffset At { get; set; }
}

internal sealed class SessionPointModel : IEntityTypeConfiguration<SessionPoint>
{
    public void Configure(EntityTypeBuilder<SessionPoint> builder)
    {
        builder.ToTable("SessionPoints");
        builder.HasIndex(p => new { p.CompartmentId, p.SessionId, p.At });
        builder.HasOne<Session>().WithMany().HasForeignKey(p => p.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
