using System.Text;
using System.Text.Json;
using Xunit;

namespace SecondTrack.Cli.Tests;

/// <summary>A process killed while it saves, and a disk that takes no more: nothing half, nothing acknowledged lost, and it goes on afterwards.</summary>
public class FaultsTests(MadeStore made) : IClassFixture<MadeStore>
{
    private const int Works = 300;

    [Fact]
    public async Task A_process_killed_while_it_saves_leaves_all_of_an_import_or_nothing()
    {
        var store = made.Copy();
        var (killed, finished) = (0, 0);
        for (var i = 0; i < 8; i++)
        {
            var file = made.FileWith($"{i}.ris", Library(i));
            var done = await Called.Limited($"timeout -s KILL {0.6 + (i * 0.35):0.00} \"$0\" \"$@\"", "import", "ris", file, "--data", store, "--as", MadeStore.User);
            if (done.Exit == 0) finished++;
            else killed++;
            var missing = await Missing(file, store);
            Assert.True(missing is 0 or Works, $"{missing} of {Works} works are missing");
            if (done.Exit == 0) Assert.Equal(0, missing);
        }
        Assert.True(killed > 0, "no process was killed");
        Assert.Equal(8, killed + finished);
        var check = await Called.With("check-store", "--data", store);
        Assert.True(check.Exit == 0, check.Output + check.Error);
    }

    /// <summary>A limit on the size of a file stands for the full disk: to whoever writes both are a write that fails.</summary>
    [Fact]
    public async Task A_disk_that_takes_no_more_ends_in_one_sentence_and_nothing_is_half_written()
    {
        var store = made.Copy();
        var backup = Path.Combine(made.Folder(), "backup");
        var file = made.FileWith("library.ris", Library(99));
        const string full = "trap '' XFSZ; ulimit -f 64; export DOTNET_EnableWriteXorExecute=0; exec \"$0\" \"$@\"";
        MadeStore.IsRefused(await Called.Limited(full, "backup", backup, "--data", store));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(backup)!));
        MadeStore.IsRefused(await Called.Limited(full, "import", "ris", file, "--data", store, "--as", MadeStore.User));
        Assert.Equal(Works, await Missing(file, store));
        Assert.Equal(0, (await Called.With("check-store", "--data", store)).Exit);
        Assert.Equal(0, (await Called.With("backup", backup, "--data", store)).Exit);
        var other = made.Copy();
        MadeStore.IsRefused(await Called.Limited(full, "restore", backup, "--data", other));
        Assert.Empty(Directory.GetFiles(other, "*.restoring"));
        Assert.Equal(0, (await Called.With("import", "ris", file, "--data", other, "--as", MadeStore.User)).Exit);
    }

    private static async Task<int> Missing(string file, string store)
    {
        var looked = await Called.With("import", "ris", file, "--data", store, "--as", MadeStore.User, "--preview", "--json", "-");
        Assert.True(looked.Exit == 0, looked.Error);
        using var json = JsonDocument.Parse(looked.Bytes);
        return json.RootElement.GetProperty("new").GetProperty("sources").GetInt32();
    }

    private static byte[] Library(int number) => Encoding.UTF8.GetBytes(string.Concat(
        Enumerable.Range(0, Works).Select(i => $"TY  - JOUR\nTI  - Work {i} of library {number} 论文\nAU  - Author, {i}\nPY  - 2020\nER  - \n")));
}
