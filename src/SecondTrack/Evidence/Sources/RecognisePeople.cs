using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Searching;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <summary>
/// Who is meant by the names of a byline: people whose name or confirmed alias is exactly that. A name that two people bear means nobody.
/// </summary>
public sealed partial class RecognisePeople(Store store, CompletePeople complete)
{
    private const int MostNames = 12;

    public async Task<IReadOnlyList<(Guid Person, string AsPrinted)>> Run(string byline, CancellationToken cancel = default)
    {
        var found = new List<(Guid, string)>();
        foreach (var name in Names(byline).Take(MostNames))
            if (await One(name, cancel) is { } person && found.TrueForAll(f => f.Item1 != person))
                found.Add((person, name));
        return found;
    }

    /// <summary>The one person with exactly this name or confirmed alias.</summary>
    internal async Task<Guid?> One(string name, CancellationToken cancel)
    {
        var offered = await complete.Run(name, cancel);
        if (!offered.Done || offered.Value.Count == 0) return null;
        var ids = offered.Value.Select(c => c.Id).ToList();
        var persons = await store.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        var wanted = Plain(name);
        return persons.FindAll(p => NamesOf(p).Any(n => Plain(n) == wanted)) is [var only] ? only.Id : null;
    }

    private static IEnumerable<string> NamesOf(Person person) =>
        person.Content.Name.Texts.Values.Concat(person.Content.Aliases.Where(a => a.Confirmed).Select(a => a.Text));

    private static IEnumerable<string> Names(string byline) =>
        Between().Split(byline).Select(n => n.Trim()).Where(n => n.Length > 0);

    private static string Plain(string name) => Spaces().Replace(name.Normalize(System.Text.NormalizationForm.FormKC), " ").Trim().ToUpperInvariant();

    [GeneratedRegex(@"[,，、;；/|&]|\band\b|\s和\s|^(?:By|文|作者)[:：\s/／]+|(?<=\p{IsCJKUnifiedIdeographs})\s+(?=\p{IsCJKUnifiedIdeographs})", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
