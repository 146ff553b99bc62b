using System.Security.Cryptography;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Example;

/// <summary>Puts the sources with their frozen texts, the passages marked in them and the statements read off those.</summary>
internal sealed class PutSources(Store store, ContentSeal seal, ExampleContent content)
{
    private static readonly Guid In = LoadExample.Compartment;

    private readonly Dictionary<string, (ActorKind Kind, Guid Id)> _actors = Actors(content);

    public void Run()
    {
        foreach (var source in content.Sources) Put(source);
    }

    private void Put(ExampleSource s)
    {
        var id = ExampleIds.Of("source", s.Key);
        var (invented, note) = (content.Dialogue.Invented, s.Note);
        var source = new Source
        {
            Id = id, CompartmentId = In, Kind = s.Kind, IsPublic = s.Public, FirstHand = s.FirstHand, Venue = s.Venue, GroundRule = s.Rule,
            LanguageTag = s.Language, Date = s.Date, DateKey = s.Date.SortKey, AddedAt = LoadExample.Evening(s.Date, days: 2),
            SeriesId = PutDialogues.SeriesId,
            SessionId = s.Session is null ? null : ExampleIds.Of("session", s.Session),
            Content = new(s.Title.Text, s.Byline, LocalText.Of($"{s.Publisher.En} (invented)", $"{s.Publisher.Zh}（虚构）"))
            {
                Address = s.Address, Note = LocalText.Of($"{invented.En} {note.En}", $"{invented.Zh}{note.Zh}"),
            },
        };
        store.Add(source);
        foreach (var person in s.People)
            store.Add(new SourcePerson
            {
                Id = ExampleIds.Of("source person", $"{s.Key}/{person.Key}"), CompartmentId = In, SourceId = id,
                PersonId = ExampleIds.Of("person", person.Key),
                Role = person.Role, Content = new(person.AsPrinted),
            });
        var document = ExampleDocument.Of(s);
        var sha = Convert.ToHexStringLower(SHA256.HashData(document.Bytes));
        store.Add(OpenOriginal.Seal(ExampleIds.Of("original", s.Key), source, document, sha, seal));
        var text = FreezeText.Row(ExampleIds.Of("text", s.Key), source, 1, FreezeText.Of(s.Blocks, "utf-8", []));
        store.Add(text);
        for (var i = 0; i < s.Marks.Count; i++) Put(s, text, i);
    }

    private void Put(ExampleSource s, SourceText text, int n)
    {
        var mark = s.Marks[n];
        var anchor = Anchor.Find(text.Content.Text, mark.Quote)
            ?? throw new FormatException($"{s.Key}: “{mark.Quote}” must stand in the text exactly once.");
        var passage = QuotePassage.Row(ExampleIds.Of("passage", $"{s.Key}/{n + 1}"), text, anchor);
        store.Add(passage);
        for (var i = 0; i < mark.Statements.Count; i++)
        {
            var st = mark.Statements[i];
            if (!_actors.TryGetValue(st.Actor, out var actor)) throw new FormatException($"{s.Key}: nobody is called '{st.Actor}'.");
            if (!new Recording(s.Rule, s.Rule.Recording()).MayName(actor.Kind))
                throw new FormatException($"{s.Key}: the ground rule does not allow a statement to name '{st.Actor}'.");
            store.Add(new Statement
            {
                Id = ExampleIds.Of("statement", $"{s.Key}/{n + 1}/{i + 1}"), CompartmentId = In, PassageId = passage.Id,
                SourceId = text.SourceId,
                ActorKind = actor.Kind, ActorId = actor.Id, PropositionId = ExampleIds.Of("proposition", st.Proposition),
                Stance = st.Stance,
                Date = s.Date, DateKey = s.Date.SortKey, Venue = s.Venue, SpokenAs = st.SpokenAs, Confidence = st.Confidence,
                CoderId = LoadExample.Visitor,
                CodedAt = LoadExample.Evening(s.Date, days: 3).AddMinutes(n), Content = new(st.Note?.Text ?? LocalText.Empty),
            });
        }
    }

    private static Dictionary<string, (ActorKind, Guid)> Actors(ExampleContent content)
    {
        var actors = new Dictionary<string, (ActorKind, Guid)>(StringComparer.Ordinal);
        void Add(ActorKind kind, string of, IEnumerable<string> keys)
        {
            foreach (var key in keys) actors.Add(key, (kind, ExampleIds.Of(of, key)));
        }
        Add(ActorKind.Person, "person", content.People.Select(p => p.Key));
        Add(ActorKind.Organisation, "organisation", content.Dialogue.Organisations.Select(o => o.Key));
        Add(ActorKind.Side, "side", content.Dialogue.Sides.Select(s => s.Key));
        Add(ActorKind.Community, "community", content.Communities.Communities.Select(c => c.Key));
        return actors;
    }
}
