using System.Net.Http.Headers;
using SecondTrack.SignedLog;
using SecondTrack.SignedLog.Age;

namespace SecondTrack.Cli.Rooms;

/// <summary>Bundles out and in: for a USB stick, for a mail, and from a peer's address. One importer for all.</summary>
internal static class ExchangeRoom
{
    public static int Export(Printer printer, string folder, string file, string? to)
    {
        var opened = OpenRoom.At(folder);
        if (!opened.Done) return printer.Refuse(opened.Refusal!);
        using var room = opened.Value;
        var (copy, keys) = (room.Room(), room.Keys());
        if (!copy.Done || !keys.Done) return printer.Refuse(copy.Refusal ?? keys.Refusal!);
        using var own = keys.Value;
        if (room.Store.Lost is { } lost) return printer.Refuse(new RoomRefusal(new Problem("read-only", lost)));
        var newcomers = copy.Value.Log.Changes.Select(c => c.Opening.Entry.Act).Where(a => a.TryGetProperty("box", out _)).Select(a => a.GetProperty("id").GetString()!);
        var others = copy.Value.Log.PartiesAt().Select(p => p.Id).Concat(newcomers).Distinct().Where(p => p != copy.Value.Party).ToArray();
        if ((to ?? (others is [var only] ? only : null)) is not { } recipient || copy.Value.BoxOf(recipient) is not { } box)
            return printer.Refuse(new SayForWhom(string.Join(", ", others)));
        using var plain = new MemoryStream();
        room.Store.Export(plain, own.Signing, box);
        plain.Position = 0;
        using var cipher = new MemoryStream();
        AgeFile.Encrypt(plain, cipher, [box], OpenRoom.Random);
        var code = printer.File(file, cipher.ToArray());
        if (code == 0 && file != "-") printer.Answer(new Words("{0} entries for {1}: {2}", "已为 {1} 导出 {0} 个条目：{2}").With(copy.Value.All.Count, recipient, file));
        return code;
    }

    public static int Import(Printer printer, string folder, string file)
    {
        if (!File.Exists(file)) return printer.Refuse(new NotAJoiningFile(file));
        using var cipher = File.OpenRead(file);
        return Import(printer, folder, cipher, file);
    }

    private static int Import(Printer printer, string folder, Stream cipher, string about)
    {
        var opened = OpenRoom.At(folder);
        if (!opened.Done) return printer.Refuse(opened.Refusal!);
        using var room = opened.Value;
        var (copy, keys) = (room.Room(), room.Keys());
        if (!copy.Done || !keys.Done) return printer.Refuse(copy.Refusal ?? keys.Refusal!);
        using var own = keys.Value;
        var (plain, problem) = Open(cipher, own.Boxes);
        if (plain is null) return printer.Refuse(new RoomRefusal(problem!), about);
        using (plain)
        {
            var (taken, refused) = room.Store.Import(plain, [.. own.Boxes.Select(b => b.Public)]);
            if (taken is null) return printer.Refuse(new RoomRefusal(refused!), about);
            printer.Answer(new Words("{0} new entries, {1} pending.", "{0} 个新条目，{1} 个待补。").With(taken.Entries.Count, copy.Value.Log.Pending.Count));
            if (taken.FastClocks.Count > 0) printer.Tell(new Words("A clock is wrong: {0} entries claim to be in the future.", "有时钟不准：{0} 个条目自称在未来。").With(taken.FastClocks.Count));
            foreach (var fork in copy.Value.Log.Forks.Where(f => !f.Healed))
                printer.Tell(new Words("{0} signed two different entries for its place {1}. Both are kept; the proof is in the folder that room leave writes.",
                    "{0} 在其第 {1} 位签署了两个不同的条目。两者均已保留；证明在 room leave 写出的文件夹中。").With(fork.Party, fork.Seq));
        }
        return 0;
    }

    /// <summary>Opens an age file with any of the box keys. Says no more than that it is not for us, or that it is damaged.</summary>
    public static (Stream? Plain, Problem? Problem) Open(Stream cipher, IReadOnlyList<BoxKey> boxes)
    {
        var problem = new Problem("no-match", "");
        foreach (var box in boxes.Reverse())
        {
            cipher.Position = 0;
            var (plain, fault) = AgeFile.Open(cipher, box);
            if (plain is not null) return (plain, null);
            problem = new Problem(fault switch { AgeFault.NoMatch => "no-match", AgeFault.Payload => "age-payload", AgeFault.Mac => "age-mac", _ => "age-header" }, "");
            if (fault != AgeFault.NoMatch) break;
        }
        return (null, problem);
    }

    public static async Task<int> Pull(Printer printer, string folder, string from, CancellationToken cancel)
    {
        byte[] asked;
        var opened = OpenRoom.At(folder);
        if (!opened.Done) return printer.Refuse(opened.Refusal!);
        using (var room = opened.Value)
        {
            var (copy, keys) = (room.Room(), room.Keys());
            if (!copy.Done || !keys.Done) return printer.Refuse(copy.Refusal ?? keys.Refusal!);
            using var own = keys.Value;
            asked = System.Text.Encoding.UTF8.GetBytes(copy.Value.Note(own.Signing, own.Boxes[^1].Public, room.Store.NextCounter(), OpenRoom.Now));
        }
        var temporary = Path.GetTempFileName();
        try
        {
            // The answer is enciphered: what lies in the temporary file nobody else can read.
            await using var file = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose);
            using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(5), MaxResponseContentBufferSize = Bundle.MaxSize };
            using var content = new ByteArrayContent(asked) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } };
            using var answer = await client.PostAsync(new Uri(new Uri(from), "/peer/v1/pull"), content, cancel);
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(file, cancel);
            return Import(printer, folder, file, from);
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return printer.Refuse(new PeerIsAway(from));
        }
    }
}
