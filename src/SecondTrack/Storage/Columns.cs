using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SecondTrack.Storage;

/// <summary>Ids as 16 bytes, most significant first: SQLite then orders them as PostgreSQL does.</summary>
internal sealed class IdColumn() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

internal sealed class PartialDateColumn() : ValueConverter<PartialDate, string>(date => date.Text, text => PartialDate.Parse(text));

/// <summary>Instants as milliseconds of UTC: SQLite cannot compare the text form, PostgreSQL refuses other offsets.</summary>
internal sealed class InstantColumn() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));

internal sealed class LocalTextColumn() : ValueConverter<LocalText, string>(
    text => JsonSerializer.Serialize(text, StoredJson.Options), json => JsonSerializer.Deserialize<LocalText>(json, StoredJson.Options)!);
