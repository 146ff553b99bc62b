using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Evidence.Coding;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

public sealed record WhoIsIt(string Typed) : Refusal(new Words(
    "Nobody here is called exactly “{0}”, or more than one is. Choose from the names offered, or say that this is somebody new.",
    "这里没有人的姓名正好是“{0}”，或不止一人同名。请从候选姓名中选择，或注明是新人物。").With(Typed));

public sealed record SourceMayNotName(GroundRule Rule) : Refusal(new Words(
    "This source is under the ground rule “{0}”: who spoke or was there is not written down with it.",
    "该来源适用“{0}”：不随其记录发言人或在场者。").With(Rule.Name()));

/// <summary>Says that a person wrote, spoke or was there; somebody new comes in with the name alone. The same person twice only changes the role.</summary>
public sealed class SetPersonOfSource(Store store, Seat seat, Chance chance, RecognisePeople recognise)
{
    public static readonly Words Label = new("Person of the source noted", "已记录来源相关人物");

    public async Task<Outcome<Guid>> Run(Guid sourceId, Guid? personId, string name, bool isNew, SourceRole role, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var source = await store.Set<Source>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId, cancel);
        if (source is null) return new NotThere();
        if (!(await SourceRules.RecordingOf(store, source, cancel)).MayName(ActorKind.Person)) return new SourceMayNotName(source.GroundRule);
        var id = personId ?? (isNew ? null : await recognise.One(name, cancel));
        if (id is null && isNew && !string.IsNullOrWhiteSpace(name))
        {
            var made = NewPerson.Named(chance, seat, name);
            store.Add(made);
            id = made.Id;
        }
        else if (id is null || !await store.Set<Person>().AnyAsync(p => p.Id == id, cancel))
        {
            return new WhoIsIt(name);
        }
        var there = await store.Set<SourcePerson>().SingleOrDefaultAsync(p => p.SourceId == sourceId && p.PersonId == id, cancel);
        if (there is not null) there.Role = role;
        else
            store.Add(new SourcePerson
            {
                Id = chance.NewId(), CompartmentId = seat.CompartmentId, SourceId = sourceId, PersonId = id.Value, Role = role, Content = new(name.Trim()),
            });
        return await store.Save(Label, cancel);
    }
}
