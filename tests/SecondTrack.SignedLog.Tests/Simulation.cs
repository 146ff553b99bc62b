using System.Collections.Concurrent;
using SecondTrack.SignedLog.Fold;
using Xunit;

namespace SecondTrack.SignedLog.Tests;

/// <summary>
/// One seeded run of two to four institutions in one thread: messages are lost, doubled and overtaken, the network parts, machines crash and come back from
/// backups, clocks are wrong, parties cheat by running two copies with the same keys, and newcomers join. At least one founding party is honest.
/// </summary>
internal sealed class Simulation(int seed, VerifySignature verify)
{
    private sealed record Node(Institution Of, bool Honest)
    {
        public (Entry[] Entries, Dictionary<string, byte[]> Blobs)? Backup { get; set; }

        /// <summary>Where its own chain had come, as the second place outside the backup remembers.</summary>
        public string OwnHead { get; set; } = "";

        public bool ReadOnly => OwnHead.Length > 0 && Of.Copy.Log.Find(OwnHead) is null;

        public Dictionary<string, string> SeenAgreed { get; } = new(StringComparer.Ordinal);
    }

    private readonly Random _random = new(seed);
    private readonly List<Node> _nodes = [];
    private readonly List<(Node To, byte[] Bundle)> _wire = [];
    private readonly Dictionary<string, string> _agreed = new(StringComparer.Ordinal);
    private int _parted = -1;

    public int Agreements => _agreed.Count;

    public int Forks { get; private set; }

    public void Run(int steps = 60)
    {
        var founders = Enumerable.Range(0, _random.Next(2, 4)).Select(i => new Institution(((char)('A' + i)).ToString(), _random)).ToArray();
        var genesis = Institution.Found(founders, verify);
        var honest = _random.Next(founders.Length);
        for (var i = 0; i < founders.Length; i++)
        {
            var cheats = i != honest && _random.Next(3) == 0;
            if (_random.Next(4) == 0) founders[i].Time += _random.Next(-3, 365) * 86_400_000L;
            _nodes.Add(new Node(founders[i], !cheats));
            if (cheats) _nodes.Add(new Node(Twin(founders[i], genesis), false));
        }
        // Something to talk about, which everybody has.
        var clause = founders[0].AddClause();
        founders[0].Propose(clause.Id, "t0");
        foreach (var node in _nodes.Where(n => n.Of != founders[0])) Receive(node, founders[0].Bundled(node.Of.TheBox.Public));
        _nodes[0].OwnHead = founders[0].Copy.Tip(founders[0].Id)!.Entry.Id;
        for (var step = 0; step < steps; step++) Step(step, genesis);
        Settle();
    }

    private Institution Twin(Institution of, Genesis genesis) =>
        new(of.Id, _random) { Root = of.Root, Signing = of.Signing, Copy = new RoomCopy(genesis, of.Id, verify: verify), TwinBox = of.Box };

    private void Step(int step, Genesis genesis)
    {
        var node = Pick(_nodes);
        switch (_random.Next(20))
        {
            case < 9: Act(node); break;
            case < 13: Send(node); break;
            case < 17: Deliver(); break;
            case 17:
                _parted = _parted < 0 ? _random.Next(_nodes.Count) : -1;
                break;
            case 18 when step > 10 && _random.Next(2) == 0: Join(node, genesis); break;
            default: Damage(node, genesis); break;
        }
    }

