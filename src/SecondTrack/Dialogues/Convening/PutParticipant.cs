using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed record TakesPartAlready() : Refusal(new Words(
    "This person is on the list of the round already. Change that line instead.", "此人已在本轮名单中，请直接修改该行。"));

public sealed record SpeaksForNoSide() : Refusal(new Words(
    "Hosts, interpreters, rapporteurs, staff and funders speak for no side: leave the side empty.",
    "主办方、译员、记录人、工作人员和资助方不代表任何一方发言：请不要选择所属方。"));

/// <summary>Puts a person on the list of a round in a capacity, or changes the line; those who speak for no side have none.</summary>
public sealed class PutParticipant(Store store, Seat seat, Chance chance)
{
    public static readonly Words Added = new("Participant added", "已新增与会者");
    public static readonly Words Changed = new("Participant changed", "已修改与会者");

    public async Task<Outcome<Put>> Run(Guid round, Guid? id, Guid person, Capacity capacity, Guid? side, LocalText note, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<Round>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == round, cancel) is not { } its) return new NotThere();
        if (side is not null && !capacity.SpeaksForASide()) return new SpeaksForNoSide();
        if (side is { } wanted && !await store.Set<Side>().AnyAsync(s => s.Id == wanted && s.SeriesId == its.SeriesId, cancel)) return new NotThere();
        var participant = id is null ? null : await store.Set<Participant>().SingleOrDefaultAsync(p => p.Id == id && p.RoundId == round, cancel);
        if (id is not null && participant is null) return new NotThere();
        if (participant is null)
        {
            if (!await store.Set<Person>().AnyAsync(p => p.Id == person, cancel)) return new NotThere();
            if (await store.Set<Participant>().AnyAsync(p => p.RoundId == round && p.PersonId == person, cancel)) return new TakesPartAlready();
            participant = new Participant { Id = chance.NewId(), CompartmentId = seat.CompartmentId, RoundId = round, PersonId = person };
            store.Add(participant);
        }
        (participant.Capacity, participant.SideId) = (capacity, side);
        participant.Content = new ParticipantContent(note);
        return await store.SaveAs(participant.Id, id is null ? Added : Changed, cancel);
    }
}
