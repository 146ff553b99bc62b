using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping.Retention;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Subjects;

/// <param name="Own">What is the person's, with everything that cannot stay without it.</param>
/// <param name="Unlinked">What only points at one of those.</param>
/// <param name="Naming">What else says one of the person's names.</param>
internal sealed record RowsOfPerson(
    Person Person, IReadOnlyList<PrivateRow> Own, IReadOnlyList<(PrivateRow Row, string Key)> Unlinked, IReadOnlyList<PrivateRow> Naming, BlankNames Names);

/// <summary>Everything of one person in the seat's compartment: what erasing takes and what exporting hands out, found in one way.</summary>
public sealed class PersonRows(Store store, IEnumerable<KeptType> types)
{
    internal IReadOnlyList<KeptType> Types { get; } = [.. types];

    internal async Task<RowsOfPerson?> Of(Guid id, CancellationToken cancel)
    {
        if (await store.Set<Person>().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } person) return null;
        var roots = new List<PrivateRow>();
        foreach (var type in Types) roots.AddRange(await type.OfPerson(store, id, cancel));
        var (own, unlinked) = await Dependents.Of(store, Types, roots, cancel);
        var gone = own.Select(r => r.Id).ToHashSet();
        var names = new BlankNames(person.Content);
        var naming = new List<PrivateRow>();
        // Another person's own record keeps its name, also where two share one.
        foreach (var type in Types.Where(t => t.RowType != typeof(Person)))
            await foreach (var row in type.All(store).WithCancellation(cancel))
                if (!gone.Contains(row.Id) && row.Texts().Any(names.Names))
                    naming.Add(row);
        return new(person, own, unlinked, naming, names);
    }
}
