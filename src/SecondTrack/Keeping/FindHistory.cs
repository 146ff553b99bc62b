using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

/// <summary>One field of a thing before and after a change; empty where there was, or is, nothing.</summary>
/// <param name="Field">The name of the field, with the language behind it where it has several: Claim en.</param>
/// <param name="IsReference">It points to another thing: its id says nothing to a reader.</param>
public sealed record FieldChanged(string Field, string Before, string After, bool IsReference);

/// <summary>One change of one thing.</summary>
public sealed record VersionLine(Guid Change, DateTimeOffset At, string Who, AuditAct Act, Words Label, IReadOnlyList<FieldChanged> Fields);

/// <param name="Thing">Its kind: Source, Proposition.</param>
/// <param name="IsThere">False once it was removed.</param>
public sealed record HistoryFound(Guid Id, string Thing, bool IsThere, IReadOnlyList<VersionLine> Versions, int Page, bool HasMore);

/// <summary>
/// The versions of one private thing, newest first: who changed what, when, and the words before and after. They are kept with the thing and
/// go with it when it is erased.
/// </summary>
public sealed class FindHistory(Store store, Seat seat)
{
    public const int PageSize = 20;

    private static readonly HashSet<string> NotSaid =
        [nameof(PrivateRow.Id), nameof(PrivateRow.CompartmentId), nameof(PrivateRow.Sealed), nameof(PrivateRow.Salt), nameof(PrivateRow.Revision), "SealedBytes"];

    public async Task<Outcome<HistoryFound>> Run(Guid id, int page = 1, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        page = Math.Max(1, page);
        // One more than is shown: the state after a change is the state before the next one.
        var skip = Math.Max(0, ((page - 1) * PageSize) - 1);
        var rows = await (
            from v in store.Set<EarlierVersion>().AsNoTracking()
            where v.ThingId == id && v.CompartmentId == seat.CompartmentId
            join c in store.Set<Change>() on v.ChangeId equals c.Id
            join a in store.Set<Account>() on c.AccountId equals a.Id into accounts
            from a in accounts.DefaultIfEmpty()
            orderby c.Seq descending
            select new { Version = v, Change = c, Who = a == null ? "" : a.DisplayName }).Skip(skip).Take(PageSize + 2).ToListAsync(cancel);
        if (rows.Count == 0 || store.Model.GetEntityTypes().SingleOrDefault(t => t.ClrType.Name == rows[0].Version.Thing) is not { } type) return new NotThere();
        var now = (PrivateRow?)await store.FindAsync(type.ClrType, [id], cancel);
        var states = rows.ConvertAll(r => State(type.ClrType, r.Version));
        var lines = new List<VersionLine>();
        for (var i = page == 1 ? 0 : 1; i < rows.Count && lines.Count < PageSize; i++)
        {
            var after = i == 0 ? Fields(now) : states[i - 1];
            lines.Add(new(rows[i].Change.Id, rows[i].Change.At, rows[i].Who, rows[i].Version.Act, new Words(rows[i].Change.LabelEn, rows[i].Change.LabelZh), Compare(states[i], after)));
        }
        return new HistoryFound(id, rows[0].Version.Thing, now is not null, lines, page, rows.Count > lines.Count + (page == 1 ? 0 : 1));
    }

    private Dictionary<string, (string Text, bool IsReference)> State(Type type, EarlierVersion version)
    {
        if (version.Sealed.Length == 0) return [];
        var row = (PrivateRow)Activator.CreateInstance(type)!;
        var entry = store.Entry(row);
        entry.Property(nameof(PrivateRow.Id)).CurrentValue = version.ThingId;
        RowState.Restore(entry, store.OpenEarlier(version));
        row.Seal = store.Seal;
        var fields = Fields(row);
        entry.State = EntityState.Detached;
        return fields;
    }

    private Dictionary<string, (string Text, bool IsReference)> Fields(PrivateRow? row)
    {
        var fields = new Dictionary<string, (string, bool)>(StringComparer.Ordinal);
        if (row is null) return fields;
        foreach (var property in store.Entry(row).Metadata.GetProperties().Where(p => !NotSaid.Contains(p.Name) && !p.Name.EndsWith("Key", StringComparison.Ordinal)))
            if (store.Entry(row).Property(property.Name).CurrentValue is { } value)
                fields[property.Name] = (string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}", value), value is Guid);
        Add(JsonSerializer.Deserialize<JsonElement>(row.ContentBytes(), StoredJson.Options), "");
        return fields;

        void Add(JsonElement element, string name)
        {
            if (element.ValueKind == JsonValueKind.Object) foreach (var part in element.EnumerateObject()) Add(part.Value, name.Length == 0 ? part.Name : $"{name} {part.Name}");
            else if (element.ValueKind == JsonValueKind.Array) foreach (var (i, part) in element.EnumerateArray().Index()) Add(part, $"{name} {i + 1}");
            else if (element.ToString() is { Length: > 0 } text) fields[name] = (text, Guid.TryParse(text, out _));
        }
    }

    private static List<FieldChanged> Compare(Dictionary<string, (string Text, bool IsReference)> before, Dictionary<string, (string Text, bool IsReference)> after) =>
        [.. before.Keys.Union(after.Keys).Where(k => before.GetValueOrDefault(k).Text != after.GetValueOrDefault(k).Text).Order(StringComparer.Ordinal)
            .Select(k => new FieldChanged(k, before.GetValueOrDefault(k).Text ?? "", after.GetValueOrDefault(k).Text ?? "",
                before.GetValueOrDefault(k).IsReference || after.GetValueOrDefault(k).IsReference))];
}
