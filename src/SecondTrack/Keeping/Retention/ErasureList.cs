using System.Globalization;

namespace SecondTrack.Keeping.Retention;

/// <summary>
/// Who was erased, by ids alone: a file beside the store and outside its backups, one line each. It is only ever added to. Without a path
/// (an example, a test) nothing is noted.
/// </summary>
public sealed class ErasureList(string? path)
{
    private readonly Lock _writing = new();

    public void Add(Guid compartment, Guid person)
    {
        if (path is null) return;
        lock (_writing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{compartment:N} {person:N}\n")));
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>A line that is no line (a power cut in mid-word) is passed over; the others count.</summary>
    public IReadOnlyList<(Guid Compartment, Guid Person)> Read() => path is null || !File.Exists(path)
        ? []
        : [.. File.ReadAllLines(path).Select(l => l.Split(' '))
            .Where(l => l.Length == 2 && Guid.TryParse(l[0], out _) && Guid.TryParse(l[1], out _)).Select(l => (Guid.Parse(l[0]), Guid.Parse(l[1]))).Distinct()];
}
