using System.Text.Json.Nodes;

namespace SecondTrack.SignedLog.Fold;

/// <summary>A side's signature under the whole of a joint text.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Document">The joint text.</param>
/// <param name="Side">The side.</param>
/// <param name="TextHash">The hash of the agreed wording at the cut.</param>
/// <param name="Erase">Consents that working texts be erased once every side has signed.</param>
public sealed record SignOff(Placed Entry, string Document, string Side, string TextHash, bool Erase);

/// <summary>
/// Joint texts: clauses, proposals in brackets, the round rule, sign-off. <c>clause.add/1 {document, after}</c>, <c>text.propose/1 {clause, side,
/// supersedes, lang}</c>, <c>text.accept/1 {clause, round, proposal, side}</c>, <c>text.reopen/1 {clause, round, side}</c>, <c>signoff/1 {document,
/// textHash, heads, side, erase}</c>; each of the last four may say <c>onBehalf</c>, the hash of a paper, where the side has no server.
/// </summary>
public sealed class TextPart : RoomPart
{
    private readonly Dictionary<string, Clause> _clauses = new(StringComparer.Ordinal);
    private readonly List<SignOff> _signOffs = [];

    /// <inheritdoc/>
    public override string Name => "texts";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Types => ["clause.add/1", "text.propose/1", "text.accept/1", "text.reopen/1", "signoff/1"];

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Working => ["text.propose/1"];

    /// <summary>The sign-offs that hold, in order.</summary>
    public IReadOnlyList<SignOff> SignOffs => _signOffs;

