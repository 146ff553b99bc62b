using SecondTrack.Evidence.Coding;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Coding;

/// <summary>Where the words stand that a coding form is about, and the page to go back to when it is refused.</summary>
public sealed class Pieces(ReadParagraph paragraphs, ReadPassage passages, CodingDefaults defaults)
{
    /// <summary>From a selection: code points and the words themselves. From a paragraph: the words alone. Null for a passage that is marked.</summary>
    public async Task<Outcome<QuoteIn?>> Where(Guid source, FormIn form, CancellationToken cancel)
    {
        if (form.Id("passage") is not null) return (QuoteIn?)null;
        if (form.Number("start") is { } start && form.Number("end") is { } end && form.Id("text") is { } text)
            return new QuoteIn(text, start, end, form.Raw("quote").ReplaceLineEndings("\n"));
        var paragraph = await paragraphs.Run(source, form.Number("line") ?? -1, cancel);
        if (!paragraph.Done) return paragraph.Refusal!;
        var place = paragraph.Value.Place(form.Raw("quote"));
        return place.Done ? place.Value : place.Refusal!;
    }

    public async Task<IResult> Refused(Guid source, FormIn form, CodeAsked asked, CancellationToken cancel)
    {
        var coding = await defaults.Run(source, cancel);
        if (!coding.Done) return Show.Refused(coding.Refusal!);
        if (form.Id("passage") is { } id)
        {
            var passage = await passages.Run(id, cancel);
            return passage.Done ? Show.Page<PassagePage>(new { Passage = passage.Value, Coding = coding.Value, Asked = asked, asked.Refusal }) : Show.Refused(passage.Refusal!);
        }
        var paragraph = await paragraphs.Run(source, form.Number("line") ?? -1, cancel);
        return paragraph.Done
            ? Show.Page<QuotePage>(new { Paragraph = paragraph.Value, Coding = coding.Value, Asked = asked, Typed = form.Raw("quote"), asked.Refusal, Selected = Selection.Of(form) })
            : Show.Refused(asked.Refusal ?? paragraph.Refusal!);
    }
}

/// <summary>What was selected by script on the page of the source, kept through a refusal.</summary>
public sealed record Selection(string Text, string Start, string End)
{
    public static Selection? Of(FormIn form) => form.Number("start") is null ? null : new(form.Text("text"), form.Text("start"), form.Text("end"));
}
