using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

public sealed record OrganisationIn(LocalText Name, string Latin, Guid? Side, LocalText Note)
{
    public int? Revision { get; init; }
}

/// <summary>Adds an organisation, or changes one.</summary>
public sealed class PutOrganisation(Store store, Seat seat, Chance chance)
{
    public static readonly Words Added = new("Organisation added", "已新增机构");
    public static readonly Words Changed = new("Organisation changed", "已修改机构");

    public async Task<Outcome<Put>> Run(Guid? id, OrganisationIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var organisation = id is null ? null : await store.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == id, cancel);
        if (id is not null && organisation is null) return new NotThere();
        if (organisation is not null && organisation.IsStale(input.Revision)) return new SomebodyElseChangedIt();
        if (input.Name.IsEmpty) return new NameIsMissing();
        if (input.Name.Texts.Values.Any(n => n.Length > 200)) return new TooLong(200);
        if (input.Side is { } side && !await store.Set<Side>().AnyAsync(s => s.Id == side, cancel)) return new NotThere();
        if (organisation is null) store.Add(organisation = New(chance, seat, input.Name));
        organisation.SideId = input.Side;
        organisation.SortKey = NameKey.Of(input.Latin, input.Name);
        organisation.Content = organisation.Content with { Name = input.Name, Note = input.Note };
        return await store.SaveAs(organisation.Id, id is null ? Added : Changed, cancel);
    }

    internal static Organisation New(Chance chance, Seat seat, LocalText name) => new()
    {
        Id = chance.NewId(), CompartmentId = seat.CompartmentId, SortKey = NameKey.Of(null, name),
        Content = new OrganisationContent(name, [], LocalText.Empty),
    };
}
