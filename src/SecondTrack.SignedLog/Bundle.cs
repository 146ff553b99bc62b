using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondTrack.SignedLog;

/// <summary>
/// The one wire format: JSON lines, inside an age file when they travel. First the signed note, then the genesis, then entries in the order of display,
/// then salted blobs.
/// </summary>
public sealed class Bundle
{
    /// <summary>The longest line in bytes.</summary>
    public const int MaxLine = 48 * 1024 * 1024;

    /// <summary>The most entries.</summary>
    public const int MaxEntries = 100_000;

    /// <summary>The most bytes of headers and acts together: they are held in memory.</summary>
    public const long MaxActs = 64L * 1024 * 1024;

    /// <summary>The most bytes of a bundle.</summary>
    public const long MaxSize = 1024L * 1024 * 1024;

    private Bundle(Note note, byte[] signature, Genesis genesis) => (Note, NoteSignature, Genesis) = (note, signature, genesis);

    /// <summary>The note.</summary>
    public Note Note { get; }

    /// <summary>The signature under the note, with the four bytes that name its key.</summary>
    public byte[] NoteSignature { get; }

    /// <summary>The genesis with the signatures that the sender has.</summary>
    public Genesis Genesis { get; }

    /// <summary>The entries, each well-formed by itself.</summary>
    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    /// <summary>The hashes of the blobs.</summary>
    public IReadOnlyList<string> Blobs { get; private set; } = [];

    /// <summary>Writes a bundle in plain.</summary>
    public static void Write(Stream to, string note, Genesis genesis, IEnumerable<Entry> entries, IEnumerable<byte[]> blobs)
    {
        Line(new JsonObject { ["note"] = note });
        Line(Envelope(Pae.Genesis, genesis.Bytes, genesis.Signatures));
        foreach (var entry in entries)
        {
            var line = Envelope(Pae.Entry, entry.Header, [(entry.Key, entry.Signature)]);
            line["body"] = Convert.ToBase64String(entry.Body);
            Line(line);
        }
        foreach (var blob in blobs) Line(new JsonObject { ["blob"] = Convert.ToBase64String(blob) });

        void Line(JsonObject line)
        {
            to.Write(Canonical.Write(line));
            to.WriteByte((byte)'\n');
        }
    }

    internal static JsonObject Envelope(string type, byte[] payload, IEnumerable<(string Key, byte[] Signature)> signatures) => new()
    {
        ["payload"] = Convert.ToBase64String(payload), ["payloadType"] = type,
        ["signatures"] = new JsonArray([.. signatures.Select(s => (JsonNode)new JsonObject { ["keyid"] = s.Key, ["sig"] = Convert.ToBase64String(s.Signature) })]),
    };

    /// <summary>
    /// Reads a bundle in plain to its end. Blobs are handed on one by one (hash and bytes) and not kept. Nothing may be taken over before this has returned
    /// a bundle. <paramref name="known"/> is the genesis of the room that is here already.
    /// </summary>
    public static (Bundle? Bundle, Problem? Problem) Read(Stream from, Action<string, byte[]>? onBlob = null, Genesis? known = null)
    {
        using var lines = new Lines(from);
        if (lines.Next() is not { } first || ReadNote(first) is not { } note) return (null, lines.Problem ?? new Problem("note-malformed", "line 1"));
        if (lines.Next() is not { } second || ReadGenesis(second, known) is not { } genesis) return (null, lines.Problem ?? new Problem("genesis-malformed", "line 2"));
        var bundle = new Bundle(note.Note, note.Signature, genesis);
        var (entries, blobs, acts) = (new List<Entry>(), new List<string>(), 0L);
        while (lines.Next() is { } line)
        {
            var shape = new Shape(line);
            if (shape.Has("blob"))
            {
                if (ReadBytes(shape.Any("blob")) is not { } blob || !shape.Done || blob.Length is < 16 or > Entry.MaxBlob) return (null, new Problem("blob-malformed", lines.Place));
                var hash = Hash.Hex(blob);
                blobs.Add(hash);
                onBlob?.Invoke(hash, blob);
                continue;
            }
            var body = ReadBytes(shape.Any("body"));
            if (ReadEnvelope(ref shape, Pae.Entry) is not { } envelope || body is null || !shape.Done || envelope.Signatures.Count != 1) return (null, new Problem("line-malformed", lines.Place));
            var (entry, problem) = Entry.Read(envelope.Payload, body, envelope.Signatures[0].Signature);
            if (entry is null) return (null, problem);
            if (entry.Key != envelope.Signatures[0].Key) return (null, new Problem("line-malformed", lines.Place));
            entries.Add(entry);
            acts += entry.Header.Length + entry.Body.Length;
            if (entries.Count > MaxEntries || acts > MaxActs) return (null, new Problem("bundle-too-large", lines.Place));
        }
        if (lines.Problem is not null) return (null, lines.Problem);
        (bundle.Entries, bundle.Blobs) = (entries, blobs);
        return (bundle, null);
    }

