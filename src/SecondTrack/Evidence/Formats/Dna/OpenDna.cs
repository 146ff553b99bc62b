using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Formats.Dna;

/// <summary>
/// A database from outside, opened in memory and only for reading: nothing of it touches a disk, and nothing in it (a view, a trigger) is run.
/// </summary>
internal sealed class OpenDna : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly HashSet<string> _columns = new(StringComparer.OrdinalIgnoreCase);
    private nint _memory;

    private OpenDna(SqliteConnection connection, nint memory) => (_connection, _memory) = (connection, memory);

    private static readonly string[] Needed = ["DOCUMENTS.Text", "STATEMENTS.Start", "STATEMENTS.Stop", "STATEMENTTYPES.Label", "VARIABLES.Variable", "DATASHORTTEXT.StatementId"];

    /// <summary>What a reader makes of the database, or why it cannot be read.</summary>
    public static Outcome<T> With<T>(byte[] bytes, Func<OpenDna, T> read)
    {
        if (!bytes.AsSpan().StartsWith("SQLite format 3\0"u8) || bytes.Length < 512)
            return new UnreadableFile(new("This is not a file of Discourse Network Analyzer. Choose the .dna file itself.", "这不是Discourse Network Analyzer的文件。请选择.dna文件本身。"));
        try
        {
            using var dna = Open(bytes);
            if (Array.Find(Needed, n => !dna.Has(n.Split('.')[0], n.Split('.')[1])) is { } missing)
                return new UnreadableFile(new Words("This database is not one of Discourse Network Analyzer 2 or 3: it has no {0}.",
                    "这个数据库不是Discourse Network Analyzer 2或3的文件：缺少{0}。").With(missing));
            return read(dna);
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException or FormatException or OverflowException or ArgumentException)
        {
            return new UnreadableFile(new("The .dna file is damaged. Open it in Discourse Network Analyzer and save it anew.",
                ".dna文件已损坏。请在Discourse Network Analyzer中打开后另存。"));
        }
    }

    private static OpenDna Open(byte[] bytes)
    {
        var memory = Marshal.AllocHGlobal(bytes.Length);
        Marshal.Copy(bytes, 0, memory, bytes.Length);
        // A file last written with a write-ahead log says so in two bytes; in memory there is no log to look for.
        Marshal.WriteByte(memory, 18, 1);
        Marshal.WriteByte(memory, 19, 1);
        var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        var open = new OpenDna(connection, memory);
        try
        {
            connection.Open();
            var code = SQLitePCL.raw.sqlite3_deserialize(connection.Handle!, "main", memory, bytes.Length, bytes.Length, SQLitePCL.raw.SQLITE_DESERIALIZE_READONLY);
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
            open.Execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON;");
            foreach (var row in open.Rows("SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"))
                open._columns.Add($"{row[0]}.{row[1]}");
            return open;
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    public bool Has(string table, string column) => _columns.Contains($"{table}.{column}");

    public IEnumerable<object?[]> Rows(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return Array.ConvertAll<object, object?>(row, v => v is DBNull ? null : v);
        }
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _connection.Dispose();
        Marshal.FreeHGlobal(_memory);
        _memory = 0;
    }
}
