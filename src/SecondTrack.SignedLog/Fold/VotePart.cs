using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondTrack.SignedLog.Fold;

/// <summary>A voting round of the room: nobody votes second with knowledge.</summary>
public sealed class Vote
{
    internal Vote(Placed entry, bool counts, IReadOnlyList<string> parties) => (Entry, Counts, Parties) = (entry, counts, parties);

    /// <summary>The entry that opened it.</summary>
    public Placed Entry { get; }

    /// <summary>It asks that counts be revealed too; that needs every party's consent (<c>room.accept/1</c>) before the first commitment.</summary>
    public bool Counts { get; }

    /// <summary>The parties that commit: those in the room when it was opened.</summary>
    public IReadOnlyList<string> Parties { get; }

    internal List<(Placed Entry, string Bands, string Counts)> Commits { get; } = [];

    internal List<(Placed Entry, JsonElement Bands, JsonElement? Counts)> Reveals { get; } = [];

    internal List<Placed> Consents { get; } = [];

    /// <summary>Whether every party's counts may be revealed: each commitment had everybody's consent in its past.</summary>
    public bool MayCount => Counts && Commits.All(c => Parties.All(p => Consents.Any(a => a.Entry.Party == p && a.IsBefore(c.Entry))));

    /// <summary>What was revealed so far: party → its sides' bands (side → proposition → shared, rejected, divided, few).</summary>
    public IReadOnlyDictionary<string, JsonElement> Revealed => Reveals.GroupBy(r => r.Entry.Entry.Party).ToDictionary(g => g.Key, g => g.First().Bands);
}

/// <summary>
/// Voting rounds: <c>vote.open/1 {lang, counts}</c>, <c>vote.commit/1 {vote, bands, counts}</c> with two salted hashes, <c>vote.reveal/1 {vote, salt of
/// the bands, bands}</c> after all commitments are in its past, and with everybody's prior consent the counts as well.
/// </summary>
public sealed class VotePart : RoomPart
{
    private static readonly string[] Bands = ["divided", "few", "rejected", "shared"];
    private readonly Dictionary<string, Vote> _votes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Name => "votes";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Types => ["vote.open/1", "vote.commit/1", "vote.reveal/1", "room.accept/1"];

    /// <summary>The voting rounds in order.</summary>
    public IReadOnlyList<Vote> Votes => [.. _votes.Values.OrderBy(v => v.Entry.Order)];

    /// <summary>The commitment to a value: SHA-256 of sixteen salt bytes and the canonical bytes.</summary>
    public static string Commitment(ReadOnlySpan<byte> salt, JsonNode value) => SignedLog.Hash.Hex([.. salt, .. Canonical.Write(value)]);

    /// <inheritdoc/>
    public override string? Apply(RoomLog log, Placed entry)
    {
        var shape = new Shape(entry.Entry.Act);
        shape.Any("salt");
        return entry.Entry.Type switch
        {
            "vote.open/1" => Open(log, entry, ref shape),
            "vote.commit/1" => Commit(entry, ref shape),
            "vote.reveal/1" => Reveal(entry, ref shape),
            _ => Consent(entry, ref shape),
        };
    }

    private string? Open(RoomLog log, Placed entry, ref Shape shape)
    {
        shape.Lang();
        var counts = shape.Flag("counts");
        if (!shape.Done) return "act-malformed";
        _votes[entry.Entry.Id] = new Vote(entry, counts, [.. log.PartiesAt(entry).Select(p => p.Id)]);
        return null;
    }

    private string? Consent(Placed entry, ref Shape shape)
    {
        // Consents to changes of the room are the log's own business.
        if (_votes.GetValueOrDefault(shape.Hex("change")) is { } vote && vote.Entry.IsBefore(entry)) vote.Consents.Add(entry);
        return entry.WithoutEffect;
    }

    private Vote? Known(string id, Placed entry) => _votes.GetValueOrDefault(id) is { } vote && vote.Entry.IsBefore(entry) && vote.Parties.Contains(entry.Entry.Party) ? vote : null;

    private string? Commit(Placed entry, ref Shape shape)
    {
        var (id, bands, counts) = (shape.Hex("vote"), shape.Hex("bands"), shape.Hex("counts"));
        if (!shape.Done) return "act-malformed";
        if (Known(id, entry) is not { } vote) return "vote-unknown";
        if (vote.Commits.Any(c => c.Entry.Binds(entry))) return "committed-before";
        vote.Commits.Add((entry, bands, counts));
        return null;
    }

    private string? Reveal(Placed entry, ref Shape shape)
    {
        var (id, salt, bands) = (shape.Hex("vote"), shape.Hex("bandsSalt", 16), shape.Any("bands"));
        var withCounts = shape.Has("counts");
        var (countsSalt, counts) = withCounts ? (shape.Hex("countsSalt", 16), shape.Any("counts")) : ("", default);
        if (!shape.Done || !AreBands(bands)) return "act-malformed";
        if (Known(id, entry) is not { } vote) return "vote-unknown";
        if (!vote.Parties.All(p => vote.Commits.Any(c => c.Entry.Entry.Party == p && c.Entry.IsBefore(entry)))) return "not-all-committed";
        if (vote.Reveals.Any(r => r.Entry.Binds(entry))) return "revealed-before";
        // A forked party's own commitment may lie on its other branch.
        if (vote.Commits.Find(c => c.Entry.Binds(entry)) is not { Entry: not null } commit) return "not-all-committed";
        if (Opens(salt, bands) != commit.Bands) return "commitment-differs";
        if (withCounts && !vote.MayCount) return "counts-not-consented";
        if (withCounts && Opens(countsSalt, counts) != commit.Counts) return "commitment-differs";
        vote.Reveals.Add((entry, bands, withCounts ? counts : null));
        return null;
    }

    private static string Opens(string salt, JsonElement value) => SignedLog.Hash.Hex([.. Convert.FromHexString(salt), .. Canonical.Write(value)]);

    private static bool AreBands(JsonElement sides) => sides.ValueKind == JsonValueKind.Object
        && sides.EnumerateObject().All(s => s.Value.ValueKind == JsonValueKind.Object && s.Value.EnumerateObject().All(b => b.Value.ValueKind == JsonValueKind.String && Bands.Contains(b.Value.GetString())));

    /// <inheritdoc/>
    public override JsonNode State() => new JsonArray([.. Votes.Select(v => (JsonNode)new JsonObject
    {
        ["id"] = v.Entry.Entry.Id, ["commits"] = Ids(v.Commits.Select(c => c.Entry)), ["reveals"] = Ids(v.Reveals.Select(r => r.Entry)), ["consents"] = Ids(v.Consents),
    })]);

    private static JsonArray Ids(IEnumerable<Placed> entries) => [.. entries.Select(e => (JsonNode)e.Entry.Id)];
}