    /// <summary>The names of the joint texts.</summary>
    public IReadOnlyList<string> Documents => [.. _clauses.Values.Select(c => c.Document).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The clauses of a text in their order: each after the one it names, siblings by id.</summary>
    public IReadOnlyList<Clause> Clauses(string document)
    {
        var after = _clauses.Values.Where(c => c.Document == document).ToLookup(c => c.After);
        var ordered = new List<Clause>();
        var open = new Stack<Clause>(after[""].OrderByDescending(c => c.Id, StringComparer.Ordinal));
        while (open.TryPop(out var clause))
        {
            ordered.Add(clause);
            foreach (var next in after[clause.Id].OrderByDescending(c => c.Id, StringComparer.Ordinal)) open.Push(next);
        }
        return ordered;
    }

    /// <summary>The hash of the wording that everybody agreed to; null while a clause is in brackets or open again.</summary>
    public string? TextHash(RoomLog log, string document) => TextHash(log, document, _ => true)?.Hash;

    private (string Hash, HashSet<string> Words)? TextHash(RoomLog log, string document, Func<Placed, bool> within)
    {
        var (lines, words) = (new JsonArray(), new HashSet<string>(StringComparer.Ordinal));
        var clauses = Clauses(document).Where(c => within(c.Entry)).ToArray();
        if (clauses.Length == 0) return null;
        foreach (var clause in clauses)
        {
            if (!clause.Proposals.Any(p => within(p.Entry))) continue;
            if (clause.AllAgreed(log, clause.LatestRound(within), within).FirstOrDefault() is not { } agreed) return null;
            if (agreed.Lang.Count == 0) continue;
            words.UnionWith(agreed.Lang.Values);
            var lang = new JsonObject(agreed.Lang.Select(l => KeyValuePair.Create(l.Key, (JsonNode?)l.Value)));
            lines.Add((JsonNode)new JsonObject { ["clause"] = clause.Id, ["lang"] = lang, ["proposal"] = agreed.Entry.Entry.Id });
        }
        return (SignedLog.Hash.Hex(Canonical.Write(new JsonObject { ["clauses"] = lines, ["document"] = document, ["room"] = log.Genesis.Room })), words);
    }

    /// <summary>The wordings of a text that every side has signed off, oldest first: hash of the text and its sign-offs.</summary>
    public IReadOnlyList<(string TextHash, IReadOnlyList<SignOff> SignOffs)> SignedBy(RoomLog log, string document) =>
    [
        .. from signOff in _signOffs
           where signOff.Document == document
           group signOff by signOff.TextHash into text
           where text.SelectMany(s => log.MandatesAt(s.Entry).Keys).Distinct().All(side => text.Any(s => s.Side == side))
           select (text.Key, (IReadOnlyList<SignOff>)[.. text]),
    ];

    /// <summary>The words that may go: working texts that every signing side had seen, once all have signed off and consented, without the agreed ones.</summary>
    internal IEnumerable<string> Erased(RoomLog log, IReadOnlyCollection<string> working)
    {
        var kept = Documents.SelectMany(d => Clauses(d)).SelectMany(c => Enumerable.Range(0, (int)c.Round + 1).SelectMany(r => c.AllAgreed(log, r, _ => true)))
            .SelectMany(p => p.Lang.Values).ToHashSet(StringComparer.Ordinal);
        var signed = Documents.SelectMany(d => SignedBy(log, d)).Where(s => s.SignOffs.All(o => o.Erase)).ToArray();
        if (signed.Length == 0) return [];
        return log.Entries.Where(e => working.Contains(e.Entry.Type) && signed.Any(s => s.SignOffs.All(o => e.IsBefore(o.Entry))))
            .SelectMany(e => e.Entry.Blobs).Where(b => !kept.Contains(b)).Distinct();
    }

    /// <inheritdoc/>
    public override string? Apply(RoomLog log, Placed entry)
    {
        var shape = new Shape(entry.Entry.Act);
        shape.Any("salt");
        if (shape.Has("onBehalf")) shape.Hex("onBehalf");
        if (shape.Has("files")) shape.Hashes("files", 64);
        return entry.Entry.Type switch
        {
            "clause.add/1" => Add(entry, ref shape),
            "text.propose/1" => Propose(log, entry, ref shape),
            "text.accept/1" => Accept(log, entry, ref shape),
            "text.reopen/1" => Reopen(log, entry, ref shape),
            _ => Sign(log, entry, ref shape),
        };
    }

    private string? Add(Placed entry, ref Shape shape)
    {
        var (document, after) = (shape.Name("document"), shape.Hex("after", orEmpty: true));
        if (!shape.Done) return "act-malformed";
        if (after.Length > 0 && (Known(after, entry) is not { } place || place.Document != document)) return "clause-unknown";
        _clauses[entry.Entry.Id] = new Clause(entry, document, after);
        return null;
    }

    private Clause? Known(string id, Placed entry) => _clauses.GetValueOrDefault(id) is { } clause && clause.Entry.IsBefore(entry) ? clause : null;

    private string? Propose(RoomLog log, Placed entry, ref Shape shape)
    {
        var (id, side, supersedes, lang) = (shape.Hex("clause"), shape.Name("side"), shape.Hashes("supersedes", 256), shape.Lang());
        if (!shape.Done) return "act-malformed";
        if (Known(id, entry) is not { } clause) return "clause-unknown";
        if (!Speaks(log, entry, side)) return "no-mandate";
        if (!supersedes.All(s => clause.Proposals.Any(p => p.Entry.Entry.Id == s && p.Entry.IsBefore(entry)))) return "proposal-unknown";
        clause.Proposals.Add(new Proposal(entry, side, supersedes, lang));
        return null;
    }

    private string? Accept(RoomLog log, Placed entry, ref Shape shape)
    {
        var (id, round, proposal, side) = (shape.Hex("clause"), shape.Integer("round", 0, 1_000_000), shape.Hex("proposal"), shape.Name("side"));
        if (!shape.Done) return "act-malformed";
        if (Known(id, entry) is not { } clause) return "clause-unknown";
        if (!clause.Proposals.Any(p => p.Entry.Entry.Id == proposal && p.Entry.IsBefore(entry))) return "proposal-unknown";
        var earlier = clause.Accepts.Any(a => a.Round == round && a.Side == side && a.Entry.Binds(entry));
        var opened = round == 0 || clause.Reopens.Any(r => r.Round == round - 1 && r.Entry.IsBefore(entry));
        var closed = clause.Reopens.Any(r => r.Round == round && r.Entry.IsBefore(entry));
        if (earlier) return "accepted-before";
        if (!opened) return "round-not-open";
        if (closed) return "round-closed";
        clause.Accepts.Add(new Acceptance(entry, round, side, proposal));
        return null;
    }

    private string? Reopen(RoomLog log, Placed entry, ref Shape shape)
    {
        var (id, round, side) = (shape.Hex("clause"), shape.Integer("round", 0, 1_000_000), shape.Name("side"));
        if (!shape.Done) return "act-malformed";
        if (Known(id, entry) is not { } clause) return "clause-unknown";
        if (!Speaks(log, entry, side)) return "no-mandate";
        if (round > 0 && !clause.Reopens.Any(r => r.Round == round - 1 && r.Entry.IsBefore(entry))) return "round-not-open";
        clause.Reopens.Add((entry, round));
        return null;
    }

    private string? Sign(RoomLog log, Placed entry, ref Shape shape)
    {
        var (document, textHash, side, erase) = (shape.Name("document"), shape.Hex("textHash"), shape.Name("side"), shape.Flag("erase"));
        var heads = shape.Heads("heads", Genesis.MaxParties);
        if (!shape.Done) return "act-malformed";
        if (!Speaks(log, entry, side)) return "no-mandate";
        var cut = heads.Select(h => log.Find(h.Head.Id)).ToArray();
        if (cut.Where((c, i) => c is null || c.Entry.Party != heads[i].Party || c.Entry.Seq != heads[i].Head.Seq || !c.IsBefore(entry)).Any()) return "heads-unknown";
        if (TextHash(log, document, e => cut.Any(c => e.IsBeforeOrSame(c!)))?.Hash != textHash) return "text-differs";
        _signOffs.Add(new SignOff(entry, document, side, textHash, erase));
        return null;
    }

    private static bool Speaks(RoomLog log, Placed entry, string side) => log.MandatesAt(entry).GetValueOrDefault(side) == entry.Entry.Party;

    /// <inheritdoc/>
    public override JsonNode State() => new JsonObject
    {
        ["clauses"] = new JsonArray([.. _clauses.Values.OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => (JsonNode)new JsonObject
        {
            ["id"] = c.Id, ["accepts"] = Ids(c.Accepts.Select(a => a.Entry)), ["live"] = Ids(c.Live.Select(p => p.Entry)), ["reopens"] = Ids(c.Reopens.Select(r => r.Entry)),
        })]),
        ["signOffs"] = Ids(_signOffs.Select(s => s.Entry)),
    };

    private static JsonArray Ids(IEnumerable<Placed> entries) => [.. entries.Select(e => (JsonNode)e.Entry.Id)];
}
