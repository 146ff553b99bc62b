using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Formats.Bibliography;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Imports;

/// <summary>CSL JSON, BibTeX or RIS to sources without a text: what to read, by whom and when. Seen line by line before it is taken.</summary>
public sealed class ImportBibliography(Store store, Seat seat, TimeProvider time, Chance chance, RecognisePeople recognise)
{
    public static readonly Words Label = new("Bibliography imported", "已导入文献目录");

    public async Task<Outcome<ImportDone>> Run(byte[] bytes, string? encoding, bool take, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var read = ReadBibliography.Read(bytes, encoding);
        if (!read.Done) return read.Refusal!;
        var items = read.Value.Value.Select(i => (Item: i, Id: IdOf(i))).DistinctBy(i => i.Id).ToList();
        var here = await Here([.. items.Select(i => i.Id)], cancel);
        var lines = read.Value.Report.Lines.ToList();
        lines.AddRange(items.Where(i => here.Contains(i.Id)).Select(i => new ImportLine(i.Item.Raw.Line, i.Item.Title ?? i.Item.Id, ImportMark.Remark, ImportWords.AlreadyHere)));
        var added = items.Where(i => !here.Contains(i.Id)).ToList();
        var done = new ImportDone(added.Count, 0, 0, new(lines), null);
        if (!take || added.Count == 0) return done;
        foreach (var (item, id) in added) await Add(item, id, cancel);
        var saved = await store.Save(Label, cancel);
        return saved.Done ? done with { Change = saved.Value } : saved.Refusal!;
    }

    private async Task<HashSet<Guid>> Here(List<Guid> ids, CancellationToken cancel)
    {
        var here = new HashSet<Guid>();
        foreach (var some in ids.Chunk(500))
            here.UnionWith(await store.Set<Source>().Where(s => some.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancel));
        return here;
    }

    private async Task Add(BibliographyItem item, Guid id, CancellationToken cancel)
    {
        var source = new Source { Id = id, CompartmentId = seat.CompartmentId, AddedAt = time.GetUtcNow() };
        var facts = SourceOfItem.Facts(item);
        SourceRules.Apply(facts, source);
        source.Content = source.Content with { Bibliography = item };
        store.Add(source);
        foreach (var (person, name) in await recognise.Run(facts.Byline, cancel))
            store.Add(new SourcePerson
            {
                Id = chance.NewId(), CompartmentId = seat.CompartmentId, SourceId = id, PersonId = person, Content = new(name),
                Role = facts.Kind is SourceKind.Speech or SourceKind.Interview ? SourceRole.Speaker : SourceRole.Author,
            });
    }

    /// <summary>Ids of a library differ from export to export; the work itself does not.</summary>
    private Guid IdOf(BibliographyItem item) => item.Doi is { Length: > 0 } doi
        ? ImportedId.Of(seat, "doi", doi.ToLowerInvariant())
        : ImportedId.Of(seat, "work", item.Title ?? "", string.Join('|', item.Authors.Select(a => a.ToString())), item.Date.Date.Text, item.Date.Literal ?? "", item.Container ?? "", item.Url ?? "");
}
