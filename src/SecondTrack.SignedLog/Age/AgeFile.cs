using System.Buffers.Binary;
using NSec.Cryptography;

namespace SecondTrack.SignedLog.Age;

/// <summary>
/// age v1 (C2SP age.md) for X25519 recipients, without armour. A file is authenticated to its last chunk before a single byte of it is released: what is
/// read afterwards is deciphered a second time, so no plaintext ever lies on a disk.
/// </summary>
public static class AgeFile
{
    private const int ChunkSize = 65536;
    private const int TagSize = 16;

    /// <summary>Enciphers everything in <paramref name="plain"/> for the recipients (X25519 public keys of 32 bytes).</summary>
    public static void Encrypt(Stream plain, Stream to, IReadOnlyList<byte[]> recipients, RandomBytes random)
    {
        var (fileKey, nonce) = (new byte[16], new byte[16]);
        random(fileKey);
        random(nonce);
        to.Write(AgeHeader.Write(recipients, fileKey, random));
        to.Write(nonce);
        using var key = AgeHeader.PayloadKey(fileKey, nonce);
        var (chunk, next) = (new byte[ChunkSize], new byte[ChunkSize]);
        var length = plain.ReadAtLeast(chunk, ChunkSize, throwOnEndOfStream: false);
        var cipher = new byte[ChunkSize + TagSize];
        for (long count = 0; ; count++)
        {
            var following = length < ChunkSize ? 0 : plain.ReadAtLeast(next, ChunkSize, throwOnEndOfStream: false);
            var sealedChunk = cipher.AsSpan(0, length + TagSize);
            AeadAlgorithm.ChaCha20Poly1305.Encrypt(key, Nonce(count, following == 0), default, chunk.AsSpan(0, length), sealedChunk);
            to.Write(sealedChunk);
            if (following == 0) return;
            (chunk, next, length) = (next, chunk, following);
        }
    }

    /// <summary>
    /// Opens a file for a key. The stream must be able to seek. On success the whole file has been found genuine and <c>Plain</c> gives its contents;
    /// otherwise <c>Fault</c> says in which part it failed, and nothing is released.
    /// </summary>
    public static (Stream? Plain, AgeFault? Fault) Open(Stream file, BoxKey key)
    {
        var (fileKey, fault) = AgeHeader.Open(file, key);
        if (fileKey is null) return (null, fault);
        var nonce = new byte[16];
        if (file.ReadAtLeast(nonce, 16, throwOnEndOfStream: false) < 16) return (null, AgeFault.Header);
        var start = file.Position;
        using (var proof = new Chunks(file, AgeHeader.PayloadKey(fileKey, nonce)))
        {
            while (proof.Next()) { }
            if (proof.Failed) return (null, AgeFault.Payload);
        }
        file.Position = start;
        return (new PlainStream(new Chunks(file, AgeHeader.PayloadKey(fileKey, nonce))), null);
    }

    private static byte[] Nonce(long count, bool last)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), count);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    /// <summary>Walks over the chunks. The last one is marked in its nonce; one without the mark, or anything after it, is a failure.</summary>
    private sealed class Chunks(Stream file, Key key) : IDisposable
    {
        private readonly byte[] _cipher = new byte[ChunkSize + TagSize];
        private long _count;
        private bool _ended;

        public byte[] Plain { get; } = new byte[ChunkSize];

        public int Length { get; private set; }

        public bool Failed { get; private set; }

        public bool Next()
        {
            if (_ended || Failed) return false;
            var read = file.ReadAtLeast(_cipher, _cipher.Length, throwOnEndOfStream: false);
            var last = read < _cipher.Length || file.Position == file.Length;
            Length = read - TagSize;
            // Only the chunk of an empty file may be empty.
            if (Length < 0 || (Length == 0 && _count > 0)
                || !AeadAlgorithm.ChaCha20Poly1305.Decrypt(key, Nonce(_count, last), default, _cipher.AsSpan(0, read), Plain.AsSpan(0, Length)))
            {
                Failed = true;
                return false;
            }
            _count++;
            _ended = last;
            return true;
        }

        public void Dispose() => key.Dispose();
    }

    private sealed class PlainStream(Chunks chunks) : Stream
    {
        private int _at;
        private int _end;

        public override int Read(Span<byte> buffer)
        {
            while (_at == _end)
            {
                if (!chunks.Next()) return chunks.Failed ? throw new IOException("The file was changed while it was read.") : 0;
                (_at, _end) = (0, chunks.Length);
                if (_end == 0) return 0;
            }
            var count = Math.Min(buffer.Length, _end - _at);
            chunks.Plain.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) chunks.Dispose();
            base.Dispose(disposing);
        }
    }
}
