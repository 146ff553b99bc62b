using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

/// <summary>Takes a form of a name off the list: a suggestion that was wrong, or an alias no longer used.</summary>
public sealed class RemoveAlias(Store store, Seat seat)
{
    public static readonly Words Label = new("Alias removed", "已删除别名");

    public async Task<Outcome<Guid>> Run(Guid id, string text, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (await store.Set<Person>().SingleOrDefaultAsync(p => p.Id == id, cancel) is { } person)
        {
            if (person.Content.Aliases.All(a => a.Text != text)) return new NotThere();
            person.Content = person.Content with { Aliases = [.. person.Content.Aliases.Where(a => a.Text != text)] };
        }
        else if (await store.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == id, cancel) is { } organisation)
        {
            if (organisation.Content.Aliases.All(a => a.Text != text)) return new NotThere();
            organisation.Content = organisation.Content with { Aliases = [.. organisation.Content.Aliases.Where(a => a.Text != text)] };
        }
        else return new NotThere();
        return await store.Save(Label, cancel);
    }
}
