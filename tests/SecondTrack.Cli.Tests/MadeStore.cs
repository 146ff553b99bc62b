using SecondTrack.Storage;
using Xunit;

namespace SecondTrack.Cli.Tests;

/// <summary>A small generated store, made once by the command line itself, and copied for every test that changes something.</summary>
public sealed class MadeStore : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("secondtrack-cli-");

    public const string User = "generated";

    private string Made => Path.Combine(_root.FullName, "made");

    public async ValueTask InitializeAsync()
    {
        var made = await Called.With("generate", "--data", Made, "--sources", "30", "--statements", "120", "--lang", "en");
        Assert.True(made.Exit == 0, made.Error);
        Assert.Empty(made.Lines);
    }

    public string Folder() => Directory.CreateDirectory(Path.Combine(_root.FullName, Path.GetRandomFileName())).FullName;

    /// <summary>A store of its own.</summary>
    public string Copy()
    {
        var folder = Folder();
        File.Copy(Path.Combine(Made, "secondtrack.db"), Path.Combine(folder, "secondtrack.db"));
        return folder;
    }

    public string FileWith(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder(), name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>One sentence in the language asked for, no trace of the program's inside, exit code 2.</summary>
    internal static void IsRefused(Called called, params string[] says)
    {
        Assert.True(called.Exit == 2, called.Output + called.Error);
        Assert.Single(called.Lines);
        Assert.DoesNotContain("   at ", called.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", called.Error, StringComparison.Ordinal);
        Assert.Empty(called.Bytes);
        foreach (var part in says) Assert.Contains(part, called.Error, StringComparison.Ordinal);
    }

    internal static StoreAddress AddressOf(string folder) => StoreAddress.Sqlite(folder);
}
