using Microsoft.Data.Sqlite;

namespace SecondTrack.SignedLog.Store;

/// <summary>
/// A room on disk: one SQLite file, append-only, WAL with full synchronisation. An entry is committed here before a byte of it leaves; one place of the own
/// chain is signed once. One process at a time.
/// </summary>
public sealed class RoomStore : IDisposable
{
    private const int Layout = 1;
    private readonly FileStream _lock;
    private readonly SqliteConnection _database;
    private readonly TimeProvider _clock;
    private readonly Watermark _watermark;

    private RoomStore(FileStream held, SqliteConnection database, string watermarks, TimeProvider clock, RandomBytes random)
    {
        (_lock, _database, _clock) = (held, database, clock);
        Do("PRAGMA journal_mode=WAL");
        Do("PRAGMA synchronous=FULL");
        Do("""
            CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS entry(id TEXT PRIMARY KEY, room TEXT NOT NULL, party TEXT NOT NULL, seq INTEGER NOT NULL, own INTEGER NOT NULL,
                header BLOB NOT NULL, body BLOB NOT NULL, signature BLOB NOT NULL, verified TEXT);
            CREATE UNIQUE INDEX IF NOT EXISTS own_place ON entry(room, party, seq) WHERE own = 1;
            CREATE TABLE IF NOT EXISTS blob(hash TEXT PRIMARY KEY, bytes BLOB NOT NULL);
            """);
        if (Meta("layout") is null)
        {
            var id = new byte[16];
            random(id);
            SetMeta("instance", Convert.ToHexStringLower(id));
            SetMeta("epoch", "0");
            SetMeta("layout", "1");
        }
        _watermark = new Watermark(watermarks, Meta("instance")!);
        if (Meta("genesis") is not null) Load();
    }

    /// <summary>The copy of the room; null before it was founded or joined.</summary>
    public RoomCopy? Copy { get; private set; }

    /// <summary>The entry of the own chain that has to come back before this store may sign; null when it may. Empty: it is not known which.</summary>
    public string? Lost { get; private set; }