    private void Act(Node node)
    {
        if (node.ReadOnly || node.Of.Copy.Log.PartiesAt().All(p => p.Id != node.Of.Id)) return;
        var of = node.Of;
        var texts = of.State.Part<TextPart>();
        var clauses = texts.Clauses("main");
        var mine = of.Copy.Log.MandatesAt().GetValueOrDefault(Institution.Side(of.Id)) == of.Id;
        var clause = clauses.Count == 0 ? null : Pick(clauses);
        switch (_random.Next(10))
        {
            case 0: of.Point(); break;
            case 1 when clauses.Count < 2: of.AddClause(clause is not null && _random.Next(2) == 0 ? clause.Id : ""); break;
            case < 4 when clause is not null && mine && (clause.Live.Count == 0 || _random.Next(4) == 0):
                of.Propose(clause.Id, "t" + _random.Next(3), [.. clause.Live.Where(_ => _random.Next(2) == 0).Select(l => l.Entry.Entry.Id)]);
                break;
            case < 8 when clause is { Proposals.Count: > 0 } && mine:
                var round = Math.Max(0, clause.Round - (_random.Next(4) == 0 ? 1 : 0));
                // Mostly what others have accepted, as in life; sometimes anything.
                var wanted = clause.Accepts.Where(a => a.Round == round).Select(a => a.Proposal).ToArray();
                of.Accept(clause.Id, round, wanted.Length > 0 && _random.Next(4) > 0 ? Pick(wanted) : Pick(clause.Live).Entry.Entry.Id);
                break;
            case 8 when clause is not null && mine && _random.Next(3) == 0: of.Reopen(clause.Id, clause.Round); break;
            case 9 when mine && texts.TextHash(of.Copy.Log, "main") is not null: of.SignOff(_random.Next(2) == 0); break;
            default:
                if (of.Copy.Log.Changes.FirstOrDefault(c => !c.Holds && c.Required.Contains(of.Id) && c.Accepts.All(a => a.Entry.Party != of.Id)) is { } change) of.Consent(change.Opening.Entry);
                break;
        }
        node.OwnHead = of.Copy.Tip(of.Id)?.Entry.Id ?? "";
        Check(node);
    }

    private void Send(Node node)
    {
        var to = Pick(_nodes);
        if (node.Of.Copy.Log.PartiesAt().All(p => p.Id != node.Of.Id)) return;
        if (to.Of.Id == node.Of.Id || _random.Next(5) == 0) return;
        if (_parted >= 0 && (_nodes.IndexOf(node) <= _parted) != (_nodes.IndexOf(to) <= _parted)) return;
        var entries = node.Of.Copy.Log.Entries.Select(e => e.Entry).ToArray();
        // Sometimes only the newer half travels: what it rests on has to come another way.
        var bundle = node.Of.Bundled(to.Of.TheBox.Public, _random.Next(4) == 0 ? entries[(entries.Length / 2)..] : entries);
        for (var copies = _random.Next(6) == 0 ? 2 : 1; copies > 0; copies--) _wire.Insert(_random.Next(_wire.Count + 1), (to, bundle));
    }

    private void Deliver()
    {
        if (_wire.Count == 0) return;
        var at = _random.Next(_wire.Count);
        var (to, bundle) = _wire[at];
        _wire.RemoveAt(at);
        Receive(to, bundle);
    }

    private void Receive(Node to, byte[] bundle)
    {
        // The signer of the note may be a newcomer that the receiver has not heard of.
        if (to.Of.Take(bundle) is { } problem) Assert.True(problem.Code is "note-signer-unknown", $"{problem}");
        Check(to);
    }

    private void Damage(Node node, Genesis genesis)
    {
        if (_random.Next(2) == 0) node.Backup = ([.. node.Of.Copy.All], new Dictionary<string, byte[]>(node.Of.Blobs));
        else if (_random.Next(2) == 0)
        {
            // A crash: memory is gone, and what was on the way to it.
            _wire.RemoveAll(w => w.To == node && _random.Next(2) == 0);
            Restore(node, genesis, [.. node.Of.Copy.All]);
        }
        else if (node.Backup is { } backup)
        {
            Restore(node, genesis, backup.Entries);
            // What was agreed is no promise of a copy that lost its entries.
            node.SeenAgreed.Clear();
        }
    }

    private void Restore(Node node, Genesis genesis, Entry[] entries)
    {
        node.Of.Copy = new RoomCopy(genesis, node.Of.Id, verify: verify);
        node.Of.Copy.Put(entries);
    }

