using SecondTrack.SignedLog;
using SecondTrack.SignedLog.Age;
using SecondTrack.SignedLog.Store;

namespace SecondTrack.Cli.Rooms;

/// <summary>
/// A room in a folder of its own: <c>room.db</c>, and the keys beside it. <c>root.key</c> belongs offline; <c>box.key</c> is an identity file that Debian's
/// <c>age</c> takes.
/// </summary>
internal sealed class OpenRoom : IDisposable
{
    /// <summary>Names the folder outside every backup that remembers how far each store had signed.</summary>
    public const string MarksVariable = "SECONDTRACK_MARKS";

    private OpenRoom(string folder, RoomStore store) => (Folder, Store) = (folder, store);

    public string Folder { get; }

    public RoomStore Store { get; }

    public static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    public static RandomBytes Random => Chance.Secure.Fill;

    private static string Marks => Environment.GetEnvironmentVariable(MarksVariable) is { Length: > 0 } named
        ? named : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "secondtrack-marks");

    public static Outcome<OpenRoom> At(string folder, bool make = false)
    {
        folder = Path.GetFullPath(folder);
        if (make == HasRoom(folder)) return make ? new RoomIsThere(folder) : new ThereIsNoRoom(folder);
        var (store, problem) = RoomStore.Open(folder, Marks, TimeProvider.System, Random);
        return store is null ? new RoomRefusal(problem!) : new OpenRoom(folder, store);
    }

    public static bool HasRoom(string folder) => File.Exists(Path.Combine(folder, "signing.key"));

    private string Draft => Path.Combine(Folder, "proposed.json");

    /// <summary>The genesis that this institution proposed and nobody has signed; null once the room is founded.</summary>
    public Genesis? Proposed => Store.Copy is null && File.Exists(Draft) ? Genesis.Read(File.ReadAllBytes(Draft)).Genesis : null;

    public void Propose(Genesis genesis) => File.WriteAllBytes(Draft, genesis.Bytes);

    /// <summary>Makes the keys of a new party.</summary>
    public Party MakeKeys(string id, string name)
    {
        foreach (var file in new[] { "root.key", "signing.key", "box.key" })
        {
            var seed = Chance.Secure.Bytes(32);
            using var box = new BoxKey(seed);
            Write(file, file == "box.key" ? box.Identity : Convert.ToHexStringLower(seed));
        }
        using var keys = Keys().Value;
        using var root = Root().Value;
        return new Party(id, name, root.Public, keys.Signing.Public, keys.Boxes[^1].Public);
    }

    private void Write(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var to = new StreamWriter(Path.Combine(Folder, file), options);
        to.Write(text + "\n");
    }

    private string Next => Path.Combine(Folder, "signing.key.next");

    /// <summary>A new signing key, kept beside the old one until the entry that announces it is kept.</summary>
    public SigningKey NextSigningKey()
    {
        File.Delete(Next);
        Write(Path.GetFileName(Next), Convert.ToHexStringLower(Chance.Secure.Bytes(32)));
        return Seed(Next);
    }

    /// <summary>A new box key beside the earlier ones, which still open what was on its way.</summary>
    public BoxKey AddBoxKey()
    {
        var box = new BoxKey(Chance.Secure.Bytes(32));
        File.AppendAllText(Path.Combine(Folder, "box.key"), box.Identity + "\n");
        return box;
    }

    public Outcome<RoomKeys> Keys()
    {
        var (signing, boxes) = (Path.Combine(Folder, "signing.key"), Path.Combine(Folder, "box.key"));
        // A rotation writes the new key first, then the entry: the log says which of the two holds.
        if (File.Exists(Next) && Store.Copy is { } copy && Seed(Next) is var next && copy.SigningKeyOf(copy.Party)?.AsSpan().SequenceEqual(next.Public) == true) File.Move(Next, signing, overwrite: true);
        if (!File.Exists(signing)) return new KeyIsAway(signing);
        if (!File.Exists(boxes)) return new KeyIsAway(boxes);
        return new RoomKeys(Seed(signing), [.. File.ReadAllLines(boxes).Select(BoxKey.FromIdentity).OfType<BoxKey>()]);
    }

    public Outcome<SigningKey> Root() => Path.Combine(Folder, "root.key") is var path && File.Exists(path) ? Seed(path) : new KeyIsAway(path);

    private static SigningKey Seed(string path) => new(Convert.FromHexString(File.ReadAllText(path).Trim()));

    /// <summary>The copy of the room. A room that was proposed and that nobody was asked to join begins with its founder alone.</summary>
    public Outcome<RoomCopy> Room()
    {
        if (Store.Copy is { } copy) return copy;
        if (Proposed is not { } genesis) return new ThereIsNoRoom(Folder);
        if (SignGenesis(genesis) is { } refusal) return refusal;
        Store.Found(genesis, genesis.Parties[0].Id);
        return Store.Copy!;
    }

    /// <summary>Signs a genesis with both keys.</summary>
    public Refusal? SignGenesis(Genesis genesis)
    {
        var (root, keys) = (Root(), Keys());
        if (!root.Done || !keys.Done) return root.Refusal ?? keys.Refusal;
        using (root.Value)
        using (keys.Value)
        {
            genesis.Sign(root.Value);
            genesis.Sign(keys.Value.Signing);
        }
        return null;
    }

    public void Dispose() => Store.Dispose();
}

/// <summary>The online keys: the signing key, and every box key that there has been and that was not deleted.</summary>
internal sealed record RoomKeys(SigningKey Signing, IReadOnlyList<BoxKey> Boxes) : IDisposable
{
    public void Dispose()
    {
        Signing.Dispose();
        foreach (var box in Boxes) box.Dispose();
    }
}
