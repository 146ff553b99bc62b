using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

/// <summary>Somebody says that this form of the name means this person: from now on it is recognised.</summary>
public sealed class ConfirmAlias(Store store, Seat seat)
{
    public static readonly Words Label = new("Alias confirmed", "已确认别名");

    public async Task<Outcome<Guid>> Run(Guid id, string text, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (await store.Set<Person>().SingleOrDefaultAsync(p => p.Id == id, cancel) is { } person)
        {
            if (Confirm(person.Content.Aliases, text) is not { } aliases) return new NotThere();
            person.Content = person.Content with { Aliases = aliases };
        }
        else if (await store.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == id, cancel) is { } organisation)
        {
            if (Confirm(organisation.Content.Aliases, text) is not { } aliases) return new NotThere();
            organisation.Content = organisation.Content with { Aliases = aliases };
        }
        else return new NotThere();
        return await store.Save(Label, cancel);
    }

    private static List<Alias>? Confirm(IReadOnlyList<Alias> aliases, string text) =>
        aliases.Any(a => a.Text == text && !a.Confirmed) ? [.. aliases.Select(a => a.Text == text ? a with { Confirmed = true } : a)] : null;
}
