using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Metadata;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Subjects;

/// <param name="Texts">Every text of it, in the order of its fields.</param>
/// <param name="IsNamed">It only says the person's name; it is not the person's own.</param>
public sealed record KeptThing(Guid Id, Words Type, IReadOnlyList<string> Texts, Words Until, DateOnly? Goes, bool IsNamed);

public sealed record PersonRecord(Guid Id, LocalText Name, DateTimeOffset At, IReadOnlyList<KeptThing> Things);

public sealed record PersonFile(byte[] Json, PersonRecord Record);

/// <summary>Everything that is kept about one person: as they would read it, and as a file to hand to them.</summary>
public sealed class ExportPerson(Store store, Seat seat, TimeProvider time, PersonRows rows)
{
    private static readonly HashSet<string> Inner = [nameof(PrivateRow.Sealed), nameof(PrivateRow.Salt), nameof(PrivateRow.Revision), nameof(PrivateRow.CompartmentId), "SealedBytes", "SortKey", "DateKey"];

    private static readonly JsonSerializerOptions Written = new(StoredJson.Options) { WriteIndented = true };

    /// <summary>"Could she see this?": the whole record as its subject would read it.</summary>
    public async Task<Outcome<PersonRecord>> Read(Guid person, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        return await rows.Of(person, cancel) is { } found ? Record(found) : new NotThere();
    }

    /// <summary>Leaves the workbench, so it is written down who took it.</summary>
    public async Task<Outcome<PersonFile>> Run(Guid person, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await rows.Of(person, cancel) is not { } found) return new NotThere();
        var record = Record(found);
        var json = new JsonObject
        {
            ["person"] = person.ToString("N"), ["at"] = record.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["own"] = new JsonArray([.. found.Own.Select(Json)]), ["naming"] = new JsonArray([.. found.Naming.Select(Json)]),
        };
        await store.Note(AuditAct.Exported, nameof(Person), person, cancel: cancel);
        return new PersonFile(JsonSerializer.SerializeToUtf8Bytes(json, Written), record);
    }

    private PersonRecord Record(RowsOfPerson found) => new(found.Person.Id, found.Person.Content.Name, time.GetUtcNow(),
        [.. rows.Types.SelectMany(t => found.Own.Where(r => r.GetType() == t.RowType).Select(r => Thing(t, r, false))
            .Concat(found.Naming.Where(r => r.GetType() == t.RowType).Select(r => Thing(t, r, true))))]);

    private static KeptThing Thing(KeptType type, PrivateRow row, bool named) => new(row.Id, type.Name,
        [.. row.Texts().Where(t => t.Length > 0).Distinct()], type.Until, row.ExpiresOn is { } day ? Expiry.Day(day) : null, named);

    private JsonObject Json(PrivateRow row)
    {
        var type = store.Model.FindEntityType(row.GetType())!;
        var json = new JsonObject { ["type"] = row.GetType().Name };
        foreach (var column in type.GetProperties().Where(p => !Inner.Contains(p.Name)))
            if (column.PropertyInfo?.GetValue(row) is { } value)
                json[Name(column)] = JsonSerializer.SerializeToNode(value, column.ClrType, StoredJson.Options);
        json["content"] = row.ContentJson();
        return json;
    }

    private static string Name(IProperty column) => JsonNamingPolicy.CamelCase.ConvertName(column.Name);
}
