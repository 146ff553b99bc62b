using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Formats.Qdpx;
using SecondTrack.Keeping;

namespace SecondTrack.Evidence.Imports;

/// <summary>
/// Statements as codings: the proposition, the stance, the venue, as what it was spoken and the actor are codes; a statement is a selection of
/// its own, so that two on one passage are never mixed up. Date and confidence stand in a note.
/// </summary>
internal static class CodesOfStatements
{
    public static IReadOnlyList<QdpxCode> Codes(IReadOnlyList<Issue> issues, IReadOnlyList<Proposition> propositions, IReadOnlyList<ActorName> actors, Language language)
    {
        var codes = new List<QdpxCode> { Group(QdpxOwn.Issues, new("Issues", "议题"), null) };
        var below = issues.ToLookup(i => i.ParentId);
        var claims = propositions.ToLookup(p => p.IssueId);
        foreach (var issue in below[null]) Add(issue, QdpxOwn.Issues, 0);
        codes.Add(Group(QdpxOwn.Stances, new("Stance", "立场"), null));
        codes.AddRange(new int?[] { 2, 1, 0, -1, -2, null }.Select(s => Code(QdpxOwn.Stance(s), EvidenceNames.StanceName(s), QdpxOwn.Stances)));
        codes.Add(Group(QdpxOwn.Venues, new("Venue", "场合"), null));
        codes.AddRange(Enum.GetValues<Venue>().Select(v => Code(QdpxOwn.Venue(v), v.Name(), QdpxOwn.Venues)));
        codes.Add(Group(QdpxOwn.Spoken, new("Spoken as", "发言性质"), null));
        codes.AddRange(Enum.GetValues<SpokenAs>().Select(s => Code(QdpxOwn.SpokenAs(s), s.Name(), QdpxOwn.Spoken)));
        codes.Add(Group(QdpxOwn.Actors, new("Actors", "主体"), null));
        foreach (var kind in Enum.GetValues<ActorKind>())
        {
            codes.Add(Group(QdpxOwn.ActorKind(kind), kind.Name(), QdpxOwn.Actors));
            codes.AddRange(actors.Where(a => a.Kind == kind).OrderBy(a => a.Id)
                .Select(a => new QdpxCode(a.Id, a.Name.In(language).Text, QdpxOwn.ActorKind(kind), true) { Description = QdpxFields.Write(QdpxFields.Of("name", a.Name)) }));
        }
        return codes;

        void Add(Issue issue, Guid parent, int depth)
        {
            codes.Add(new(issue.Id, issue.Content.Title.In(language).Text, parent, true)
            {
                Description = QdpxFields.Write([("issue", issue.Content.Title.In(language).Text), .. QdpxFields.Of("name", issue.Content.Title), .. QdpxFields.Of("note", issue.Content.Note)]),
            });
            foreach (var p in claims[issue.Id])
                codes.Add(new(p.Id, p.Content.Claim.In(language).Text, issue.Id, true)
                {
                    Description = QdpxFields.Write([("polarity", p.Polarity < 0 ? "-1" : "1"), .. QdpxFields.Of("name", p.Content.Claim), .. QdpxFields.Of("note", p.Content.Note)]),
                });
            if (depth < 50) foreach (var part in below[issue.Id]) Add(part, issue.Id, depth + 1);
        }

        QdpxCode Group(Guid id, Words name, Guid? parent) => new(id, name.In(language), parent, false);
        QdpxCode Code(Guid id, Words name, Guid parent) => new(id, name.In(language), parent, true);
    }

    public static IEnumerable<QdpxSelection> Selections(Passage passage, IReadOnlyList<Statement> statements)
    {
        var quote = passage.Content.Quote;
        if (statements.Count == 0 || passage.Content.Codes.Count > 0)
            yield return new(passage.Id, Name(quote), passage.Start, passage.End, quote)
            {
                Codings = [.. passage.Content.Codes.Select(c => new QdpxCoding(QdpxOwn.Id($"coding:{passage.Id}:{c}"), c, null))],
            };
        foreach (var s in statements)
            yield return new(s.Id, Name(quote), passage.Start, passage.End, quote)
            {
                Codings = [.. new[] { s.PropositionId, QdpxOwn.Stance(s.Stance), QdpxOwn.Venue(s.Venue), QdpxOwn.SpokenAs(s.SpokenAs), s.ActorId }
                    .Select(code => new QdpxCoding(QdpxOwn.Id($"coding:{s.Id}:{code}"), code, s.CoderId))],
                NoteIds = [NoteId(s)],
            };
    }

    public static QdpxNote Note(Statement s) => new(NoteId(s), QdpxOwn.NoteName,
        QdpxFields.Write([("date", s.Date.Text), ("confidence", s.Confidence.ToString()), .. QdpxFields.Of("note", s.Content.Note)]));

    public static IReadOnlyList<QdpxCase> Cases(
        IReadOnlyList<Statement> statements, Dictionary<Guid, ActorName> actors, Dictionary<Guid, LocalText> bodies, Language language) =>
        [.. statements.GroupBy(s => s.ActorId).Where(g => actors.ContainsKey(g.Key)).OrderBy(g => g.Key).Select(g => new QdpxCase(QdpxOwn.Id($"case:{g.Key}"), actors[g.Key].Name.In(language).Text)
        {
            SelectionIds = [.. g.Select(s => s.Id)],
            Values = bodies.TryGetValue(g.Key, out var body) ? [new QdpxValue(QdpxOwn.Fact("organisation"), body.In(language).Text)] : [],
        })];

    /// <summary>Other programs check where a selection lies by its name.</summary>
    private static string Name(string quote) => quote.Length <= 60 ? quote : quote[..(char.IsHighSurrogate(quote[59]) ? 59 : 60)] + "…";

    private static Guid NoteId(Statement s) => QdpxOwn.Id($"note:{s.Id}");
}
