using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.Searching;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Rosters;

/// <summary>One person or organisation that a written name may mean. <paramref name="Sure"/>: by a name or a confirmed alias.</summary>
internal sealed record NameMatch(Guid Id, LocalText Name, Guid? Side, bool Sure, bool ByAlias);

/// <summary>Whom written names mean: exactly a name or an alias, in any case and width, never a part of one.</summary>
public sealed class MatchNames(Store store, Complete complete)
{
    internal Task<ILookup<string, NameMatch>> Persons(IEnumerable<string> names, CancellationToken cancel) => Match(PersonSearch.OfKind, names, async ids =>
        (await store.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel))
        .Select(p => (p.Id, p.Content.Name, p.SideId, p.Content.Aliases)), cancel);

    internal Task<ILookup<string, NameMatch>> Organisations(IEnumerable<string> names, CancellationToken cancel) => Match(OrganisationSearch.OfKind, names, async ids =>
        (await store.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(cancel))
        .Select(o => (o.Id, o.Content.Name, o.SideId, o.Content.Aliases)), cancel);

    internal static string Plain(string name) => RosterColumns.Plain(name);

    private async Task<ILookup<string, NameMatch>> Match(string kind, IEnumerable<string> names,
        Func<List<Guid>, Task<IEnumerable<(Guid Id, LocalText Name, Guid? Side, IReadOnlyList<Alias> Aliases)>>> load, CancellationToken cancel)
    {
        var wanted = names.Where(n => n.Length > 0).GroupBy(Plain).ToDictionary(g => g.Key, g => g.First());
        var ids = new HashSet<Guid>();
        foreach (var name in wanted.Values) ids.UnionWith(await complete.Run(kind, name, 60, cancel) ?? []);
        var found = new List<(string Plain, NameMatch Match)>();
        foreach (var some in ids.Chunk(400))
            foreach (var (id, name, side, aliases) in await load([.. some]))
            {
                var seen = new HashSet<string>();
                foreach (var text in name.Texts.Values) Add(text, true, false);
                foreach (var alias in aliases.OrderByDescending(a => a.Confirmed)) Add(alias.Text, alias.Confirmed, true);

                void Add(string text, bool sure, bool byAlias)
                {
                    var plain = Plain(text);
                    if (wanted.ContainsKey(plain) && seen.Add(plain)) found.Add((plain, new NameMatch(id, name, side, sure, byAlias)));
                }
            }
        return found.ToLookup(f => f.Plain, f => f.Match);
    }
}
