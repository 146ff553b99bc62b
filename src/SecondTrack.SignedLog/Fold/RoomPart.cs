using System.Text.Json.Nodes;

namespace SecondTrack.SignedLog.Fold;

/// <summary>
/// A part of the room's state: the types of entries it understands, the rule of each, and what they add up to. Parts see headers, acts and the hashes of
/// words, never words, so that erasing words changes no state. What an entry does may depend on its own past alone.
/// </summary>
public abstract class RoomPart
{
    /// <summary>Its name in the state.</summary>
    public abstract string Name { get; }

    /// <summary>The types it understands, with their version: <c>point/1</c>.</summary>
    public abstract IReadOnlyCollection<string> Types { get; }

    /// <summary>Types whose words are working texts: erased at sign-off unless they were agreed.</summary>
    public virtual IReadOnlyCollection<string> Working => [];

    /// <summary>Takes an entry in; a short code says why it has no effect, null that it has.</summary>
    public abstract string? Apply(RoomLog log, Placed entry);

    /// <summary>The state, for the state hash: canonical JSON, the same for the same set of entries.</summary>
    public abstract JsonNode State();
}

/// <summary>One item of the common agenda. A later version names the one it replaces.</summary>
/// <param name="Entry">The entry that states it.</param>
/// <param name="Lang">Language tag → hash of the salted words.</param>
public sealed record AgendaItem(Placed Entry, IReadOnlyDictionary<string, string> Lang);

/// <summary>The common agenda: <c>agenda.item/1 {lang, replaces}</c>.</summary>
public sealed class AgendaPart : RoomPart
{
    private readonly List<AgendaItem> _items = [];
    private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Name => "agenda";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Types => ["agenda.item/1"];

    /// <summary>The items that none replaces, in order. Replaced twice without knowing of each other, both stay.</summary>
    public IReadOnlyList<AgendaItem> Items => [.. _items.Where(i => !_replaced.Contains(i.Entry.Entry.Id))];

    /// <inheritdoc/>
    public override string? Apply(RoomLog log, Placed entry)
    {
        var shape = new Shape(entry.Entry.Act);
        shape.Any("salt");
        var (lang, replaces) = (shape.Lang(), shape.Hex("replaces", orEmpty: true));
        if (!shape.Done) return "act-malformed";
        if (replaces.Length > 0 && !(_items.Any(i => i.Entry.Entry.Id == replaces) && log.Find(replaces)!.IsBefore(entry))) return "item-unknown";
        _items.Add(new AgendaItem(entry, lang));
        if (replaces.Length > 0) _replaced.Add(replaces);
        return null;
    }

    /// <inheritdoc/>
    public override JsonNode State() => new JsonArray([.. Items.Select(i => (JsonNode)i.Entry.Entry.Id)]);
}

/// <summary>Unattributed points of the discussion: <c>point/1 {lang}</c>. Nothing in it can name a speaker.</summary>
public sealed class PointPart : RoomPart
{
    private readonly List<AgendaItem> _points = [];

    /// <inheritdoc/>
    public override string Name => "points";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Types => ["point/1"];

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Working => Types;

    /// <summary>The points in order.</summary>
    public IReadOnlyList<AgendaItem> Points => _points;

    /// <inheritdoc/>
    public override string? Apply(RoomLog log, Placed entry)
    {
        var shape = new Shape(entry.Entry.Act);
        shape.Any("salt");
        var lang = shape.Lang();
        if (!shape.Done || lang.Count == 0) return "act-malformed";
        _points.Add(new AgendaItem(entry, lang));
        return null;
    }

    /// <inheritdoc/>
    public override JsonNode State() => new JsonArray([.. _points.Select(p => (JsonNode)p.Entry.Entry.Id)]);
}
