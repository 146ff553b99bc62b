using SecondTrack.SignedLog;
using SecondTrack.SignedLog.Age;
using SecondTrack.SignedLog.Fold;
using SecondTrack.SignedLog.Leaving;

namespace SecondTrack.Cli.Rooms;

/// <summary>The room as it is: status, texts, verification, and leaving with it.</summary>
internal static class ReadRoom
{
    private static int With(Printer printer, string folder, Func<OpenRoom, RoomCopy, int> work)
    {
        var opened = OpenRoom.At(folder);
        if (!opened.Done) return printer.Refuse(opened.Refusal!);
        using var room = opened.Value;
        var copy = room.Room();
        return copy.Done ? work(room, copy.Value) : printer.Refuse(copy.Refusal!);
    }

    public static int Status(Printer printer, string folder, string? json) => With(printer, folder, (room, copy) =>
    {
        var (log, state) = (copy.Log, copy.State);
        var parties = log.PartiesAt().Select(p => (Party: p, Tip: copy.Tip(p.Id))).ToArray();
        if (json is not null) return printer.Json(json, new
        {
            room = copy.Genesis.Room, copy.Genesis.Name, own = copy.Party, digits = Hash.Digits(copy.Genesis.Room),
            parties = parties.Select(p => new
            {
                p.Party.Id, p.Party.Name, head = p.Tip is null ? null : new object[] { p.Tip.Entry.Seq, p.Tip.Entry.Id },
                signed = !copy.Genesis.Unsigned.Contains(p.Party.Id), lastClaimedTime = p.Tip?.Entry.Time,
            }),
            mandates = log.MandatesAt(), entries = log.Entries.Count, state = state.Hash,
            forks = log.Forks.Select(f => new { f.Party, f.Seq, entries = f.Entries.Select(e => e.Entry.Id), f.Healed }),
            pending = log.Pending.Select(e => e.Id), missing = log.Missing, readOnly = room.Store.Lost is not null,
            withoutEffect = state.WithoutEffect.Select(w => new { id = w.Entry.Entry.Id, w.Why }), notUnderstood = state.NotUnderstood.Select(e => new { id = e.Entry.Id, e.Entry.Type }),
            clockBehind = log.Entries.Where(e => e.ClockBehind).Select(e => e.Entry.Id),
        });
        printer.Answer(new Words("{0}\nDigits of the room:\n{1}\nState: {2}", "{0}\n房间的数字：\n{1}\n状态：{2}").With(copy.Genesis.Name, Hash.Digits(copy.Genesis.Room), state.Hash));
        printer.Table([printer.T("party", "机构"), printer.T("name", "名称"), printer.T("entries", "条目"), printer.T("newest entry", "最新条目"), printer.T("claimed time (UTC)", "自称时间（UTC）")],
            parties.Select(p => (IReadOnlyList<string>)[p.Party.Id, p.Party.Name, (p.Tip?.Entry.Seq ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture), p.Tip?.Entry.Id[..12] ?? "–", p.Tip is null ? "–" : Time(p.Tip.Entry.Time)]));
        if (room.Store.Lost is { } lost) printer.Tell(new RoomRefusal(new Problem("read-only", lost)).Sentence);
        if (log.Missing.Count > 0) printer.Tell(new Words("{0} entries are missing in the middle; ask the other institution for a fresh bundle.", "中间缺少 {0} 个条目，请向对方索取新的数据包。").With(log.Missing.Count));
        foreach (var fork in log.Forks.Where(f => !f.Healed)) printer.Tell(new Words("{0} signed two different entries for its place {1}.", "{0} 在其第 {1} 位签署了两个不同的条目。").With(fork.Party, fork.Seq));
        if (state.BlocksSignOff) printer.Tell(new SignOffIsBlocked().Sentence);
        return 0;
    });

