using System.Globalization;
using System.Text.Json;

namespace SecondTrack.SignedLog;

/// <summary>Reads the members of a canonical object that must have exactly the stated ones: the first that is not as expected makes the whole unread.</summary>
internal ref struct Shape(JsonElement value)
{
    private int _taken;

    /// <summary>Whether everything asked for was there in the right shape.</summary>
    public bool Good { get; private set; } = value.ValueKind == JsonValueKind.Object;

    /// <summary>Whether everything was good and nothing else is there.</summary>
    public readonly bool Done => Good && value.GetPropertyCount() == _taken;

    public JsonElement Any(string name)
    {
        if (Good && value.TryGetProperty(name, out var found))
        {
            _taken++;
            return found;
        }
        Good = false;
        return default;
    }

    public readonly bool Has(string name) => Good && value.TryGetProperty(name, out _);

    public string Text(string name, int longest)
    {
        var text = Any(name) is { ValueKind: JsonValueKind.String } found ? found.GetString()! : "";
        // Counted in code points, as the Python verifier counts.
        Good &= text.Length > 0 && text.EnumerateRunes().Count() <= longest;
        return text;
    }

    public string Hex(string name, int bytes = 32, bool orEmpty = false)
    {
        var text = Any(name) is { ValueKind: JsonValueKind.String } found ? found.GetString()! : "-";
        Good &= (orEmpty && text.Length == 0) || SignedLog.Hash.IsHex(text, bytes);
        return text;
    }

    public long Integer(string name, long least, long most)
    {
        var number = Any(name) is { ValueKind: JsonValueKind.Number } found ? found.GetInt64() : long.MinValue;
        Good &= number >= least && number <= most;
        return number;
    }

    public bool Flag(string name)
    {
        var found = Any(name).ValueKind;
        Good &= found is JsonValueKind.True or JsonValueKind.False;
        return found == JsonValueKind.True;
    }

    /// <summary>A short name of a party, side or document: letters, digits and hyphens.</summary>
    public string Name(string name)
    {
        var text = Any(name) is { ValueKind: JsonValueKind.String } found ? found.GetString()! : "";
        Good &= IsName(text);
        return text;
    }

    public static bool IsName(string text) => text.Length is > 0 and <= 32 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    public JsonElement[] List(string name, int most)
    {
        var found = Any(name);
        if (found.ValueKind == JsonValueKind.Array && found.GetArrayLength() <= most) return [.. found.EnumerateArray()];
        Good = false;
        return [];
    }

    /// <summary>Hashes in strictly ascending order.</summary>
    public string[] Hashes(string name, int most)
    {
        var texts = List(name, most).Select(i => i.ValueKind == JsonValueKind.String ? i.GetString()! : "").ToArray();
        for (var i = 0; i < texts.Length; i++) Good &= SignedLog.Hash.IsHex(texts[i]) && (i == 0 || string.CompareOrdinal(texts[i - 1], texts[i]) < 0);
        return texts;
    }

    /// <summary>Where a chain stands: <c>{"B":[17,"id"]}</c>.</summary>
    public (string Party, Head Head)[] Heads(string name, int most)
    {
        var found = Any(name);
        if (found.ValueKind != JsonValueKind.Object || found.GetPropertyCount() > most)
        {
            Good = false;
            return [];
        }
        var heads = new List<(string, Head)>();
        foreach (var member in found.EnumerateObject())
        {
            var head = ToHead(member.Value);
            Good &= head is not null && IsName(member.Name);
            heads.Add((member.Name, head ?? default));
        }
        return [.. heads];
    }

    public static Head? ToHead(JsonElement pair) =>
        pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2 && pair[0].ValueKind == JsonValueKind.Number && pair[1].ValueKind == JsonValueKind.String
            && pair[0].GetInt64() > 0 && SignedLog.Hash.IsHex(pair[1].GetString()!) ? new Head(pair[0].GetInt64(), pair[1].GetString()!) : null;

    /// <summary>Texts of an act: a language tag and the hash of the salted words.</summary>
    public SortedDictionary<string, string> Lang(bool orNone = false)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (orNone && !Has("lang")) return texts;
        var found = Any("lang");
        if (!IsLang(found)) Good = false;
        else foreach (var member in found.EnumerateObject()) texts[member.Name] = member.Value.GetString()!;
        return texts;
    }

    public static bool IsLang(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() <= 16
        && value.EnumerateObject().All(m => IsName(m.Name) && m.Value.ValueKind == JsonValueKind.String && SignedLog.Hash.IsHex(m.Value.GetString()!));
}

/// <summary>An entry named by its place on its party's chain and its id.</summary>
public readonly record struct Head(long Seq, string Id)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seq} {Id}");
}