    private static (Note Note, byte[] Signature)? ReadNote(JsonElement line)
    {
        var shape = new Shape(line);
        var text = shape.Text("note", Note.MaxSize);
        return shape.Done ? Note.Read(text) : null;
    }

    internal static Genesis? ReadGenesis(JsonElement line, Genesis? known = null)
    {
        var shape = new Shape(line);
        if (ReadEnvelope(ref shape, Pae.Genesis) is not { } envelope || !shape.Done) return null;
        // The genesis of a room that is here was judged when it came.
        var genesis = known is not null && envelope.Payload.AsSpan().SequenceEqual(known.Bytes) ? known.Copy() : Genesis.Read(envelope.Payload).Genesis;
        return genesis is not null && envelope.Signatures.All(s => genesis.Add(s.Key, s.Signature)) ? genesis : null;
    }

    private static (byte[] Payload, List<(string Key, byte[] Signature)> Signatures)? ReadEnvelope(ref Shape shape, string type)
    {
        var (payload, named) = (ReadBytes(shape.Any("payload")), shape.Text("payloadType", 100));
        var signatures = new List<(string, byte[])>();
        foreach (var one in shape.List("signatures", 2 * Genesis.MaxParties))
        {
            var signature = new Shape(one);
            var (key, bytes) = (signature.Hex("keyid"), ReadBytes(signature.Any("sig")));
            if (!signature.Done || bytes is not { Length: SignatureRule.SignatureSize }) return null;
            signatures.Add((key, bytes));
        }
        return payload is not null && named == type ? (payload, signatures) : null;
    }

    private static byte[]? ReadBytes(JsonElement text) => text.ValueKind == JsonValueKind.String ? Base64.Read(text.GetString()!) : null;

    /// <summary>Canonical lines within the limits.</summary>
    private sealed class Lines(Stream from) : IDisposable
    {
        private readonly byte[] _buffer = new byte[65536];
        private readonly MemoryStream _line = new();
        private int _at;
        private int _end;
        private int _count;
        private long _size;

        public Problem? Problem { get; private set; }

        public string Place => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {_count}");

        public JsonElement? Next()
        {
            _line.SetLength(0);
            _count++;
            while (Problem is null)
            {
                if (_at == _end)
                {
                    (_at, _end) = (0, from.Read(_buffer));
                    if (_end == 0) return _line.Length == 0 ? null : Fail("bundle-truncated");
                    if ((_size += _end) > MaxSize) return Fail("bundle-too-large");
                }
                var rest = _buffer.AsSpan(_at, _end - _at);
                var feed = rest.IndexOf((byte)'\n');
                _line.Write(feed < 0 ? rest : rest[..feed]);
                if (_line.Length > MaxLine) return Fail("line-too-long");
                _at += feed < 0 ? rest.Length : feed + 1;
                if (feed >= 0) return Canonical.Read(_line.GetBuffer().AsMemory(0, (int)_line.Length)) ?? Fail("line-malformed");
            }
            return null;
        }

        public void Dispose() => _line.Dispose();

        private JsonElement? Fail(string code)
        {
            Problem = new Problem(code, Place);
            return null;
        }
    }
}
