using Mono.Cecil;

namespace SecondTrack.Web.Tests.Conventions;

/// <summary>Who may know whom inside SecondTrack, as the table in ARCHITECTURE.md says: <see cref="FoldersTests"/> compares the two.</summary>
internal static class Folders
{
    private static readonly string[] Foundations = ["Keeping", "Search", "Storage"];

    public static readonly IReadOnlyDictionary<string, string[]> MayUse = new Dictionary<string, string[]>
    {
        ["Keeping"] = ["Storage", "Search"],
        ["Search"] = ["Storage", "Keeping"],
        ["Storage"] = ["Keeping", "Search"],
        ["Dialogues"] = Foundations,
        ["Evidence"] = [.. Foundations, "Dialogues"],
        ["Example"] = [.. Foundations, "Dialogues", "Evidence"],
        ["Release"] = ["Search", "Evidence"],
    };

    public static IReadOnlyList<string> Trespasses(ModuleDefinition module, string root = "SecondTrack") =>
    [
        .. from type in Compiled.Types(module)
           let folder = Folder(Compiled.Namespace(type), root)
           where folder is not null
           from named in Compiled.Named(type)
           let other = Folder(Compiled.Namespace(named), "SecondTrack")
           where other is not null && other != folder && MayUse.ContainsKey(other)
           where !MayUse.TryGetValue(folder!, out var allowed) || !allowed.Contains(other)
           select $"{folder} may not know {other}: {Compiled.Owner(type).FullName} names {named.FullName}",
    ];

    private static string? Folder(string ns, string root) =>
        ns.StartsWith(root + ".", StringComparison.Ordinal) ? ns[(root.Length + 1)..].Split('.')[0] : null;
}
