using System.Text;
using SecondTrack.Keeping;

namespace SecondTrack.Example;

/// <summary>
/// The ids of the example. Each follows from the thing's key in the content alone, so that adding a source moves no other address.
/// </summary>
internal static class ExampleIds
{
    private const uint Seed = 20191017;

    public static Guid Of(string kind, string key)
    {
        // FNV-1a: a seed from a key, nothing secret.
        var hash = 2166136261u ^ Seed;
        foreach (var b in Encoding.UTF8.GetBytes($"{kind}/{key}")) hash = unchecked((hash ^ b) * 16777619u);
        return Chance.Seeded(unchecked((int)hash)).NewId();
    }
}
