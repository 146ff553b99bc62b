using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NSec.Cryptography;
using SecondTrack.SignedLog;
using SecondTrack.SignedLog.Age;
using SecondTrack.SignedLog.Fold;
using SecondTrack.SignedLog.Store;

namespace SecondTrack.Bench.Room;

/// <summary>Prints the table of bench/room.md.</summary>
internal static class MeasureRoom
{
    public static void Run(int count)
    {
        Console.WriteLine("| measure | target | here |\n|---|---|---|");
        Verify();
        var folder = Directory.CreateTempSubdirectory("room-bench").FullName;
        try
        {
            Append(folder);
            Exchange(folder, count);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static void Row(string what, string target, string here) => Console.WriteLine($"| {what} | {target} | {here} |");

    private static string N(double number, string format = "N0") => number.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Reading and judging entries of 1 KiB, against nothing but the signature and the hash of the same bytes; best of three each.</summary>
    private static void Verify()
    {
        const int Count = 3000;
        var made = new MadeRoom();
        var entries = Enumerable.Range(0, Count).Select(i => made.Sign(i % 2 == 0 ? "A" : "B", "bench.fill/1", new JsonObject { ["fill"] = new string('x', 950) })).ToArray();
        var keys = new[] { "A", "B" }.ToDictionary(p => p, p => PublicKey.Import(SignatureAlgorithm.Ed25519, made.SigningPublic(p), KeyBlobFormat.RawPublicKey));
        double bare = double.MaxValue, ours = double.MaxValue;
        for (var round = 0; round < 4; round++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var e in entries)
            {
                if (!SignatureAlgorithm.Ed25519.Verify(keys[e.Party], Signed(e), e.Signature)) throw new InvalidOperationException();
                SHA256.HashData(e.Header);
                SHA256.HashData(e.Body);
            }
            bare = Math.Min(bare, watch.Elapsed.TotalSeconds);
            watch.Restart();
            var read = entries.Select(e => Entry.Read(e.Header, e.Body, e.Signature).Entry!).ToArray();
            if (RoomLog.Of(made.Genesis, read).Entries.Count != Count) throw new InvalidOperationException();
            ours = Math.Min(ours, watch.Elapsed.TotalSeconds);
        }
        Row("verify entries of 1 KiB, one core", "≥ 10,000/s", $"{N(Count / ours)}/s");
        Row("… against bare Ed25519 + SHA-256", "≤ 1.3 ×", $"{N(ours / bare, "0.00")} × ({N(Count / bare)}/s bare)");
    }

    private static byte[] Signed(Entry e)
    {
        var start = System.Text.Encoding.ASCII.GetBytes($"DSSEv1 38 application/vnd.secondtrack.entry+json {e.Header.Length} ");
        return [.. start, .. e.Header];
    }

    private static void Append(string folder)
    {
        var made = new MadeRoom();
        using var store = RoomStore.Open(Path.Combine(folder, "append"), Path.Combine(folder, "marks"), TimeProvider.System, RandomNumberGenerator.Fill).Store!;
        store.Found(made.Genesis, "A");
        var times = new List<double>();
        for (var i = 0; i < 1000; i++)
        {
            made.Blobs.Clear();
            var entry = made.Sign("A", "point/1", new JsonObject { ["lang"] = new JsonObject { ["en"] = made.Blob(300) } });
            var watch = Stopwatch.StartNew();
            if (store.Append(entry, made.Blobs) is not null) throw new InvalidOperationException();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Row("durable append, 1,000 of them", "p99 ≤ 20 ms", $"p50 {N(times[500], "0.0")} ms, p99 {N(times[990], "0.0")} ms");
    }

    private static void Exchange(string folder, int count)
    {
        var made = new MadeRoom();
        var entries = made.Talk(count);
        var plain = made.Bundled(entries);
        using var cipher = new MemoryStream();
        AgeFile.Encrypt(new MemoryStream(plain), cipher, [made.Boxes[1].Public], RandomNumberGenerator.Fill);
        using var store = RoomStore.Open(Path.Combine(folder, "import"), Path.Combine(folder, "marks"), TimeProvider.System, RandomNumberGenerator.Fill).Store!;
        store.Found(made.Genesis, "B");
        var watch = Stopwatch.StartNew();
        cipher.Position = 0;
        var (taken, problem) = store.Import(AgeFile.Open(cipher, made.Boxes[1]).Plain!, [made.Boxes[1].Public]);
        if (taken?.Entries.Count != count) throw new InvalidOperationException(problem?.ToString());
        Row($"import {N(count)} entries ({N(cipher.Length / 1048576.0, "0.0")} MiB) into a store", "≤ 5 s", $"{N(watch.Elapsed.TotalSeconds, "0.00")} s");
        var log = store.Copy!.Log;
        var best = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            watch.Restart();
            if (RoomState.Of(log).WithoutEffect.Count > 0) throw new InvalidOperationException();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }
        Row($"fold {N(count)} entries", "≤ 0.5 s", $"{N(best, "0.00")} s");
        watch.Restart();
        RoomLog.Of(log.Genesis, log.Entries.Select(e => e.Entry));
        Row($"put {N(count)} verified entries in order", "–", $"{N(watch.Elapsed.TotalSeconds, "0.00")} s");
        var file = Path.Combine(folder, "room.jsonl");
        File.WriteAllBytes(file, plain);
        var script = Path.Combine(folder, "verify.py");
        using (var from = typeof(RoomLog).Assembly.GetManifestResourceStream("verify.py")!)
        using (var to = File.Create(script)) from.CopyTo(to);
        watch.Restart();
        using var python = Process.Start(new ProcessStartInfo("python3", [script, file]) { RedirectStandardOutput = true })!;
        var said = python.StandardOutput.ReadToEnd().TrimEnd().Split('\n')[^1];
        python.WaitForExit();
        if (python.ExitCode != 0) throw new InvalidOperationException(said);
        Row($"verify.py on {N(count)} entries", "≤ 2 min", $"{N(watch.Elapsed.TotalSeconds, "0.0")} s");
    }
}