    private static string Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(milliseconds, 253402300799999)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public static int Text(Printer printer, string folder, string? json) => With(printer, folder, (room, copy) =>
    {
        var texts = copy.State.Part<TextPart>();
        var all = texts.Documents.Select(d => (Document: d, Clauses: ReadText.Of(copy, d, room.Store.Blob), Hash: texts.TextHash(copy.Log, d))).ToArray();
        if (json is not null) return printer.Json(json, all.Select(d => new
        {
            d.Document, textHash = d.Hash, clauses = d.Clauses.Select(c => new
            {
                c.Clause.Id, c.Clause.Round, c.Agreed, text = c.Wordings, proposals = c.Clause.Live.Select(p => new { p.Entry.Entry.Id, p.Side }),
            }),
            signedOff = texts.SignedBy(copy.Log, d.Document).Select(s => new { s.TextHash, sides = s.SignOffs.Select(o => o.Side) }),
        }));
        foreach (var (document, clauses, hash) in all)
        {
            printer.Answer(new Words("{0}", "{0}").With(document));
            foreach (var clause in clauses)
                printer.Answer(new Words("{0} {1}\n{2}", "{0} {1}\n{2}").With(clause.Clause.Id[..12], clause.Agreed ? printer.T("agreed", "已达成一致") : printer.T("open", "未定"),
                    string.Join('\n', clause.Wordings.Select(w => $"  {w.Key}: {w.Value}"))));
            if (hash is not null) printer.Answer(new Words("Digits of the agreed text:\n{0}", "一致文本的数字：\n{0}").With(Hash.Digits(hash)));
        }
        return 0;
    });

    public static int Verify(Printer printer, string path, string? folder, string? json)
    {
        if (Directory.Exists(path)) path = Path.Combine(path, "room.jsonl");
        if (!File.Exists(path)) return printer.Refuse(new NotAJoiningFile(path));
        using var file = File.OpenRead(path);
        Stream plain = file;
        var isPlain = file.ReadByte() == '{';
        file.Position = 0;
        if (!isPlain)
        {
            if (folder is null) return printer.Refuse(new KeyIsAway("box.key"));
            var opened = OpenRoom.At(folder);
            if (!opened.Done) return printer.Refuse(opened.Refusal!);
            using var room = opened.Value;
            var keys = room.Keys();
            if (!keys.Done) return printer.Refuse(keys.Refusal!);
            using var own = keys.Value;
            var (open, problem) = ExchangeRoom.Open(file, own.Boxes);
            if (open is null) return printer.Refuse(new RoomRefusal(problem!), path);
            plain = open;
        }
        using (plain)
        {
            var found = VerifyRoom.Run(plain);
            if (json is not null)
            {
                var code = printer.File(json, [.. Canonical.Write(found.ToJson()), (byte)'\n']);
                return code != 0 ? code : found.Valid ? 0 : CommandLine.No;
            }
            foreach (var problem in found.Problems) printer.Tell(new Words("Not right: {0}", "有误：{0}").With(problem));
            printer.Answer((found.Valid ? new Words("Valid: {0} entries, every signature, link, key, agreed text and sign-off.", "有效：{0} 个条目，所有签名、链接、密钥、一致文本与签署均正确。")
                : new Words("Not valid: {0} entries, {1} problems.", "无效：{0} 个条目，{1} 处有误。")).With(found.State?.Log.Entries.Count ?? 0, found.Problems.Count));
            return found.Valid ? 0 : CommandLine.No;
        }
    }

    public static int Leave(Printer printer, string folder, string to) => With(printer, folder, (room, copy) =>
    {
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any()) return printer.Refuse(new FolderIsNotEmpty(to));
        var keys = room.Keys();
        if (!keys.Done) return printer.Refuse(keys.Refusal!);
        using var own = keys.Value;
        LeaveRoom.Run(room.Store, own.Signing, own.Boxes[^1].Public, to);
        printer.Answer(new Words("{0} entries are in {1}. Anybody verifies them with: python3 {1}/verify.py {1}", "{0} 个条目已写入 {1}。任何人都可核验：python3 {1}/verify.py {1}").With(copy.Log.Entries.Count, to));
        return 0;
    });
}
