using System.Globalization;

namespace SecondTrack.Analysis.Networks;

/// <summary>What a statement holds in a role, as text; empty where it holds nothing.</summary>
internal static class ReadRole
{
    public static Func<CodedStatement, string> Text(StatementSet set, Role role)
    {
        var name = role.Variable;
        if (role.OfDocument)
            return name switch
            {
                "author" => s => s.Document.Author,
                "source" => s => s.Document.Source,
                "section" => s => s.Document.Section,
                "type" => s => s.Document.Type,
                "title" => s => s.Document.Title,
                _ => s => s.Document.Id.ToString(CultureInfo.InvariantCulture),
            };
        return set.Variables[name] == VariableKind.Text
            ? s => s.Texts.GetValueOrDefault(name, "")
            : s => s.Numbers.TryGetValue(name, out var number) ? number.ToString(CultureInfo.InvariantCulture) : "";
    }

    public static bool IsKnown(StatementSet set, Role role) =>
        role.OfDocument ? Role.DocumentFields.Contains(role.Variable) : set.Variables.ContainsKey(role.Variable);
}
