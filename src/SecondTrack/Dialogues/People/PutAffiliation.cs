using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

public sealed record EndsBeforeItBegins() : Refusal(new Words(
    "The affiliation ends before it begins. Correct one of the two dates.", "任职的结束时间早于开始时间，请更正其中一个日期。"));

/// <summary>Says where a person was from when to when, and as what; an open end means still.</summary>
public sealed class PutAffiliation(Store store, Seat seat, Chance chance)
{
    public static readonly Words Added = new("Affiliation added", "已新增任职");
    public static readonly Words Changed = new("Affiliation changed", "已修改任职");

    public async Task<Outcome<Put>> Run(
        Guid person, Guid? id, Guid organisation, LocalText title, PartialDate from, PartialDate to, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (!await store.Set<Person>().AnyAsync(p => p.Id == person, cancel)) return new NotThere();
        if (!await store.Set<Organisation>().AnyAsync(o => o.Id == organisation, cancel)) return new NotThere();
        if (from.IsKnown && to.IsKnown && to.Last < from.First) return new EndsBeforeItBegins();
        var affiliation = id is null ? null : await store.Set<Affiliation>().SingleOrDefaultAsync(a => a.Id == id && a.PersonId == person, cancel);
        if (id is not null && affiliation is null) return new NotThere();
        if (affiliation is null)
        {
            affiliation = new Affiliation { Id = chance.NewId(), CompartmentId = seat.CompartmentId, PersonId = person };
            store.Add(affiliation);
        }
        (affiliation.OrganisationId, affiliation.From, affiliation.FromKey, affiliation.To) = (organisation, from, from.SortKey, to);
        affiliation.Content = new AffiliationContent(title);
        return await store.SaveAs(affiliation.Id, id is null ? Added : Changed, cancel);
    }
}
