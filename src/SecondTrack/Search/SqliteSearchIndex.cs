using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SecondTrack.Storage;

namespace SecondTrack.Search;

/// <summary>A contentless FTS5 table whose row ids are the entries' keys: it gives them in the order of results and stops when there are enough.</summary>
internal sealed class SqliteSearchIndex : SearchIndex
{
    public static readonly SqliteSearchIndex Instance = new();

    public override async Task<HashSet<long>> Taken(Store store, IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        await using var command = Command(store, "SELECT 1 FROM SearchEntries WHERE Key = $key");
        var key = Parameter(command, "$key", SqliteType.Integer);
        var taken = new HashSet<long>();
        foreach (var candidate in keys)
        {
            key.Value = candidate;
            if (await command.ExecuteScalarAsync(cancel) is not null) taken.Add(candidate);
        }
        return taken;
    }

    public override async Task Add(Store store, IReadOnlyList<NewEntry> entries, CancellationToken cancel)
    {
        await using var row = Command(store, "INSERT INTO SearchEntries (Key, CompartmentId, Kind, ThingId, Part) VALUES ($key, $compartment, $kind, $thing, $part)");
        await using var words = Command(store, "INSERT INTO SearchIndex (rowid, terms) VALUES ($key, $terms)");
        var (key, compartment, kind) = (Parameter(row, "$key", SqliteType.Integer), Parameter(row, "$compartment", SqliteType.Blob), Parameter(row, "$kind", SqliteType.Text));
        var (thing, part) = (Parameter(row, "$thing", SqliteType.Blob), Parameter(row, "$part", SqliteType.Integer));
        var (rowid, terms) = (Parameter(words, "$key", SqliteType.Integer), Parameter(words, "$terms", SqliteType.Text));
        foreach (var (entry, text) in entries)
        {
            (key.Value, compartment.Value, kind.Value, thing.Value, part.Value) =
                (entry.Key, entry.CompartmentId.ToByteArray(true), entry.Kind, entry.ThingId.ToByteArray(true), entry.Part);
            (rowid.Value, terms.Value) = (entry.Key, text);
            await row.ExecuteNonQueryAsync(cancel);
            await words.ExecuteNonQueryAsync(cancel);
        }
    }

    public override async Task Remove(Store store, Guid compartment, IReadOnlyCollection<Guid> things, CancellationToken cancel)
    {
        const string Those = "FROM SearchEntries WHERE ThingId = $thing AND CompartmentId = $compartment";
        await using var words = Command(store, $"DELETE FROM SearchIndex WHERE rowid IN (SELECT Key {Those})");
        await using var rows = Command(store, $"DELETE {Those}");
        foreach (var command in new[] { words, rows })
        {
            Parameter(command, "$compartment", SqliteType.Blob).Value = compartment.ToByteArray(true);
            Parameter(command, "$thing", SqliteType.Blob);
        }
        foreach (var thing in things)
            foreach (var command in new[] { words, rows })
            {
                command.Parameters["$thing"].Value = thing.ToByteArray(true);
                await command.ExecuteNonQueryAsync(cancel);
            }
    }

    public override async Task Clear(Store store, Guid compartment, CancellationToken cancel)
    {
        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        // Removed words leave an FTS5 table for good only when its segments are merged.
        foreach (var sql in new[]
        {
            "DELETE FROM SearchIndex WHERE rowid IN (SELECT Key FROM SearchEntries WHERE CompartmentId = $compartment)",
            "DELETE FROM SearchEntries WHERE CompartmentId = $compartment",
            "INSERT INTO SearchIndex (SearchIndex) VALUES ('optimize')",
        })
        {
            await using var command = Command(store, sql);
            if (sql.Contains('$', StringComparison.Ordinal)) Parameter(command, "$compartment", SqliteType.Blob).Value = compartment.ToByteArray(true);
            await command.ExecuteNonQueryAsync(cancel);
        }
        await whole.CommitAsync(cancel);
    }

