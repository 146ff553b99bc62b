using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

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

    /// <exception cref="SqliteException">It is damaged.</exception>
    public static OpenDna Open(byte[] bytes)
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
