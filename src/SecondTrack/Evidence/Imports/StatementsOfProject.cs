using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Formats.Qdpx;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Imports;

/// <summary>The selections of a project from a SecondTrack that are statements: actor, proposition, stance and the rest lie on them as codes.</summary>
internal sealed class StatementsOfProject
{
    private readonly Store _store;
    private readonly Seat _seat;
    private readonly DateTimeOffset _now;
    private readonly CodesAsIssues _codes;
    private readonly HashSet<Guid> _here;
    private readonly HashSet<Guid> _coders;
    private readonly Dictionary<Guid, QdpxNote> _notes;
    private readonly Dictionary<Guid, (ActorKind Kind, LocalText Name)> _actors;
    private readonly HashSet<Guid> _known;
    private readonly ActorsAndClaims _names;

    private StatementsOfProject(
        QdpxProject project, Store store, Seat seat, ActorsAndClaims names, CodesAsIssues codes, DateTimeOffset now,
        HashSet<Guid> here, HashSet<Guid> coders, Dictionary<Guid, (ActorKind, LocalText)> actors, HashSet<Guid> known)
    {
        (_store, _seat, _names, _codes, _now, _here, _coders, _actors, _known) = (store, seat, names, codes, now, here, coders, actors, known);
        _notes = project.Notes.DistinctBy(n => n.Id).ToDictionary(n => n.Id);
    }

    private static readonly Dictionary<Guid, int?> Stances = new int?[] { null, -2, -1, 0, 1, 2 }.ToDictionary(s => QdpxOwn.Stance(s), s => s);
    private static readonly Dictionary<Guid, Venue> Venues = Enum.GetValues<Venue>().ToDictionary(QdpxOwn.Venue);
    private static readonly Dictionary<Guid, SpokenAs> Spoken = Enum.GetValues<SpokenAs>().ToDictionary(QdpxOwn.SpokenAs);

    public static async Task<StatementsOfProject> Of(
        QdpxProject project, Store store, Seat seat, ActorsAndClaims names, CodesAsIssues codes, DateTimeOffset now, CancellationToken cancel)
    {
        var kinds = Enum.GetValues<ActorKind>().ToDictionary(QdpxOwn.ActorKind);
        var actors = project.Codes.Where(c => c.ParentId is { } parent && kinds.ContainsKey(parent)).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => (kinds[c.ParentId!.Value],
            QdpxFields.Read(c.Description).Local("name") is { IsEmpty: false } name ? name : LocalText.In(ActorsAndClaims.TagOf(c.Name), c.Name)));
        var known = (await Coding.NameActors.Of(store, [.. actors.Select(a => (a.Value.Item1, a.Key))], cancel)).Keys.ToHashSet();
        var here = new HashSet<Guid>();
        foreach (var some in project.Sources.SelectMany(s => s.Selections).Where(s => s.Codings.Any(c => Stances.ContainsKey(c.CodeId))).SelectMany(s => new[] { s.Id, IdOf(seat, s) }).Chunk(500))
            here.UnionWith(await store.Set<Statement>().Where(s => some.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancel));
        var coders = (await store.Set<Membership>().Where(m => m.CompartmentId == seat.CompartmentId).Select(m => m.AccountId).ToListAsync(cancel)).ToHashSet();
        return new(project, store, seat, names, codes, now, here, coders, actors, known);
    }

    public static bool IsStatement(QdpxSelection selection) => selection.Codings.Any(c => Stances.ContainsKey(c.CodeId));

    /// <summary>True where a new statement waits to be saved; what stands in the way is in the report.</summary>
    public bool Add(QdpxSelection selection, Passage passage, Source source, List<ImportLine> lines)
    {
        var id = IdOf(_seat, selection);
        if (_here.Contains(selection.Id) || !_here.Add(id)) return false;
        var codings = selection.Codings.Select(c => c.CodeId).ToList();
        if (codings.Where(_actors.ContainsKey).Select(c => (Guid?)c).FirstOrDefault() is not { } actorCode)
            return Left(new("It names nobody who holds it; only its passage was kept.", "未注明主体，只保留了段落。"));
        var (kind, name) = _actors[actorCode];
        if (!new Recording(source.GroundRule, source.GroundRule.Recording()).MayName(kind)) return Left(new("The source’s ground rule does not let its speaker be named; only its passage was kept.", "来源适用的规则不允许注明发言人，只保留了段落。"));
        if ((_known.Contains(actorCode) ? actorCode : _names.Actor(kind, name)) is not { } actor)
            return Left(new("The side or community that holds it is not here; only its passage was kept.", "这里没有所涉的一方或群体，只保留了段落。"));
        if (codings.Select(c => _codes.Targets.TryGetValue(c, out var to) && _codes.Propositions.Contains(to) ? to : (Guid?)null).FirstOrDefault(t => t is not null) is not { } proposition)
            return Left(new("It is on no proposition; only its passage was kept.", "没有对应的命题，只保留了段落。"));
        var note = QdpxFields.Read(selection.NoteIds.Select(n => _notes.GetValueOrDefault(n)).FirstOrDefault(n => n is { Name: QdpxOwn.NoteName })?.Text);
        var date = PartialDate.TryParse(note.GetValueOrDefault("date"), out var said) ? said : PartialDate.Unknown;
        var coder = selection.Codings.Select(c => c.UserId).FirstOrDefault(u => u is not null) is { } user && _coders.Contains(user) ? user : _seat.AccountId;
        _store.Add(new Statement
        {
            Id = id, CompartmentId = _seat.CompartmentId, PassageId = passage.Id, SourceId = passage.SourceId, ActorKind = kind, ActorId = actor, PropositionId = proposition,
            Stance = codings.Where(Stances.ContainsKey).Select(c => Stances[c]).First(), Venue = codings.Where(Venues.ContainsKey).Select(c => Venues[c]).DefaultIfEmpty(source.Venue).First(),
            SpokenAs = codings.Where(Spoken.ContainsKey).Select(c => Spoken[c]).FirstOrDefault(), Date = date, DateKey = date.SortKey,
            Confidence = Enum.TryParse<Confidence>(note.GetValueOrDefault("confidence"), out var sure) && Enum.IsDefined(sure) ? sure : Confidence.Medium,
            CoderId = coder, CodedAt = _now, Content = new(note.Local("note")),
        });
        return true;

        bool Left(Words why)
        {
            lines.Add(new(null, passage.Content.Quote, ImportMark.NotCarriedOver, why));
            return false;
        }
    }

    private static Guid IdOf(Seat seat, QdpxSelection selection) => ImportedId.Of(seat, "qdpx-statement", selection.Id.ToString());
}
