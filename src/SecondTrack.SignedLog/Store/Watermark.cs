using System.Globalization;

namespace SecondTrack.SignedLog.Store;

/// <summary>
/// Where the own chain had come, kept in a second place that no backup of the store contains: a store that comes back from a backup, or a cloned machine,
/// does not match it, and must not sign before its own entries came back.
/// </summary>
internal sealed class Watermark(string folder, string instance)
{
    private readonly string _path = Path.Combine(folder, $"secondtrack-{instance}.mark");

    /// <summary>The signing epoch and the own head; null when there is none for this store.</summary>
    public (long Epoch, string Head)? Read()
    {
        if (!File.Exists(_path)) return null;
        var words = File.ReadAllText(_path).Trim().Split(' ');
        return words.Length == 2 && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? (epoch, words[1] == "-" ? "" : words[1]) : null;
    }

    /// <summary>Written beside, flushed and moved over the old one: there is always a whole one.</summary>
    public void Write(long epoch, string head)
    {
        Directory.CreateDirectory(folder);
        using (var file = new FileStream(_path + ".new", FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{epoch} {(head.Length == 0 ? "-" : head)}\n")));
            file.Flush(flushToDisk: true);
        }
        File.Move(_path + ".new", _path, overwrite: true);
    }
}