    public override async Task<List<FoundEntry>> Find(Store store, Guid compartment, IndexQuestion question, int most, CancellationToken cancel)
    {
        await store.Database.OpenConnectionAsync(cancel);
        try
        {
            // CROSS JOIN: the words come first, in key order; each entry is then looked up and bounded by its compartment.
            await using var command = Command(store, """
                SELECT e.Key, e.Kind, e.ThingId, e.Part
                FROM SearchIndex AS i CROSS JOIN SearchEntries AS e ON e.Key = i.rowid
                WHERE i.SearchIndex MATCH $match AND i.rowid >= $from AND i.rowid < $end AND e.CompartmentId = $compartment
                ORDER BY i.rowid LIMIT $most
                """);
            Parameter(command, "$match", SqliteType.Text).Value = Match(question);
            Parameter(command, "$from", SqliteType.Integer).Value = question.FromKey;
            Parameter(command, "$end", SqliteType.Integer).Value = question.EndKey;
            Parameter(command, "$compartment", SqliteType.Blob).Value = compartment.ToByteArray(true);
            Parameter(command, "$most", SqliteType.Integer).Value = most;
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var found = new List<FoundEntry>();
            while (await reader.ReadAsync(cancel))
                found.Add(new(reader.GetInt64(0), reader.GetString(1), new Guid(reader.GetFieldValue<byte[]>(2), true), reader.GetInt32(3)));
            return found;
        }
        finally
        {
            await store.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The index keeps no text to compare with: the number of terms must be right, and the first and the last of them in their places.</summary>
    public override async Task<long?> Holding(Store store, IReadOnlyCollection<long> keys, string terms, CancellationToken cancel)
    {
        const int Compared = 4;
        var all = terms.Split(' ');
        await using var words = Command(store, "SELECT rowid FROM SearchIndex WHERE SearchIndex MATCH $match AND rowid = $key");
        await using var size = Command(store, "SELECT sz FROM SearchIndex_docsize WHERE id = $key");
        Parameter(words, "$match", SqliteType.Text).Value = all.Length <= 2 * Compared ? Phrase(all) : $"{Phrase(all[..Compared])} AND {Phrase(all[^Compared..])}";
        var (key, sized) = (Parameter(words, "$key", SqliteType.Integer), Parameter(size, "$key", SqliteType.Integer));
        foreach (var candidate in keys)
        {
            key.Value = sized.Value = candidate;
            if (await size.ExecuteScalarAsync(cancel) is byte[] count && Number(count) == all.Length && await words.ExecuteScalarAsync(cancel) is long found) return found;
        }
        return null;
    }

    /// <summary>As SQLite writes a whole number: seven bits a byte, the highest first.</summary>
    private static long Number(byte[] written)
    {
        long number = 0;
        foreach (var part in written)
        {
            number = (number << 7) | (long)(part & 0x7F);
            if (part < 0x80) break;
        }
        return number;
    }

    private static string Phrase(IEnumerable<string> terms) => $"\"{string.Join(' ', terms)}\"";

    /// <summary>Every term is quoted and made of letters and digits alone: what was typed can never be read as an operator.</summary>
    private static string Match(IndexQuestion question)
    {
        var terms = question.Terms;
        var all = new List<string>();
        foreach (var phrase in question.Query.Phrases)
            all.Add($"\"{string.Join(' ', phrase.Tokens.Select(t => terms.Of(t)))}\"{(phrase.LastIsBeginning ? "*" : "")}");
        all.AddRange(question.Beginnings.Select(b => $"\"{b}\"*"));
        all.AddRange(question.Marks.Select(group => $"({string.Join(" OR ", group.Select(m => $"\"{terms.Of(m)}\""))})"));
        return string.Join(" AND ", all);
    }

    /// <summary>Removed terms leave an FTS5 table when its segments merge, removed pages the write-ahead log when it is put back into the file.</summary>
    public override async Task Scrub(Store store, CancellationToken cancel)
    {
        await store.Database.ExecuteSqlRawAsync("INSERT INTO SearchIndex(SearchIndex) VALUES('optimize')", cancel);
        await store.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }

    private static DbCommand Command(Store store, string sql)
    {
        var command = store.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = store.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static SqliteParameter Parameter(DbCommand command, string name, SqliteType type) =>
        ((SqliteCommand)command).Parameters.Add(name, type);
}
