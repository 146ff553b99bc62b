using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.People;

public sealed record AliasIsThere() : Refusal(new Words("This name is on the list already.", "名单中已有这个名称。"));

/// <summary>Adds a form of a name. What somebody types here themselves is confirmed by that; a machine's finding is suggested.</summary>
public sealed class AddAlias(Store store, Seat seat)
{
    public static readonly Words Label = new("Alias added", "已新增别名");

    public async Task<Outcome<Guid>> Run(Guid id, string text, bool confirmed, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        text = text.Trim().Normalize();
        if (text.Length == 0) return new NameIsMissing();
        if (text.Length > 200) return new TooLong(200);
        var alias = new Alias(text, confirmed);
        if (await store.Set<Person>().SingleOrDefaultAsync(p => p.Id == id, cancel) is { } person)
        {
            if (Has(person.Content.Name, person.Content.Aliases, text)) return new AliasIsThere();
            person.Content = person.Content with { Aliases = [.. person.Content.Aliases, alias] };
        }
        else if (await store.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == id, cancel) is { } organisation)
        {
            if (Has(organisation.Content.Name, organisation.Content.Aliases, text)) return new AliasIsThere();
            organisation.Content = organisation.Content with { Aliases = [.. organisation.Content.Aliases, alias] };
        }
        else return new NotThere();
        return await store.Save(Label, cancel);
    }

    private static bool Has(LocalText name, IReadOnlyList<Alias> aliases, string text) =>
        name.Texts.Values.Concat(aliases.Select(a => a.Text)).Contains(text, StringComparer.OrdinalIgnoreCase);
}
