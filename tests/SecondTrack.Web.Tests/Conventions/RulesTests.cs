using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace SecondTrack.Web.Tests.Conventions;

public partial class RulesTests
{
    private static readonly ModuleDefinition[] All = [Compiled.Product, Compiled.Web];

    [Fact]
    public void No_type_and_no_folder_is_a_catch_all() => Assert.Empty(All.SelectMany(m => CatchAlls(Compiled.Types(m))));

    [Fact]
    public void A_catch_all_is_seen() => Assert.Equal(2, CatchAlls(Of("Proof.Names")).Count());

    [Fact]
    public void Time_and_chance_come_from_outside() => Assert.Empty(All.SelectMany(m => Clocks(Compiled.Types(m))));

    [Fact]
    public void A_clock_and_a_dice_are_seen() => Assert.Equal(3, Clocks(Of("Proof.Chance")).Count());

    [Fact]
    public void Every_sentence_is_there_in_both_languages() => Assert.Empty(All.SelectMany(m => HalfSaid(Compiled.Types(m))));

    [Fact]
    public void A_sentence_in_one_language_is_seen() => Assert.Equal(3, HalfSaid(Of("Proof.Sentences")).Count());

    [Fact]
    public void Sentences_were_found_at_all() => Assert.True(Compiled.Types(Compiled.Web).SelectMany(Pairs).Count() > 20);

    [Fact]
    public void Pages_have_no_handlers_no_inline_style_and_no_circuit() => Assert.Empty(Handlers(Compiled.Types(Compiled.Web)));

    [Fact]
    public void A_handler_and_an_inline_style_are_seen() => Assert.Equal(2, Handlers(Of("Proof.Pages")).Count());

    private static IEnumerable<TypeDefinition> Of(string ns) => Compiled.Types(Compiled.Tests).Where(t => Compiled.Namespace(t) == ns);

    private static IEnumerable<string> CatchAlls(IEnumerable<TypeDefinition> types) =>
        types.Where(t => CatchAll().IsMatch(t.Name) || Compiled.Namespace(t).Split('.').Any(part => CatchAll().IsMatch(part))).Select(t => t.FullName);

    [GeneratedRegex("(Manager|Helper|Util|Utility|Service|Common|Core)(s|ies|Extensions)?$")]
    private static partial Regex CatchAll();

    private static readonly HashSet<string> Forbidden =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow", "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.Random::get_Shared",
        "System.TimeProvider::get_System", "System.Security.Cryptography.RandomNumberGenerator::Fill", "System.Security.Cryptography.RandomNumberGenerator::GetBytes",
    ];

    /// <summary>The two places where the real clock and the real chance are handed in.</summary>
    private static readonly string[] HandedInAt = ["SecondTrack.Chance", "SecondTrack.Keeping.KeepingRegistration"];

    private static IEnumerable<string> Clocks(IEnumerable<TypeDefinition> types) =>
        from type in types
        where !HandedInAt.Contains(Compiled.Owner(type).FullName)
        from instruction in Compiled.Body(type)
        where instruction.Operand is MethodReference method
            && (Forbidden.Contains($"{method.DeclaringType.FullName}::{method.Name}")
                || (method.DeclaringType.FullName == "System.Random" && method.Name == ".ctor" && method.Parameters.Count == 0))
        select $"{Compiled.Owner(type).FullName} calls {((MethodReference)instruction.Operand).FullName}";

    private static IEnumerable<string> HalfSaid(IEnumerable<TypeDefinition> types) =>
        from type in types
        from pair in Pairs(type)
        let fault = Fault(pair.En, pair.Zh)
        where fault is not null
        select $"{Compiled.Owner(type).FullName}: {fault}: “{pair.En}” / “{pair.Zh}”";

    /// <summary>The constant pairs handed to <c>new Words(en, zh)</c> and <c>T(en, zh)</c>.</summary>
    private static IEnumerable<(string En, string Zh)> Pairs(TypeDefinition type) =>
        from instruction in Compiled.Body(type)
        where instruction.Operand is MethodReference { Parameters.Count: 2 } method
            && (method is { Name: ".ctor", DeclaringType.FullName: "SecondTrack.Words" } || method.Name == "T")
            && method.Parameters[0].ParameterType.FullName == "System.String"
        let zh = instruction.Previous
        let en = zh?.Previous
        where en?.OpCode == OpCodes.Ldstr && zh.OpCode == OpCodes.Ldstr
        select ((string)en.Operand, (string)zh.Operand);

    private static string? Fault(string en, string zh)
    {
        if (string.IsNullOrWhiteSpace(en) || string.IsNullOrWhiteSpace(zh)) return "one language lacks it";
        if (Han().IsMatch(en)) return "Chinese stands in the English";
        if (Letters().IsMatch(en) && en == zh && en.Length > 5) return "not translated";
        if (!Places(en).SetEquals(Places(zh))) return "the values differ";
        return null;
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Place();

    private static IEnumerable<string> Handlers(IEnumerable<TypeDefinition> types) =>
        from type in types
        where !Compiled.Namespace(type).StartsWith("SecondTrack.Web.Live", StringComparison.Ordinal)
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        let text = instruction.Operand as string
        where (text is not null && method.Name.Contains("Render", StringComparison.Ordinal) && (EventName().IsMatch(text) || InlineAttribute().IsMatch(text)))
            || (text == "style" && instruction.Next?.Next?.Operand is MethodReference { Name: "AddAttribute" })
            || instruction.Operand is MethodReference { Name: "AddComponentRenderMode" }
        select $"{Compiled.Owner(type).FullName}: {text ?? instruction.Operand}";

    [GeneratedRegex("^on[a-z]{3,}$")]
    private static partial Regex EventName();

    [GeneratedRegex("<[^>]*\\s(on[a-z]+|style)=")]
    private static partial Regex InlineAttribute();
}