    private void Join(Node by, Genesis genesis)
    {
        if (_nodes.Select(n => n.Of.Id).Distinct().Count() >= 4 || by.Of.Copy.Log.PartiesAt().All(p => p.Id != by.Of.Id) || by.ReadOnly || !by.Honest) return;
        var newcomer = new Institution(((char)('A' + _nodes.Select(n => n.Of.Id).Distinct().Count())).ToString(), _random);
        by.Of.Add(newcomer, _random.Next(2) == 0 ? [Institution.Side(newcomer.Id)] : []);
        by.OwnHead = by.Of.Copy.Tip(by.Of.Id)!.Entry.Id;
        newcomer.Copy = new RoomCopy(genesis, newcomer.Id, verify: verify);
        newcomer.Copy.Put(by.Of.Copy.All);
        // It writes nothing before it has been let in.
        _nodes.Add(new Node(newcomer, true) { OwnHead = "" });
    }

    /// <summary>What must hold in every copy after every step.</summary>
    private void Check(Node node)
    {
        var log = node.Of.Copy.Log;
        Assert.Empty(log.Invalid);
        foreach (var clause in node.Of.State.Part<TextPart>().Clauses("main"))
            for (var round = 0L; round <= clause.Round; round++)
            {
                var all = clause.AllAgreed(log, round, _ => true).Select(p => p.Entry.Entry.Id).ToArray();
                var name = $"{clause.Id} {round}";
                Assert.True(all.Length <= 1, $"two texts agreed in one round: {name}");
                if (all.Length == 1)
                {
                    Assert.True(_agreed.TryAdd(name, all[0]) || _agreed[name] == all[0], $"two copies agreed on different texts: {name}");
                    node.SeenAgreed[name] = all[0];
                }
                else Assert.False(node.SeenAgreed.ContainsKey(name), $"an agreement was undone: {name}");
            }
        // An honest party's chain is only ever forked by its root key, when its own entries seemed lost everywhere.
        foreach (var fork in log.Forks.Where(f => !f.Healed)) Assert.DoesNotContain(_nodes, n => n.Honest && n.Of.Id == fork.Party);
    }

    /// <summary>In the end the network is whole, everybody hears everybody, and all must hold the same.</summary>
    private void Settle()
    {
        while (_wire.Count > 0) Deliver();
        var lost = false;
        for (var round = 0; round < 3; round++)
        {
            foreach (var from in _nodes)
            {
                if (from.Of.Copy.Log.PartiesAt().All(p => p.Id != from.Of.Id)) continue;
                foreach (var to in _nodes.Where(n => n != from)) Receive(to, from.Of.Bundled(to.Of.TheBox.Public));
            }
            // What nobody has any more only the root key can go on without.
            foreach (var node in _nodes.Where(n => round == 1 && n.ReadOnly))
            {
                lost = true;
                node.OwnHead = node.Of.Write("chain.heal/1", new System.Text.Json.Nodes.JsonObject { ["abandons"] = new System.Text.Json.Nodes.JsonArray() }, node.Of.Root).Id;
            }
        }
        var first = _nodes[0].Of;
        // Whoever was never let in may hold what the others have lost, and has no voice to say so.
        foreach (var node in _nodes.Where(n => n.Of.Copy.Log.PartiesAt().Any(p => p.Id == n.Of.Id)))
        {
            Assert.Equal(first.State.Hash, node.Of.State.Hash);
            Assert.True(lost || node.Of.Copy.Log.Pending.Count == 0);
            Assert.False(node.ReadOnly);
        }
        Forks = first.Copy.Log.Forks.Count;
        // Found by everybody who holds both entries, whatever the order in which they came.
        var shuffled = first.Copy.All.ToArray();
        _random.Shuffle(shuffled);
        Assert.Equal(first.State.Hash, RoomState.Of(RoomLog.Of(first.Copy.Genesis, shuffled, verify)).Hash);
    }

    /// <summary>The room as the first institution would leave with it.</summary>
    public byte[] Left() => _nodes[0].Of.Bundled(_nodes[0].Of.Box.Public);

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>Answers of the real check, remembered across runs.</summary>
    public static VerifySignature Remembering()
    {
        var known = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        return (key, data, signature) =>
        {
            var question = Hash.Hex([.. key, .. signature, .. data]);
            if (known.TryGetValue(question, out var answer)) return answer;
            return known[question] = SignatureRule.Verify(key, data, signature);
        };
    }
}
