using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Storage;

namespace SecondTrack.Example;

/// <summary>Puts issues with their propositions and official lines, communities with what was observed of them, and notes.</summary>
internal static class PutQuestions
{
    private static readonly Guid In = LoadExample.Compartment;

    private static readonly LocalText NoGovernmentText = LocalText.Of(
        "Invented for the example; no government wrote this.", "为示例虚构，并非任何政府文本。");

    private static readonly LocalText NoRealView = LocalText.Of(
        "Invented for the example; the view of an invented institute.", "为示例虚构，属虚构机构的看法。");

    public static void Into(Store store, ExampleContent content)
    {
        for (var i = 0; i < content.Issues.Length; i++) Put(store, content.Issues[i], i + 1);
        var file = content.Communities;
        for (var i = 0; i < file.Communities.Length; i++)
        {
            var c = file.Communities[i];
            store.Add(new Community
            {
                Id = ExampleIds.Of("community", c.Key), CompartmentId = In,
                ParentId = c.Parent is null ? null : ExampleIds.Of("community", c.Parent),
                Ordinal = i + 1, Content = new(c.Name.Text),
            });
        }
        foreach (var o in file.Observations)
        {
            var date = PartialDate.Parse(o.Date);
            store.Add(new Observation
            {
                Id = ExampleIds.Of("observation", $"{o.Community}/{o.Observer}/{o.Date}"), CompartmentId = In,
                CommunityId = ExampleIds.Of("community", o.Community), ObserverId = ExampleIds.Of("person", o.Observer),
                SourceId = o.Source is null ? null : ExampleIds.Of("source", o.Source),
                IssueId = o.Issue is null ? null : ExampleIds.Of("issue", o.Issue),
                Confidence = o.Confidence, Date = date, DateKey = date.SortKey, Content = new(o.Text.Text),
            });
        }
        foreach (var n in file.Notes)
            store.Add(new Note
            {
                Id = ExampleIds.Of("note", $"{n.Key}/{n.Date}"), CompartmentId = In, About = n.About,
                AboutId = ExampleIds.Of(n.About.ToString().ToLowerInvariant(), n.Key),
                AuthorId = LoadExample.Visitor, WrittenAt = LoadExample.Evening(PartialDate.Parse(n.Date)), Content = new(n.Text),
            });
    }

    private static void Put(Store store, IssueEntry issue, int ordinal)
    {
        var id = ExampleIds.Of("issue", issue.Key);
        store.Add(new Issue
        {
            Id = id, CompartmentId = In, ParentId = issue.Parent is null ? null : ExampleIds.Of("issue", issue.Parent), Ordinal = ordinal,
            Content = new(issue.Title.Text, issue.Note.Text),
        });
        for (var i = 0; i < issue.Propositions.Length; i++)
        {
            var p = issue.Propositions[i];
            store.Add(new Proposition
            {
                Id = ExampleIds.Of("proposition", p.Key), CompartmentId = In, IssueId = id, Ordinal = i + 1, Polarity = p.Polarity,
                Content = new(p.Claim.Text, p.Note?.Text ?? LocalText.Empty),
            });
            foreach (var line in p.Lines) Put(store, p.Key, line);
        }
    }

    private static void Put(Store store, string proposition, LineEntry line)
    {
        var (ours, date) = (line.Of == "ours", PartialDate.Parse(line.Date));
        store.Add(new OfficialLine
        {
            Id = ExampleIds.Of("line", $"{proposition}/{line.Of}/{line.Date}"), CompartmentId = In,
            PropositionId = ExampleIds.Of("proposition", proposition),
            LineOf = ours ? LineOf.OurInstitute : LineOf.Government, SideId = ours ? null : ExampleIds.Of("side", line.Of),
            Stance = line.Stance,
            Date = date, DateKey = date.SortKey, Content = new(line.Text.Text, ours ? NoRealView : NoGovernmentText),
        });
    }
}
