using System.Text.Json.Nodes;

namespace SecondTrack.SignedLog.Fold;

/// <summary>The types of entries that this version understands. Capabilities add their own parts.</summary>
/// <param name="Make">Gives fresh, empty parts.</param>
public sealed record RoomRules(Func<IReadOnlyList<RoomPart>> Make)
{
    /// <summary>Rules 1: agenda, points, joint texts, votes.</summary>
    public static RoomRules One { get; } = new(() => [new AgendaPart(), new PointPart(), new TextPart(), new VotePart()]);

    /// <summary>The newest rules that this version can fold.</summary>
    public const int Newest = 1;
}

/// <summary>What the entries of a room add up to: computed from scratch, in the order of display, the same for everybody who has the same entries.</summary>
public sealed class RoomState
{
    private static readonly string[] OwnTypes = ["key.rotate/1", "key.revoke/1", "key.box/1", "chain.heal/1", "party.add/1", "mandate.move/1", "rules.upgrade/1", "room.accept/1"];
    private readonly IReadOnlyList<RoomPart> _parts;

    private RoomState(RoomLog log, IReadOnlyList<RoomPart> parts) => (Log, _parts) = (log, parts);

    /// <summary>The log it was computed from.</summary>
    public RoomLog Log { get; }

    /// <summary>Entries without effect, and why. They stay in the log.</summary>
    public IReadOnlyList<(Placed Entry, string Why)> WithoutEffect { get; private set; } = [];

    /// <summary>Entries of types that this version does not understand. They are kept, passed on and shown, and block sign-off.</summary>
    public IReadOnlyList<Placed> NotUnderstood { get; private set; } = [];

    /// <summary>The words (hashes of blobs) that were erased by common consent at sign-off.</summary>
    public IReadOnlySet<string> Erased { get; private set; } = new HashSet<string>();

    /// <summary>SHA-256 of the state: two parties with the same entries compare it.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Whether nobody may sign off now: entries that are not understood, or rules newer than this version.</summary>
    public bool BlocksSignOff => NotUnderstood.Count > 0 || Log.Rules > RoomRules.Newest;

    /// <summary>The part of this kind.</summary>
    public T Part<T>() where T : RoomPart => _parts.OfType<T>().Single();

    /// <summary>Folds a log.</summary>
    public static RoomState Of(RoomLog log, RoomRules? rules = null)
    {
        var parts = (rules ?? RoomRules.One).Make();
        var state = new RoomState(log, parts);
        var understands = parts.SelectMany(p => p.Types.Select(t => (Type: t, Part: p))).ToDictionary(t => t.Type, t => t.Part, StringComparer.Ordinal);
        var (without, unknown) = (new List<(Placed, string)>(), new List<Placed>());
        foreach (var entry in log.Entries)
        {
            if (entry.IsVoid) without.Add((entry, "key-revoked"));
            else if (understands.TryGetValue(entry.Entry.Type, out var part))
            {
                if (part.Apply(log, entry) is { } why) without.Add((entry, why));
            }
            else if (!OwnTypes.Contains(entry.Entry.Type)) unknown.Add(entry);
            else if (entry.WithoutEffect is { } why) without.Add((entry, why));
        }
        (state.WithoutEffect, state.NotUnderstood) = (without, unknown);
        state.Erased = parts.OfType<TextPart>().SelectMany(p => p.Erased(log, [.. parts.SelectMany(w => w.Working)])).ToHashSet(StringComparer.Ordinal);
        state.Hash = SignedLog.Hash.Hex(Canonical.Write(state.ToJson()));
        return state;
    }

    /// <summary>The state as canonical JSON, of which <see cref="Hash"/> is the hash.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["room"] = Log.Genesis.Room, ["rules"] = Log.Rules, ["entries"] = Log.Entries.Count,
            ["parties"] = new JsonArray([.. Log.PartiesAt().Select(p => (JsonNode)p.Id)]),
            ["mandates"] = new JsonObject(Log.MandatesAt().Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))),
            ["forks"] = new JsonArray([.. Log.Forks.Select(f => (JsonNode)new JsonArray([.. f.Entries.Select(e => (JsonNode)e.Entry.Id), f.Healed]))]),
            ["void"] = new JsonArray([.. Log.Entries.Where(e => e.IsVoid).Select(e => (JsonNode)e.Entry.Id)]),
        };
        foreach (var part in _parts) json[part.Name] = part.State();
        return json;
    }
}
