using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondTrack.SignedLog;

/// <summary>
/// The one spelling of a JSON value that is accepted: RFC 8785 (JCS) restricted to objects, arrays, strings, booleans, null and integers of at most
/// 2^53 − 1, with ASCII keys and at most sixteen levels. Bytes that are not what <see cref="Write(JsonNode)"/> would have written are refused.
/// </summary>
public static class Canonical
{
    /// <summary>The largest absolute value of an integer: every JSON reader keeps it exactly.</summary>
    public const long MaxInteger = 9007199254740991;

    /// <summary>The deepest nesting of objects and arrays.</summary>
    public const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>Reads canonical bytes; null when they are anything else (white space, an escape too many, a duplicate or unsorted key, 1.0, a BOM …).</summary>
    public static JsonElement? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            var again = new ArrayBufferWriter<byte>(bytes.Length + 16);
            return Put(again, document.RootElement) && again.WrittenSpan.SequenceEqual(bytes.Span) ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reader throws the second for text that is no UTF-8, or that escapes half of a surrogate pair.
            return null;
        }
    }

    /// <summary>The canonical bytes of a value made by ourselves; a value outside the restriction is a mistake of the caller.</summary>
    public static byte[] Write(JsonNode value) => Write(JsonSerializer.SerializeToElement(value, (JsonSerializerOptions?)null));

    /// <inheritdoc cref="Write(JsonNode)"/>
    public static byte[] Write(JsonElement value)
    {
        var to = new ArrayBufferWriter<byte>(256);
        return Put(to, value) ? to.WrittenSpan.ToArray() : throw new ArgumentException("Not a value of the canonical form.", nameof(value));
    }

    private static bool Put(ArrayBufferWriter<byte> to, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: return PutObject(to, value);
            case JsonValueKind.Array:
                to.Write("["u8);
                var first = true;
                foreach (var item in value.EnumerateArray())
                {
                    if (!first) to.Write(","u8);
                    first = false;
                    if (!Put(to, item)) return false;
                }
                to.Write("]"u8);
                return true;
            case JsonValueKind.String: PutText(to, value.GetString()!); return true;
            case JsonValueKind.Number:
                if (!value.TryGetInt64(out var number) || number is > MaxInteger or < -MaxInteger) return false;
                number.TryFormat(to.GetSpan(24), out var length, default, System.Globalization.CultureInfo.InvariantCulture);
                to.Advance(length);
                return true;
            case JsonValueKind.True: to.Write("true"u8); return true;
            case JsonValueKind.False: to.Write("false"u8); return true;
            default: to.Write("null"u8); return true;
        }
    }

    private static bool PutObject(ArrayBufferWriter<byte> to, JsonElement value)
    {
        var members = value.EnumerateObject().ToArray();
        // Keys are ASCII, so ordinal order is the order of UTF-16 units that RFC 8785 asks for, and that of bytes.
        Array.Sort(members, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        to.Write("{"u8);
        for (var i = 0; i < members.Length; i++)
        {
            if (!Ascii.IsValid(members[i].Name)) return false;
            if (i > 0) to.Write(","u8);
            PutText(to, members[i].Name);
            to.Write(":"u8);
            if (!Put(to, members[i].Value)) return false;
        }
        to.Write("}"u8);
        return true;
    }

    private static void PutText(ArrayBufferWriter<byte> to, string text)
    {
        to.Write("\""u8);
        for (var at = 0; at < text.Length;)
        {
            var run = text.AsSpan(at).IndexOfAny(Escaped);
            var plain = text.AsSpan(at, run < 0 ? text.Length - at : run);
            to.Advance(Encoding.UTF8.GetBytes(plain, to.GetSpan(Encoding.UTF8.GetMaxByteCount(plain.Length))));
            at += plain.Length;
            if (at == text.Length) break;
            to.Write(text[at] switch
            {
                '"' => "\\\""u8,
                '\\' => "\\\\"u8,
                '\b' => "\\b"u8,
                '\t' => "\\t"u8,
                '\n' => "\\n"u8,
                '\f' => "\\f"u8,
                '\r' => "\\r"u8,
                var control => Encoding.ASCII.GetBytes($"\\u{(int)control:x4}"),
            });
            at++;
        }
        to.Write("\""u8);
    }

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);
}
