using System.Text.Json.Nodes;
using SecondTrack.SignedLog.Fold;

namespace SecondTrack.SignedLog.Leaving;

/// <summary>What a stranger finds in a room: the same questions that verify.py asks, answered by the library.</summary>
/// <param name="Problems">Everything that is not right; empty when all is.</param>
/// <param name="State">The state; null when the file could not be read as a room at all.</param>
public sealed record Verification(IReadOnlyList<Problem> Problems, RoomState? State)
{
    /// <summary>Every signature, link, key, agreed text and sign-off is right, nothing is missing, and no fork is open.</summary>
    public bool Valid => Problems.Count == 0;

    /// <summary>The findings as verify.py prints them with <c>--json</c>.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["valid"] = Valid, ["entries"] = State?.Log.Entries.Count ?? 0, ["problems"] = new JsonArray([.. Problems.Select(p => p.ToString()).Order(StringComparer.Ordinal).Select(p => (JsonNode)p)]),
            ["heads"] = new JsonArray(), ["forks"] = new JsonArray(), ["agreed"] = new JsonObject(), ["signoffs"] = new JsonArray(), ["void"] = new JsonArray(),
        };
        if (State is null) return json;
        var (log, texts) = (State.Log, State.Part<TextPart>());
        json["room"] = log.Genesis.Room;
        json["heads"] = new JsonArray([.. log.Entries.Where(e => e.Children == 0).OrderBy(e => e.Entry.Party, StringComparer.Ordinal).ThenBy(e => e.Entry.Seq).ThenBy(e => e.Entry.Id, StringComparer.Ordinal)
            .Select(e => (JsonNode)new JsonArray(e.Entry.Party, e.Entry.Seq, e.Entry.Id))]);
        json["forks"] = new JsonArray([.. log.Forks.Select(f => (JsonNode)new JsonArray(f.Party, f.Seq, new JsonArray([.. f.Entries.Select(e => (JsonNode)e.Entry.Id)]), f.Healed))]);
        json["agreed"] = new JsonObject(texts.Documents.SelectMany(texts.Clauses).OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => KeyValuePair.Create(c.Id, (JsonNode?)Rounds(c, log))));
        json["signoffs"] = new JsonArray([.. texts.SignOffs.Select(s => (JsonNode)s.Entry.Entry.Id)]);
        json["void"] = new JsonArray([.. log.Entries.Where(e => e.IsVoid).Select(e => (JsonNode)e.Entry.Id)]);
        return json;
    }

    private static JsonObject Rounds(Clause clause, RoomLog log)
    {
        var rounds = new JsonObject();
        for (var round = 0L; round <= clause.Round; round++)
            if (clause.Agreed(log, round) is { } agreed) rounds[round.ToString(System.Globalization.CultureInfo.InvariantCulture)] = agreed.Entry.Entry.Id;
        return rounds;
    }
}

/// <summary>Verifies a room that lies in a file: the plain bundle of a folder that was left with, or of an opened age file.</summary>
public static class VerifyRoom
{
    /// <summary>Asks everything of a bundle in plain.</summary>
    public static Verification Run(Stream plain, RoomRules? rules = null)
    {
        var (bundle, malformed) = Bundle.Read(plain);
        if (bundle is null) return new Verification([malformed!], null);
        var problems = bundle.Genesis.Unsigned.Select(p => new Problem("genesis-unsigned", p)).ToList();
        if (bundle.Note.Room != bundle.Genesis.Room) problems.Add(new Problem("other-room", bundle.Note.Room));
        var copy = new RoomCopy(bundle.Genesis, bundle.Note.From, rules);
        copy.Put(bundle.Entries);
        var log = copy.Log;
        problems.AddRange(log.Invalid.Select(i => i.Problem));
        problems.AddRange(log.Missing.Select(id => new Problem("entry-missing", id)));
        if (!RoomCopy.IsSigned(bundle, log)) problems.Add(new Problem("note-signer-unknown", bundle.Note.From));
        var known = bundle.Entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(bundle.Note.Heads.Where(h => !known.Contains(h.Head.Id)).Select(h => new Problem("head-absent", h.Head.Id)));
        problems.AddRange(log.Forks.Where(f => !f.Healed).Select(f => new Problem("fork", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{f.Party} {f.Seq}"))));
        var named = bundle.Entries.SelectMany(e => e.Blobs).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(bundle.Blobs.Distinct().Where(b => !named.Contains(b)).Order(StringComparer.Ordinal).Select(b => new Problem("blob-unknown", b)));
        var texts = copy.State.Part<TextPart>();
        var agreed = texts.Documents.SelectMany(texts.Clauses).SelectMany(c => Enumerable.Range(0, (int)c.Round + 1).Select(r => c.Agreed(log, r))).OfType<Proposal>().Distinct();
        problems.AddRange(agreed.SelectMany(p => p.Lang.Values).Except(bundle.Blobs).Select(h => new Problem("words-missing", h)));
        return new Verification(problems, copy.State);
    }
}
