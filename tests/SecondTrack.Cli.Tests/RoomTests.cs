using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace SecondTrack.Cli.Tests;

/// <summary>Two institutions, two folders, and files between them.</summary>
public sealed class RoomTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public RoomTests() => Environment.SetEnvironmentVariable("SECONDTRACK_MARKS", Path.Combine(_folder, "marks"));

    private string At(params string[] parts) => Path.Combine([_folder, .. parts]);

    private static async Task<Called> Room(int exit, params string[] arguments)
    {
        var called = await Called.With(["room", .. arguments, "--lang", "en"]);
        Assert.True(called.Exit == exit, $"{string.Join(' ', arguments)}: {called.Exit} {called.Error}");
        return called;
    }

    private async Task Found()
    {
        await Room(0, "new", "--data", At("A"), "--name", "River talks", "--party", "Institute A");
        await Room(0, "invite", "--data", At("A"), "--out", At("invite.json"));
        var refused = await Room(2, "join", At("invite.json"), "--data", At("B"), "--party", "Institute B", "--out", At("answer.json"));
        Assert.Contains("sixty digits", refused.Error, StringComparison.Ordinal);
        await Room(0, "join", At("invite.json"), "--yes", "--data", At("B"), "--party", "Institute B", "--out", At("answer.json"));
        await Room(0, "join", At("answer.json"), "--yes", "--data", At("A"));
    }

    private async Task Send(string from, string to)
    {
        await Room(0, "export", "--data", At(from), "--out", At($"to-{to}.age"), "--to", to);
        await Room(0, "import", At($"to-{to}.age"), "--data", At(to));
    }

    private async Task<JsonElement> Json(string verb, string data) => JsonDocument.Parse((await Room(0, verb, "--data", At(data), "--json", "-")).Bytes).RootElement;

    [Fact]
    public async Task Two_join_write_apart_exchange_agree_sign_off_and_leave_with_proof()
    {
        await Found();
        await Room(0, "write", "--data", At("A"), "--type", "point", "--text", "Water is scarce");
        await Room(0, "write", "--data", At("B"), "--type", "point", "--text", "水资源紧缺", "--text-lang", "zh-Hans");
        await Room(0, "write", "--data", At("A"), "--type", "clause");
        await Send("A", "B");
        await Send("B", "A");
        var clause = (await Json("text", "B"))[0].GetProperty("clauses")[0].GetProperty("id").GetString()!;
        await Room(0, "write", "--data", At("A"), "--type", "propose", "--clause", clause, "--text", "shall meet");
        await Room(0, "write", "--data", At("B"), "--type", "propose", "--clause", clause, "--text", "may meet");
        await Send("A", "B");
        var bracket = (await Json("text", "B"))[0].GetProperty("clauses")[0];
        Assert.Equal("[a: shall meet | b: may meet]", bracket.GetProperty("text").GetProperty("en").GetString());
        var proposal = bracket.GetProperty("proposals").EnumerateArray().First(p => p.GetProperty("side").GetString() == "a").GetProperty("id").GetString()!;
        await Room(0, "write", "--data", At("B"), "--type", "accept", "--clause", clause, "--proposal", proposal);
        await Send("B", "A");
        await Room(2, "write", "--data", At("A"), "--type", "signoff");
        await Room(0, "write", "--data", At("A"), "--type", "accept", "--clause", clause, "--proposal", proposal);
        await Room(0, "write", "--data", At("A"), "--type", "signoff");
        await Send("A", "B");
        await Room(0, "write", "--data", At("B"), "--type", "signoff");
        await Send("B", "A");
        var (a, b) = (await Json("status", "A"), await Json("status", "B"));
        Assert.Equal(a.GetProperty("state").GetString(), b.GetProperty("state").GetString());
        Assert.Equal(9, a.GetProperty("entries").GetInt32());
        await Room(0, "leave", "--data", At("A"), "--out", At("left"));
        await Room(0, "verify", At("left"));
        await Room(0, "verify", At("to-A.age"), "--data", At("A"));
        // Working texts were erased by both, what was agreed stayed.
        var page = await File.ReadAllTextAsync(At("left", "index.html"));
        Assert.Contains("shall meet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("may meet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Water is scarce", page, StringComparison.Ordinal);
        Assert.Contains("VALID: 9 entries", Script(0, At("left")), StringComparison.Ordinal);
        var room = await File.ReadAllTextAsync(At("left", "room.jsonl"));
        await File.WriteAllTextAsync(At("left", "room.jsonl"), room[..(room.Length / 2)]);
        await Room(1, "verify", At("left"));
        Script(1, At("left"));
    }

    private static string Script(int exit, string folder)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(folder, "verify.py"), folder]) { RedirectStandardOutput = true })!;
        var said = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.Equal(exit, python.ExitCode);
        return said;
    }

    [Fact]
    public async Task A_bundle_for_another_or_a_truncated_one_is_refused_whole()
    {
        await Found();
        await Room(0, "write", "--data", At("A"), "--type", "point", "--text", "x");
        await Room(0, "export", "--data", At("A"), "--out", At("b.age"));
        var own = await Room(2, "import", At("b.age"), "--data", At("A"));
        Assert.Contains("not for this institution", own.Error, StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(At("b.age"));
        await File.WriteAllBytesAsync(At("cut.age"), bytes[..^5]);
        Assert.Contains("truncated", (await Room(2, "import", At("cut.age"), "--data", At("B"))).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Json("status", "B")).GetProperty("entries").GetInt32());
        await Room(0, "import", At("b.age"), "--data", At("B"));
        Assert.Contains("0 new entries", (await Room(0, "import", At("b.age"), "--data", At("B"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restored_backup_signs_nothing_before_its_own_entries_came_back()
    {
        await Found();
        await Room(0, "write", "--data", At("A"), "--type", "point", "--text", "one");
        File.Copy(At("A", "room.db"), At("backup.db"));
        await Room(0, "write", "--data", At("A"), "--type", "point", "--text", "two");
        await Send("A", "B");
        foreach (var part in Directory.GetFiles(At("A"), "room.db*")) File.Delete(part);
        File.Copy(At("backup.db"), At("A", "room.db"));
        Assert.Contains("backup", (await Room(2, "write", "--data", At("A"), "--type", "point", "--text", "three")).Error, StringComparison.Ordinal);
        Assert.True((await Json("status", "A")).GetProperty("readOnly").GetBoolean());
        await Send("B", "A");
        await Room(0, "write", "--data", At("A"), "--type", "point", "--text", "three");
        await Send("A", "B");
        var status = await Json("status", "B");
        Assert.Equal(3, status.GetProperty("entries").GetInt32());
        Assert.Empty(status.GetProperty("forks").EnumerateArray());
    }

    [Fact]
    public async Task A_room_of_one_lets_a_second_in_with_the_whole_history()
    {
        await Room(0, "new", "--data", At("A"), "--name", "Host", "--party", "Host");
        await Room(0, "write", "--data", At("A"), "--type", "agenda", "--text", "First");
        await Room(0, "invite", "--data", At("A"), "--out", At("invite.json"));
        await Room(0, "join", At("invite.json"), "--yes", "--data", At("B"), "--party", "Institute B", "--out", At("answer.json"));
        await Room(0, "join", At("answer.json"), "--yes", "--data", At("A"));
        await Send("A", "B");
        await Room(0, "write", "--data", At("B"), "--type", "point", "--text", "Here");
        await Send("B", "A");
        Assert.Equal((await Json("status", "A")).GetProperty("state").GetString(), (await Json("status", "B")).GetProperty("state").GetString());
        Assert.Equal(3, (await Json("status", "A")).GetProperty("entries").GetInt32());
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
