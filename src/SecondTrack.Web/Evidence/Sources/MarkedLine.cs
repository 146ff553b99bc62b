using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using SecondTrack.Evidence.Sources;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Sources;

/// <summary>
/// One line of a frozen text with its passages marked. Written as a tree and not as markup, because not one space may come in: every
/// stretch says at which code point it begins, and what a reader selects is counted from there.
/// </summary>
public sealed class MarkedLine : Page
{
    [Parameter, EditorRequired] public TextLine Line { get; set; } = null!;

    [Parameter, EditorRequired] public string Tag { get; set; } = "";

    /// <summary>The passages that touch this line.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<PassageView> Passages { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "class", "line-text");
        builder.AddAttribute(2, "id", $"p{Line.Index + 1}");
        builder.AddAttribute(3, "data-line", Line.Index);
        if (Tag.Length > 0) builder.AddAttribute(4, "lang", Tag);
        foreach (var stretch in Stretches()) Draw(builder, stretch);
        builder.CloseElement();
    }

    private void Draw(RenderTreeBuilder builder, Stretch stretch)
    {
        var over = Passages.Where(p => p.Start < stretch.End && p.End > stretch.Start).ToList();
        builder.OpenElement(10, over.Count > 0 ? "mark" : "span");
        builder.AddAttribute(11, "data-start", stretch.Start);
        if (over.Count > 0) builder.AddAttribute(12, "class", "passage " + ColourOf(over[^1]) + (over.Count > 1 ? " over" : ""));
        if (over.Find(p => p.Start == stretch.Start) is { } begins) builder.AddAttribute(13, "id", $"passage-{begins.Id:N}");
        builder.AddContent(14, stretch.Text);
        builder.CloseElement();
        foreach (var ending in over.Where(p => p.End == stretch.End))
        {
            builder.OpenElement(20, "a");
            builder.AddAttribute(21, "class", "no " + ColourOf(ending));
            builder.AddAttribute(22, "href", $"#card-{ending.Id:N}");
            builder.AddAttribute(23, "aria-label", T($"Passage {ending.Label}", $"段落 {ending.Label}"));
            builder.AddContent(24, ending.Label);
            builder.CloseElement();
        }
    }

    /// <summary>The line cut wherever a passage begins or ends.</summary>
    private IEnumerable<Stretch> Stretches()
    {
        var runes = Line.Text.EnumerateRunes().ToArray();
        var end = Line.Start + runes.Length;
        var cuts = Passages.SelectMany(p => new[] { p.Start, p.End }).Where(c => c > Line.Start && c < end).Append(Line.Start).Append(end).Distinct().Order().ToList();
        for (var i = 0; i + 1 < cuts.Count; i++)
            yield return new(cuts[i], cuts[i + 1], string.Concat(runes[(cuts[i] - Line.Start)..(cuts[i + 1] - Line.Start)]));
    }

    internal static string ColourOf(PassageView passage) =>
        passage.Statements.Count == 0 ? "uncoded" : "side-" + (passage.Statements[0].Actor?.Side?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none");

    private readonly record struct Stretch(int Start, int End, string Text);
}
