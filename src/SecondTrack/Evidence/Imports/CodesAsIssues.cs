using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Formats.Qdpx;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Imports;

/// <summary>
/// The codebook of a project as issues and propositions: a code with codes below it is an issue, one without is a proposition, all under one
/// issue that bears the project's name. A codebook of ours says which is which.
/// </summary>
public sealed class CodesAsIssues(Store store, Seat seat, ActorsAndClaims actors)
{
    /// <summary>What each code became here.</summary>
    internal Dictionary<Guid, Guid> Targets { get; } = [];

    internal HashSet<Guid> Propositions { get; } = [];

    internal int Added { get; private set; }

    private List<Issue> _issues = [];

    /// <summary>After <see cref="ActorsAndClaims.Load"/>; new rows wait to be saved.</summary>
    internal async Task Run(QdpxProject project, CancellationToken cancel)
    {
        Targets.Clear();
        Added = 0;
        _issues = await store.Set<Issue>().AsNoTracking().ToListAsync(cancel);
        Propositions.UnionWith(await store.Set<Proposition>().Select(p => p.Id).ToListAsync(cancel));
        var inner = project.Codes.Select(c => c.ParentId).OfType<Guid>().ToHashSet();
        var own = new HashSet<Guid> { QdpxOwn.Issues, QdpxOwn.Stances, QdpxOwn.Venues, QdpxOwn.Spoken, QdpxOwn.Actors };
        Guid? root = null;
        foreach (var code in project.Codes)
        {
            var ours = own.Contains(code.Id) || (code.ParentId is { } above && own.Contains(above));
            if (ours) own.Add(code.Id);
            if (own.Contains(code.Id) && !IsQuestion(code)) continue;
            var fields = QdpxFields.Read(code.Description);
            var isIssue = ours ? !fields.ContainsKey("polarity") : inner.Contains(code.Id);
            var name = fields.Local("name") is { IsEmpty: false } local && ours ? local : LocalText.In(ActorsAndClaims.TagOf(code.Name), code.Name.Length > 0 ? code.Name : "?");
            var under = code.ParentId is { } parent && Targets.TryGetValue(parent, out var there) ? there : (Guid?)null;
            if (!ours) under ??= root ??= Issue(ImportedId.Of(seat, "qdpx-codebook", project.Name), null, Named(project), LocalText.Empty);
            Targets[code.Id] = isIssue
                ? Issue(Own(code.Id, _issues.Exists(i => i.Id == code.Id)), under, name, Note(code, fields, ours), ours)
                : Proposition(Own(code.Id, Propositions.Contains(code.Id)), under ?? (root ??= Issue(ImportedId.Of(seat, "qdpx-codebook", project.Name), null, Named(project), LocalText.Empty)),
                    name, Note(code, fields, ours), fields.GetValueOrDefault("polarity") == "-1" ? -1 : 1, ours);
        }
    }

    /// <summary>In a codebook of ours issues and propositions say so in their description; stances, venues and actors do not.</summary>
    private static bool IsQuestion(QdpxCode code) => code.Description is { } text && (text.StartsWith("issue: ", StringComparison.Ordinal) || text.StartsWith("polarity: ", StringComparison.Ordinal));

    private Guid Own(Guid code, bool isHere) => isHere ? code : ImportedId.Of(seat, "qdpx-code", code.ToString());

    private static LocalText Named(QdpxProject project) => project.Name.Length > 0
        ? LocalText.In(ActorsAndClaims.TagOf(project.Name), project.Name) : LocalText.Of("Codes of another program", "其他软件的编码");

    private static LocalText Note(QdpxCode code, Dictionary<string, string> fields, bool ours) =>
        ours ? fields.Local("note") : LocalText.In(ActorsAndClaims.TagOf(code.Description ?? ""), code.Description);

    private Guid Issue(Guid id, Guid? parent, LocalText title, LocalText note, bool byName = false)
    {
        if (_issues.Exists(i => i.Id == id)) return id;
        if (byName && _issues.Find(i => i.ParentId == parent && i.Content.Title == title) is { } same) return same.Id;
        var made = new Issue
        {
            Id = id, CompartmentId = seat.CompartmentId, ParentId = parent, Content = new(title, note),
            Ordinal = 1 + _issues.Where(i => i.ParentId == parent).Select(i => i.Ordinal).DefaultIfEmpty().Max(),
        };
        store.Add(made);
        _issues.Add(made);
        Added++;
        return id;
    }

    private Guid Proposition(Guid id, Guid issue, LocalText claim, LocalText note, int polarity, bool byName)
    {
        if (Propositions.Contains(id)) return id;
        if (byName && actors.Claim(claim) is { } same) return same;
        store.Add(new Proposition { Id = id, CompartmentId = seat.CompartmentId, IssueId = issue, Ordinal = Propositions.Count + 1, Polarity = polarity, Content = new(claim, note) });
        Propositions.Add(id);
        Added++;
        return id;
    }
}
