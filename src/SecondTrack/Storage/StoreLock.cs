namespace SecondTrack.Storage;

/// <summary>One writing process per embedded store: held from start to end of the process, given back by the system if it dies.</summary>
public sealed class StoreLock : IDisposable
{
    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    public static Outcome<StoreLock> Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "secondtrack.lock");
        try
        {
            return new StoreLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return new StoreIsInUse(folder);
        }
    }

    public void Dispose() => _file.Dispose();
}
