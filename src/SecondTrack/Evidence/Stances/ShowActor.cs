using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Stances;

/// <summary>Everything one actor said, by proposition: what they hold, how it moved, with the sentences; what they did not say for themselves apart.</summary>
public sealed record ActorModel(
    ActorName Actor, ActorHead Head, Matrix Matrix, IReadOnlyList<HeldIssue> Issues, int Propositions, int Page, bool HasMore,
    IReadOnlyList<StatementRow> Apart, int Own, int NotOwn)
{
    public bool OnlyPublic { get; init; }
}

/// <summary>Propositions by years: the picture above the sentences.</summary>
public sealed record Matrix(IReadOnlyList<int> Years, IReadOnlyList<MatrixRow> Rows, int LeftOut);

/// <summary>By year the last own stance; a year with only "declines to say" has a cell without a stance.</summary>
public sealed record MatrixRow(Guid PropositionId, LocalText Claim, Guid IssueId, LocalText IssueTitle, IReadOnlyDictionary<int, MatrixCell> Cells);

public sealed record MatrixCell(int? Stance, int Statements);

public sealed record HeldIssue(Guid Id, LocalText Title, IReadOnlyList<HeldProposition> Propositions);

public sealed record HeldProposition(
    Guid Id, LocalText Claim, Holding Holding, IReadOnlyList<Told> Course, IReadOnlyList<StatementRow> Sentences, LineDistance? OwnGovernment, LineDistance? OurInstitute);

/// <summary>
/// One actor's page. What was said is read as bare columns, words only for the rows shown, so that a person with thousands of statements
/// costs about as much as one with ten.
/// </summary>
public sealed class ShowActor(Store store, Seat seat, FindActors actors, DescribeActor describe, ReadSentences sentences)
{
    public const int PropositionsOnAPage = 12;
    public const int SentencesShown = 3;
    public const int ApartShown = 8;
    public const int MatrixRows = 40;
    public const int MatrixYears = 12;