    /// <summary>Opens or makes the store of a folder. Refused when another process has it, or when it was written by a newer version.</summary>
    public static (RoomStore? Store, Problem? Problem) Open(string folder, string watermarks, TimeProvider clock, RandomBytes random)
    {
        Directory.CreateDirectory(folder);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(folder, "room.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return (null, new Problem("store-in-use", folder));
        }
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "room.db"), Pooling = false }.ToString());
        database.Open();
        var store = new RoomStore(held, database, watermarks, clock, random);
        if (store.Meta("layout") == Layout.ToString(System.Globalization.CultureInfo.InvariantCulture)) return (store, null);
        store.Dispose();
        return (null, new Problem("store-newer", folder));
    }

    /// <summary>Starts the store with a genesis, as one of its parties.</summary>
    public void Found(Genesis genesis, string party)
    {
        ArgumentNullException.ThrowIfNull(genesis);
        if (Meta("genesis") is not null && Meta("room") != genesis.Room) throw new InvalidOperationException("The store holds another room.");
        using var change = _database.BeginTransaction();
        SetMeta("room", genesis.Room);
        SetMeta("party", party);
        SaveGenesis(genesis);
        change.Commit();
        Load();
        _watermark.Write(Epoch, Own() ?? "");
        Lost = null;
    }

    private long Epoch => long.Parse(Meta("epoch")!, System.Globalization.CultureInfo.InvariantCulture);

    private string? Own() => Copy?.Tip(Copy.Party)?.Entry.Id;

    private void SaveGenesis(Genesis genesis)
    {
        SetMeta("genesis", Convert.ToBase64String(genesis.Bytes));
        SetMeta("signatures", string.Join(' ', genesis.Signatures.Select(s => $"{s.Key}:{Convert.ToBase64String(s.Signature)}")));
    }

    private void Load()
    {
        var genesis = Genesis.Read(Convert.FromBase64String(Meta("genesis")!)).Genesis!;
        foreach (var pair in Meta("signatures")!.Split(' ', StringSplitOptions.RemoveEmptyEntries)) genesis.Add(pair[..64], Convert.FromBase64String(pair[65..]));
        var copy = new RoomCopy(genesis, Meta("party")!);
        copy.Put(Stored());
        Copy = copy;
        var mark = _watermark.Read();
        var epoch = Epoch;
        // One step ahead is a crash between the commit and the mark; anything else is a backup or a clone.
        if (mark is { } m && (m.Epoch == epoch || m.Epoch + 1 == epoch)) Lost = null;
        else Lost = mark is { } known && known.Head.Length > 0 && copy.Log.Find(known.Head) is null ? known.Head : "";
        if (Lost is null && mark!.Value.Epoch != epoch) _watermark.Write(epoch, Own() ?? "");
        if (Lost is not null && Meta("lost-since") is null) SetMeta("lost-since", Now.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private List<Entry> Stored()
    {
        using var query = Command("SELECT header, body, signature, verified FROM entry ORDER BY rowid");
        using var rows = query.ExecuteReader();
        var entries = new List<Entry>();
        while (rows.Read())
        {
            // A flipped bit makes an entry that is not one; it is left out, shows as missing, and comes again from a peer.
            var (entry, _) = Entry.Read((byte[])rows[0], (byte[])rows[1], (byte[])rows[2]);
            if (entry is null) continue;
            entry.VerifiedBy = rows[3] as string;
            entries.Add(entry);
        }
        return entries;
    }

    /// <summary>Keeps an entry that this store's party signed, with its words. On return it is on the disk and may leave.</summary>
    public Problem? Append(Entry entry, IReadOnlyDictionary<string, byte[]> blobs)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Lost is not null && entry.Type != "chain.heal/1") return new Problem("read-only", Lost);
        var epoch = Epoch + 1;
        using (var change = _database.BeginTransaction())
        {
            try
            {
                Insert(entry, own: true);
            }
            catch (SqliteException e) when (e.SqliteErrorCode == 19)
            {
                return new Problem("place-signed", entry.Id);
            }
            foreach (var (hash, bytes) in blobs) Insert(hash, bytes);
            SetMeta("epoch", epoch.ToString(System.Globalization.CultureInfo.InvariantCulture));
            change.Commit();
        }
        _watermark.Write(epoch, entry.Id);
        Copy!.Put([entry]);
        if (Lost is not null) Settle();
        Erase();
        return null;
    }

    /// <summary>Takes a bundle in plain: all of it in one transaction, or nothing.</summary>
    public (Taken? Taken, Problem? Problem) Import(Stream plain, IReadOnlyCollection<byte[]> boxes)
    {
        using var change = _database.BeginTransaction();
        var (bundle, malformed) = Bundle.Read(plain, Insert, Copy!.Genesis);
        if (bundle is null) return (null, malformed);
        var (taken, problem) = Copy.Take(bundle, boxes, Now);
        if (taken is null) return (null, problem);
        foreach (var entry in taken.Entries) Insert(entry, own: false);
        foreach (var id in taken.Dropped) Do("DELETE FROM entry WHERE id = $a", id);
        SaveGenesis(Copy.Genesis);
        Erase();
        change.Commit();
        // Without a mark it is not known what was lost: a peer's bundle of after the loss was noticed brings what there is.
        var since = Meta("lost-since") is { } noticed ? long.Parse(noticed, System.Globalization.CultureInfo.InvariantCulture) : 0;
        if (Lost is { Length: > 0 } lost ? Copy.Log.Find(lost) is not null : Lost is not null && bundle.Note.From != Copy.Party && bundle.Note.Time >= since) Settle();
        return (taken, null);
    }

    private void Settle()
    {
        Lost = null;
        Do("DELETE FROM meta WHERE key = 'lost-since'");
        _watermark.Write(Epoch, Own() ?? "");
    }

    /// <summary>The salted words of a hash; null when they are not here.</summary>
    public byte[]? Blob(string hash)
    {
        using var query = Command("SELECT bytes FROM blob WHERE hash = $a", hash);
        return query.ExecuteScalar() as byte[];
    }

    /// <summary>The number of the next bundle.</summary>
    public long NextCounter()
    {
        var next = long.Parse(Meta("counter") ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 1;
        SetMeta("counter", next.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return next;
    }

    /// <summary>Writes everything that is here as a bundle in plain for the holder of a box key.</summary>
    public void Export(Stream to, SigningKey key, byte[] recipient)
    {
        var entries = Copy!.Log.Entries.Select(e => e.Entry).Concat(Copy.Log.Pending).ToArray();
        var blobs = entries.SelectMany(e => e.Blobs).Distinct().Where(b => !Copy.State.Erased.Contains(b)).Select(Blob).OfType<byte[]>();
        Bundle.Write(to, Copy.Note(key, recipient, NextCounter(), Now), Copy.Genesis, entries, blobs);
    }

    private void Erase()
    {
        foreach (var hash in Copy!.State.Erased) Do("DELETE FROM blob WHERE hash = $a", hash);
    }

    private void Insert(Entry entry, bool own)
    {
        using var insert = Command("INSERT INTO entry(id, room, party, seq, own, header, body, signature, verified) VALUES ($a, $b, $c, $d, $e, $f, $g, $h, $i) "
            + (own ? "" : "ON CONFLICT(id) DO UPDATE SET header = $f, body = $g, signature = $h, verified = $i"),
            entry.Id, entry.Room, entry.Party, entry.Seq, own ? 1 : 0, entry.Header, entry.Body, entry.Signature, entry.VerifiedBy ?? (object)DBNull.Value);
        insert.ExecuteNonQuery();
    }

    private void Insert(string hash, byte[] bytes) => Do("INSERT OR REPLACE INTO blob(hash, bytes) VALUES ($a, $b)", hash, bytes);

    private string? Meta(string key)
    {
        using var query = Command("SELECT value FROM meta WHERE key = $a", key);
        return query.ExecuteScalar() as string;
    }

    private void SetMeta(string key, string value) => Do("INSERT INTO meta(key, value) VALUES ($a, $b) ON CONFLICT(key) DO UPDATE SET value = $b", key, value);

    private void Do(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params object[] values)
    {
        var command = _database.CreateCommand();
#pragma warning disable CA2100 // Every text is one of this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue("$" + (char)('a' + i), values[i]);
        return command;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _lock.Dispose();
    }
}
