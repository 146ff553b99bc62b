using System.Net;
using System.Text;
using SecondTrack.SignedLog.Fold;
using SecondTrack.SignedLog.Store;

namespace SecondTrack.SignedLog.Leaving;

/// <summary>
/// The folder that an institution leaves with: the plain bundle, attachments, a page to read in any browser, fork proofs, and verify.py. A stranger needs
/// nothing else.
/// </summary>
public static class LeaveRoom
{
    /// <summary>Writes the folder, which must be empty or not there.</summary>
    public static void Run(RoomStore store, SigningKey key, byte[] box, string folder)
    {
        ArgumentNullException.ThrowIfNull(store);
        Directory.CreateDirectory(folder);
        using (var room = File.Create(Path.Combine(folder, "room.jsonl"))) store.Export(room, key, box);
        using (var script = typeof(LeaveRoom).Assembly.GetManifestResourceStream("verify.py")!)
        using (var to = File.Create(Path.Combine(folder, "verify.py"))) script.CopyTo(to);
        var copy = store.Copy!;
        var number = 0;
        foreach (var fork in copy.Log.Forks) File.WriteAllBytes(Path.Combine(folder, $"fork-proof-{++number}.json"), ForkProof.Write(fork));
        foreach (var file in copy.Log.Entries.Where(e => e.Entry.Act.TryGetProperty("files", out _)).SelectMany(e => e.Entry.Act.GetProperty("files").EnumerateArray()).Select(f => f.GetString()!).Distinct())
            if (store.Blob(file) is { } bytes)
            {
                Directory.CreateDirectory(Path.Combine(folder, "attachments"));
                File.WriteAllBytes(Path.Combine(folder, "attachments", file), bytes[16..]);
            }
        File.WriteAllText(Path.Combine(folder, "index.html"), Page(store, copy), new UTF8Encoding(false));
    }

    private static string Page(RoomStore store, RoomCopy copy)
    {
        var (page, state) = (new StringBuilder(), copy.State);
        string Text(string text) => WebUtility.HtmlEncode(text);
        void Line(string html) => page.Append(html).Append('\n');
        Line("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><title>{Text(copy.Genesis.Name)}</title></head><body>");
        Line($"<h1>{Text(copy.Genesis.Name)}</h1><p>Room <span lang=\"zh\">房间</span> <code>{copy.Genesis.Room}</code></p>");
        Line("<p>Verify: <code>python3 verify.py .</code> <span lang=\"zh\">核验：同一命令。</span></p><h2>Institutions <span lang=\"zh\">机构</span></h2><ul>");
        foreach (var party in copy.Log.PartiesAt()) Line($"<li>{party.Id} · {Text(party.Name)}</li>");
        Line("</ul>");
        foreach (var document in state.Part<TextPart>().Documents)
        {
            Line($"<h2>Joint text <span lang=\"zh\">联合文本</span> · {document}</h2><ol>");
            foreach (var clause in ReadText.Of(copy, document, store.Blob)) Line($"<li>{string.Join("<br>", clause.Wordings.Select(w => $"<span lang=\"{w.Key}\">{Text(w.Value)}</span>"))}</li>");
            Line("</ol>");
            foreach (var (hash, signOffs) in state.Part<TextPart>().SignedBy(copy.Log, document))
                Line($"<p>Signed off <span lang=\"zh\">已签署</span>: {string.Join(", ", signOffs.Select(s => s.Side))} · <code>{Hash.Digits(hash)}</code></p>");
        }
        Line("<h2>Entries <span lang=\"zh\">条目</span></h2><table><tr><th>#</th><th>Party <span lang=\"zh\">机构</span></th><th>Type <span lang=\"zh\">类型</span></th>"
            + "<th>Claimed time (UTC) <span lang=\"zh\">自称时间</span></th><th>Words <span lang=\"zh\">文字</span></th></tr>");
        foreach (var entry in copy.Log.Entries)
        {
            var words = entry.Entry.Act.TryGetProperty("lang", out var lang)
                ? string.Join("<br>", lang.EnumerateObject().Select(l => $"<span lang=\"{l.Name}\">{(ReadText.Words(store.Blob(l.Value.GetString()!)) is { } said ? Text(said) : "— erased 已删除")}</span>")) : "";
            var time = DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(entry.Entry.Time, 253402300799999)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
            Line($"<tr id=\"{entry.Entry.Id}\"><td>{entry.Order + 1}</td><td>{entry.Entry.Party} {entry.Entry.Seq}</td><td>{Text(entry.Entry.Type)}{(entry.IsVoid ? " (void 无效)" : "")}</td><td>{time}</td><td>{words}</td></tr>");
        }
        Line("</table></body></html>");
        return page.ToString();
    }
}
