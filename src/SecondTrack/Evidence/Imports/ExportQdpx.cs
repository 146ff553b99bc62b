using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Formats.Qdpx;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Imports;

/// <summary>
/// The sources of the compartment, or of one series, with their texts, passages and statements as a project of qualitative analysis
/// (REFI-QDA). It names who said what, so it is a copy of private things and leaves through their door.
/// </summary>
public sealed class ExportQdpx(Store store, Seat seat, LeaveAsInternalCopy leave)
{
    public async Task<Outcome<byte[]>> Run(Guid? seriesId = null, CancellationToken cancel = default)
    {
        if (seriesId is { } id && !await store.Set<Series>().AnyAsync(s => s.Id == id, cancel)) return new NotThere();
        if (await leave.Run(nameof(ExportQdpx), seriesId ?? seat.CompartmentId, cancel) is { } refusal) return refusal;
        var sources = await store.Set<Source>().AsNoTracking().Where(s => seriesId == null || s.SeriesId == seriesId)
            .OrderByDescending(s => s.DateKey).ThenBy(s => s.Id).ToListAsync(cancel);
        var series = (await store.Set<Series>().AsNoTracking().ToListAsync(cancel)).ToDictionary(s => s.Id, s => s.Content.Title);
        var (written, statements) = (new List<QdpxSource>(), new List<Statement>());
        foreach (var some in sources.Where(s => s.GroundRule != GroundRule.Closed).Chunk(200))
            await Add(some, series, written, statements, cancel);
        var actors = await NameActors.Of(store, [.. statements.Select(s => (s.ActorKind, s.ActorId))], cancel);
        var coders = await store.Set<Account>().Where(a => store.Set<Membership>().Any(m => m.CompartmentId == seat.CompartmentId && m.AccountId == a.Id))
            .OrderBy(a => a.Id).Select(a => new QdpxUser(a.Id, a.DisplayName)).ToListAsync(cancel);
        return WriteQdpx.Write(new QdpxProject(series.TryGetValue(seriesId ?? Guid.Empty, out var title) ? title.In(seat.Language).Text : seat.CompartmentName.In(seat.Language).Text)
        {
            Origin = "SecondTrack", Users = coders, Sources = written, Variables = [.. QdpxOwn.Variables],
            Codes = CodesOfStatements.Codes(
                await store.Set<Issue>().AsNoTracking().OrderBy(i => i.Ordinal).ThenBy(i => i.Id).ToListAsync(cancel),
                await store.Set<Proposition>().AsNoTracking().OrderBy(p => p.Ordinal).ThenBy(p => p.Id).ToListAsync(cancel), [.. actors.Values], seat.Language),
            Cases = CodesOfStatements.Cases(statements, actors, await Bodies([.. actors.Values.Where(a => a.Kind == ActorKind.Person).Select(a => a.Id)], cancel), seat.Language),
            Notes = [.. statements.Select(CodesOfStatements.Note)],
        });
    }

    private async Task Add(Source[] some, Dictionary<Guid, LocalText> series, List<QdpxSource> written, List<Statement> all, CancellationToken cancel)
    {
        var ids = some.Select(s => s.Id).ToList();
        var texts = (await store.Set<SourceText>().AsNoTracking().Where(t => ids.Contains(t.SourceId)).OrderByDescending(t => t.Number).ToListAsync(cancel)).ToLookup(t => t.SourceId);
        var passages = (await store.Set<Passage>().AsNoTracking().Where(p => ids.Contains(p.SourceId)).OrderBy(p => p.Start).ThenBy(p => p.Id).ToListAsync(cancel)).ToLookup(p => p.SourceTextId);
        var rows = await store.Set<Statement>().AsNoTracking().Where(s => ids.Contains(s.SourceId)).OrderBy(s => s.CodedAt).ThenBy(s => s.Id).ToListAsync(cancel);
        var statements = rows.ToLookup(s => s.PassageId);
        all.AddRange(rows);
        foreach (var source in some)
        {
            var values = QdpxSourceFacts.Values(source, source.SeriesId is { } of ? series.GetValueOrDefault(of) : null);
            var name = source.Content.Title.In(LanguageTags.FromTag(source.LanguageTag)).Text;
            var newest = texts[source.Id].FirstOrDefault();
            if (newest is null) written.Add(new(source.Id, name, "") { Values = values });
            // An older text goes out only for the passages that stand in it.
            foreach (var text in texts[source.Id].Where(t => t == newest || passages[t.Id].Any()))
                written.Add(new(text == newest ? source.Id : text.Id, text == newest ? name : $"{name} ({text.Number})", text.Content.Text)
                {
                    Values = values, Selections = [.. passages[text.Id].SelectMany(p => CodesOfStatements.Selections(p, [.. statements[p.Id]]))],
                });
        }
    }

    /// <summary>The institute that each person was with last.</summary>
    private async Task<Dictionary<Guid, LocalText>> Bodies(List<Guid> persons, CancellationToken cancel)
    {
        var rows = await store.Set<Affiliation>().AsNoTracking().Where(a => persons.Contains(a.PersonId))
            .Join(store.Set<Organisation>(), a => a.OrganisationId, o => o.Id, (a, o) => new { a.PersonId, a.FromKey, a.Id, Body = o }).ToListAsync(cancel);
        return rows.GroupBy(r => r.PersonId).ToDictionary(g => g.Key, g => g.OrderByDescending(r => r.FromKey).ThenBy(r => r.Id).First().Body.Content.Name);
    }
}
