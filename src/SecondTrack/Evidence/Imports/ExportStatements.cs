using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Evidence.Coding;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Imports;

/// <summary>
/// The statements read off public texts, one a line, as Discourse Network Analyzer and <c>secondtrack network</c> take them. What was said
/// anywhere else stays here, since private things have no way out but a release.
/// </summary>
public sealed class ExportStatements(Store store, Seat seat)
{
    private static readonly string[] Columns = ["id", "date", "document", "person", "organisation", "concept", "agreement", "stance", "spokenAs", "venue", "confidence", "quote"];

    public async Task<Outcome<byte[]>> Run(CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var rows = await (
            from s in store.Set<Statement>().AsNoTracking()
            join source in store.Set<Source>().AsNoTracking() on s.SourceId equals source.Id
            join passage in store.Set<Passage>().AsNoTracking() on s.PassageId equals passage.Id
            join proposition in store.Set<Proposition>().AsNoTracking() on s.PropositionId equals proposition.Id
            where source.IsPublic && source.GroundRule == GroundRule.OnTheRecord
            orderby s.DateKey, s.Id
            select new { Statement = s, Source = source, Passage = passage, Proposition = proposition }).ToListAsync(cancel);
        var names = await NameActors.Of(store, [.. rows.Select(r => (r.Statement.ActorKind, r.Statement.ActorId))], cancel);
        var homes = await Homes(cancel);
        var written = WriteCsv.Of(rows.Select(r => Row(r.Statement, r.Source, r.Passage, r.Proposition)).Prepend(Columns));
        await store.Note(AuditAct.Exported, nameof(ExportStatements), seat.CompartmentId, cancel: cancel);
        return written;

        string[] Row(Statement s, Source source, Passage passage, Proposition proposition)
        {
            var actor = names.TryGetValue(s.ActorId, out var named) ? In(named.Name) : "";
            var isPerson = s.ActorKind == ActorKind.Person;
            var home = isPerson ? homes[s.ActorId].LastOrDefault(h => h.From <= s.DateKey || s.DateKey == 0).Name : actor;
            return [s.Id.ToString("N"), s.Date.Text, In(source.Content.Title), isPerson ? actor : "", home ?? "", In(proposition.Content.Claim),
                s.Stance switch { > 0 => "1", < 0 => "0", _ => "" }, s.Stance?.ToString(CultureInfo.InvariantCulture) ?? "", s.SpokenAs.ToString(), s.Venue.ToString(), s.Confidence.ToString(), passage.Content.Quote];
        }
    }

    /// <summary>Per person the organisations in the order in which they came to them.</summary>
    private async Task<ILookup<Guid, (int From, string Name)>> Homes(CancellationToken cancel) =>
        (await store.Set<Affiliation>().AsNoTracking().Join(store.Set<Organisation>(), a => a.OrganisationId, o => o.Id, (a, o) => new { a.PersonId, a.FromKey, Organisation = o })
            .OrderBy(a => a.FromKey).ThenBy(a => a.Organisation.Id).ToListAsync(cancel))
        .ToLookup(a => a.PersonId, a => (a.FromKey, In(a.Organisation.Content.Name)));

    private string In(LocalText text) => text.IsEmpty ? "" : text.In(seat.Language).Text;
}
