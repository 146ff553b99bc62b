using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using SecondTrack.Storage;

namespace SecondTrack.Search;

/// <summary>A tsvector of the same terms with a GIN index, beside the entry itself.</summary>
internal sealed class PostgresSearchIndex : SearchIndex
{
    public static readonly PostgresSearchIndex Instance = new();

    public override async Task<HashSet<long>> Taken(Store store, IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        await using var command = Command(store, """SELECT "Key" FROM "SearchEntries" WHERE "Key" = ANY (@keys)""");
        command.Parameters.AddWithValue("keys", keys.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var taken = new HashSet<long>();
        while (await reader.ReadAsync(cancel)) taken.Add(reader.GetInt64(0));
        return taken;
    }

    public override async Task Add(Store store, IReadOnlyList<NewEntry> entries, CancellationToken cancel)
    {
        foreach (var some in entries.Chunk(500))
        {
            await using var command = Command(store, """
                INSERT INTO "SearchEntries" ("Key", "CompartmentId", "Kind", "ThingId", "Part", "Terms")
                SELECT k, c, n, t, p, to_tsvector('simple', w) FROM unnest(@keys, @compartments, @kinds, @things, @parts, @terms) AS e(k, c, n, t, p, w)
                """);
            command.Parameters.AddWithValue("keys", Array.ConvertAll(some, e => e.Entry.Key));
            command.Parameters.AddWithValue("compartments", Array.ConvertAll(some, e => e.Entry.CompartmentId));
            command.Parameters.AddWithValue("kinds", Array.ConvertAll(some, e => e.Entry.Kind));
            command.Parameters.AddWithValue("things", Array.ConvertAll(some, e => e.Entry.ThingId));
            command.Parameters.AddWithValue("parts", Array.ConvertAll(some, e => e.Entry.Part));
            command.Parameters.AddWithValue("terms", Array.ConvertAll(some, e => e.Terms));
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    public override async Task Remove(Store store, Guid compartment, IReadOnlyCollection<Guid> things, CancellationToken cancel)
    {
        await using var command = Command(store, """DELETE FROM "SearchEntries" WHERE "ThingId" = ANY (@things) AND "CompartmentId" = @compartment""");
        command.Parameters.AddWithValue("things", things.ToArray());
        command.Parameters.AddWithValue("compartment", compartment);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public override Task Clear(Store store, Guid compartment, CancellationToken cancel) =>
        store.Set<SearchEntry>().Where(e => e.CompartmentId == compartment).ExecuteDeleteAsync(cancel);

    public override async Task<List<FoundEntry>> Find(Store store, Guid compartment, IndexQuestion question, int most, CancellationToken cancel)
    {
        await store.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = Command(store, """
                SELECT "Key", "Kind", "ThingId", "Part" FROM "SearchEntries"
                WHERE "Terms" @@ @query::tsquery AND "CompartmentId" = @compartment AND "Key" >= @from AND "Key" < @end
                ORDER BY "Key" LIMIT @most
                """);
            command.Parameters.AddWithValue("query", Query(question));
            command.Parameters.AddWithValue("compartment", compartment);
            command.Parameters.AddWithValue("from", question.FromKey);
            command.Parameters.AddWithValue("end", question.EndKey);
            command.Parameters.Add(new NpgsqlParameter("most", NpgsqlDbType.Integer) { Value = most });
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var found = new List<FoundEntry>();
            while (await reader.ReadAsync(cancel))
                found.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetGuid(2), reader.GetInt32(3)));
            return found;
        }
        finally
        {
            await store.Database.CloseConnectionAsync();
        }
    }

    public override async Task<long?> Holding(Store store, IReadOnlyCollection<long> keys, string terms, CancellationToken cancel)
    {
        await using var command = Command(store, """SELECT "Key" FROM "SearchEntries" WHERE "Key" = ANY (@keys) AND "Terms" = to_tsvector('simple', @terms) LIMIT 1""");
        command.Parameters.AddWithValue("keys", keys.ToArray());
        command.Parameters.AddWithValue("terms", terms);
        return (long?)await command.ExecuteScalarAsync(cancel);
    }

    /// <summary>Frees the removed rows for reuse at once. Bytes of a freed row may lie in its page until then: see the threat model.</summary>
    public override Task Scrub(Store store, CancellationToken cancel) =>
        store.Database.ExecuteSqlRawAsync("""VACUUM "SearchEntries", "EarlierVersions" """, cancel);

    private static string Query(IndexQuestion question)
    {
        var terms = question.Terms;
        var all = new List<string>();
        foreach (var phrase in question.Query.Phrases)
            all.Add($"({string.Join(" <-> ", phrase.Tokens.Select((t, i) => $"'{terms.Of(t)}'{(phrase.LastIsBeginning && i == phrase.Tokens.Count - 1 ? ":*" : "")}"))})");
        all.AddRange(question.Beginnings.Select(b => $"'{b}':*"));
        all.AddRange(question.Marks.Select(group => $"({string.Join(" | ", group.Select(m => $"'{terms.Of(m)}'"))})"));
        return string.Join(" & ", all);
    }

    private static NpgsqlCommand Command(Store store, string sql)
    {
        var command = ((NpgsqlConnection)store.Database.GetDbConnection()).CreateCommand();
        command.CommandText = sql;
        command.Transaction = (NpgsqlTransaction?)store.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}