    public async Task<Outcome<ActorModel>> Run(ActorKind kind, Guid id, int page = 1, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        if (!(await actors.Run([(kind, id)], cancel)).TryGetValue(id, out var actor)) return new NotThere();
        var told = (await ToldBy(kind, id, cancel)).ToLookup(t => t.PropositionId, t => t.Told);
        var ids = told.Select(t => t.Key).ToList();
        var places = (await store.Set<Proposition>().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.IssueId }).ToListAsync(cancel)).ToDictionary(p => p.Id, p => p.IssueId);
        var issues = (await store.Set<Issue>().AsNoTracking().ToListAsync(cancel)).ToDictionary(i => i.Id, i => i.Content.Title);

        // By issue, newest first: an issue is as new as the newest word on it.
        var held = told.Where(t => t.Any(s => Holding.IsOwn(kind, s.SpokenAs))).GroupBy(t => places[t.Key])
            .OrderByDescending(g => g.Max(Newest)).ThenBy(g => g.Key)
            .SelectMany(g => g.OrderByDescending(Newest).ThenBy(t => t.Key)).ToList();
        page = Math.Clamp(page, 1, Math.Max(1, (held.Count + PropositionsOnAPage - 1) / PropositionsOnAPage));
        var shown = held.Skip((page - 1) * PropositionsOnAPage).Take(PropositionsOnAPage).ToList();
        var rows = held.Take(MatrixRows).ToList();
        var claims = await Claims([.. shown.Concat(rows).Select(h => h.Key).Distinct()], cancel);
        var lines = await LinesOf([.. shown.Select(h => h.Key)], cancel);

        var apart = told.SelectMany(t => t).Where(s => !Holding.IsOwn(kind, s.SpokenAs)).OrderByDescending(s => s.DateKey).ThenBy(s => s.Id).Take(ApartShown).Select(s => s.Id).ToList();
        var words = await sentences.Run([.. shown.SelectMany(h => Shown(kind, h)), .. apart], cancel);
        return new ActorModel(actor, await describe.Run(actor, cancel), MatrixOf(kind, rows, claims, places, issues, held.Count),
            [.. shown.GroupBy(h => places[h.Key]).Select(g => new HeldIssue(g.Key, issues.GetValueOrDefault(g.Key, LocalText.Empty),
                [.. g.Select(h => One(kind, actor, h, claims[h.Key], lines[h.Key], words))]))],
            held.Count, page, held.Count > page * PropositionsOnAPage, [.. words.Where(w => apart.Contains(w.Id))],
            told.Sum(t => t.Count(s => Holding.IsOwn(kind, s.SpokenAs))), told.Sum(t => t.Count(s => !Holding.IsOwn(kind, s.SpokenAs))))
        {
            OnlyPublic = told.Count > 0 && told.All(t => t.All(s => s.PublicText)),
        };
    }

    private static int Newest(IEnumerable<Told> told) => told.Max(t => t.DateKey);

    private static IEnumerable<Guid> Shown(ActorKind kind, IEnumerable<Told> told) => told.Where(t => Holding.IsOwn(kind, t.SpokenAs))
        .OrderByDescending(t => t.DateKey).ThenByDescending(t => t.CodedAt).ThenBy(t => t.Id).Take(SentencesShown).Select(t => t.Id);

    private static HeldProposition One(ActorKind kind, ActorName actor, IGrouping<Guid, Told> told, LocalText claim, IEnumerable<Line> lines, IReadOnlyList<StatementRow> words)
    {
        var holding = Holding.Of(kind, told);
        var shown = Shown(kind, told).ToList();
        var all = lines.ToList();
        return new(told.Key, claim, holding, [.. told.OrderBy(t => t.DateKey)], [.. shown.Select(id => words.First(w => w.Id == id))],
            LineDistance.Of(holding, LineDistance.InForce(all, LineOf.Government, actor.Side?.Id)),
            LineDistance.Of(holding, LineDistance.InForce(all, LineOf.OurInstitute, null)));
    }

    private static Matrix MatrixOf(ActorKind kind, List<IGrouping<Guid, Told>> rows, Dictionary<Guid, LocalText> claims, Dictionary<Guid, Guid> places, Dictionary<Guid, LocalText> issues, int all)
    {
        var years = rows.SelectMany(r => r).Where(t => t.DateKey > 0 && Holding.IsOwn(kind, t.SpokenAs)).Select(t => t.Year).Distinct().ToList();
        if (years.Count == 0) return new([], [], 0);
        var (last, first) = (years.Max(), Math.Max(years.Min(), years.Max() - MatrixYears + 1));
        return new([.. Enumerable.Range(first, last - first + 1)],
            [.. rows.Select(r => new MatrixRow(r.Key, claims[r.Key], places[r.Key], issues.GetValueOrDefault(places[r.Key], LocalText.Empty), Cells(kind, r)))], all - rows.Count);
    }

    private static Dictionary<int, MatrixCell> Cells(ActorKind kind, IEnumerable<Told> told) => told
        .Where(t => t.DateKey > 0 && Holding.IsOwn(kind, t.SpokenAs)).GroupBy(t => t.Year)
        .ToDictionary(g => g.Key, g => new MatrixCell(Holding.Of(kind, g).Latest?.Stance, g.Count()));

    private async Task<IReadOnlyList<(Guid PropositionId, Told Told)>> ToldBy(ActorKind kind, Guid id, CancellationToken cancel) =>
        (await store.Set<Statement>().Where(s => s.ActorId == id && s.ActorKind == kind).CountedAsOwn(store)
            .Join(store.Set<Source>(), s => s.SourceId, o => o.Id, (s, o) => new
            {
                s.Id, s.PropositionId, s.DateKey, s.Stance, s.Venue, s.SpokenAs, s.CodedAt, PublicText = o.IsPublic && !o.FirstHand,
            }).ToListAsync(cancel))
        .ConvertAll(s => (s.PropositionId, new Told(s.Id, s.DateKey, s.Stance, s.Venue, s.SpokenAs, s.PublicText) { CodedAt = s.CodedAt.ToUnixTimeMilliseconds() }));

    private async Task<Dictionary<Guid, LocalText>> Claims(IReadOnlyList<Guid> ids, CancellationToken cancel) =>
        (await store.Set<Proposition>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel)).ToDictionary(p => p.Id, p => p.Content.Claim);

    private async Task<ILookup<Guid, Line>> LinesOf(IReadOnlyList<Guid> propositions, CancellationToken cancel) =>
        (await store.Set<OfficialLine>().Where(l => propositions.Contains(l.PropositionId))
            .Select(l => new Line(l.Id, l.PropositionId, l.LineOf, l.SideId, l.Stance, l.DateKey)).ToListAsync(cancel)).ToLookup(l => l.PropositionId);
}
