using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Recordings;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Points;

/// <summary>A point as the rapporteur's form gives it. There is no place for a person in it.</summary>
/// <param name="Of">Side or community, with its id; null for the whole room.</param>
public sealed record PointIn(LocalText Text, (ActorKind Kind, Guid Id)? Of);

public sealed record PointIsEmpty() : Refusal(new Words(
    "Write the point, in one language at least.", "请至少用一种语言写下要点。"));

public sealed record PointNamesNobody() : Refusal(new Words(
    "A point belongs to a side, to a community or to the room, never to a person or an organisation.",
    "要点只能归于一方、一个群体或全场，不能归于个人或机构。"));

/// <summary>Writes down one point of a session, or corrects it, under the session's recording rule.</summary>
public sealed class PutPoint(Store store, Seat seat, TimeProvider time, Chance chance)
{
    public static readonly Words Added = new("Point noted", "已记下要点");
    public static readonly Words Changed = new("Point changed", "已修改要点");

    public async Task<Outcome<Put>> Run(Guid session, Guid? id, PointIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (await store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == session, cancel) is not { } its) return new NotThere();
        if ((await RecordingOf.Session(store, its, cancel)).Refuses(seat.AccountId) is { } refuses) return refuses;
        if (input.Text.IsEmpty) return new PointIsEmpty();
        if (input.Of is { } of && !await MayBelongTo(of, cancel)) return new PointNamesNobody();
        var point = id is null ? null : await store.Set<SessionPoint>().SingleOrDefaultAsync(p => p.Id == id && p.SessionId == session, cancel);
        if (id is not null && point is null) return new NotThere();
        if (point is null)
        {
            var now = time.GetUtcNow();
            point = new SessionPoint
            {
                Id = chance.NewId(), CompartmentId = seat.CompartmentId, SessionId = session, At = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)),
            };
            store.Add(point);
        }
        (point.Of, point.OfId) = (input.Of?.Kind, input.Of?.Id);
        point.Content = new(input.Text);
        return await store.SaveAs(point.Id, id is null ? Added : Changed, cancel);
    }

    private Task<bool> MayBelongTo((ActorKind Kind, Guid Id) of, CancellationToken cancel) => of.Kind switch
    {
        ActorKind.Side => store.Set<Side>().AnyAsync(s => s.Id == of.Id, cancel),
        ActorKind.Community => store.Set<Community>().AnyAsync(c => c.Id == of.Id, cancel),
        _ => Task.FromResult(false),
    };
}

/// <summary>Takes one point away.</summary>
public sealed class RemovePoint(Store store, Seat seat)
{
    public static readonly Words Label = new("Point removed", "已删除要点");

    public async Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (await store.Set<SessionPoint>().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } point) return new NotThere();
        store.Remove(point);
        return await store.Save(Label, cancel);
    }
}
