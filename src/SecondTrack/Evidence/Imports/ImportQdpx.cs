using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Formats.Qdpx;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Imports;

/// <summary>
/// A project of qualitative analysis (REFI-QDA): its texts become sources, its selections passages, its codes issues and propositions. A
/// selection that another program coded says on what it is, but not who holds what: its codes stay with the passage until somebody codes a
/// statement. A project that came from a SecondTrack brings its statements. One change, one undo; the same file again changes nothing.
/// </summary>
public sealed class ImportQdpx(Store store, Seat seat, TimeProvider time, ActorsAndClaims actors, CodesAsIssues codes)
{
    public static readonly Words Label = new("Project of qualitative analysis imported", "已导入质性分析项目");

    private readonly Dictionary<(Guid Text, int Start, int End), Passage> _passages = [];
    private readonly HashSet<Guid> _touched = [];

    public async Task<Outcome<ImportDone>> Run(byte[] bytes, bool take, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var read = ReadQdpx.Read(bytes);
        if (!read.Done) return read.Refusal!;
        var (project, lines) = (read.Value.Value, read.Value.Report.Lines.ToList());
        _passages.Clear();
        _touched.Clear();
        await actors.Load(cancel);
        await codes.Run(project, cancel);
        var parts = await StatementsOfProject.Of(project, store, seat, actors, codes, time.GetUtcNow(), cancel);
        var (sources, statements) = (0, 0);
        foreach (var some in project.Sources.Chunk(100))
        {
            var known = await Known(some, cancel);
            foreach (var source in some)
            {
                if (Source(source, known, lines) is not { } here) continue;
                sources += here.IsNew ? 1 : 0;
                if (here.Text is not { } text) continue;
                foreach (var selection in source.Selections)
                {
                    if (Passage(text, selection, lines) is not { } passage) continue;
                    if (StatementsOfProject.IsStatement(selection)) statements += parts.Add(selection, passage, here.Source, lines) ? 1 : 0;
                    else Mark(passage, selection, lines);
                }
            }
        }
        var done = new ImportDone(sources, _touched.Count, statements, new(lines), null) { Questions = codes.Added };
        if (!take) store.ChangeTracker.Clear();
        if (!take || !store.ChangeTracker.HasChanges()) return done;
        var saved = await store.Save(Label, cancel);
        return saved.Done ? done with { Change = saved.Value } : saved.Refusal!;
    }

    private sealed record Here(Dictionary<Guid, Source> Sources, ILookup<Guid, SourceText> Texts);

    /// <summary>What is here of some sources already, under the ids that they have in this store or were given when they first came in.</summary>
    private async Task<Here> Known(QdpxSource[] some, CancellationToken cancel)
    {
        var ids = some.SelectMany(s => new[] { s.Id, IdOf(s) }).ToList();
        var owners = await store.Set<SourceText>().Where(t => ids.Contains(t.Id)).Select(t => t.SourceId).ToListAsync(cancel);
        ids.AddRange(owners);
        var sources = await store.Set<Source>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var texts = await store.Set<SourceText>().AsNoTracking().Where(t => ids.Contains(t.SourceId)).ToListAsync(cancel);
        var textIds = texts.Select(t => t.Id).ToList();
        foreach (var passage in await store.Set<Passage>().Where(p => textIds.Contains(p.SourceTextId)).OrderByDescending(p => p.Id).ToListAsync(cancel))
            _passages[(passage.SourceTextId, passage.Start, passage.End)] = passage;
        return new(sources, texts.ToLookup(t => t.SourceId));
    }

    private (Source Source, SourceText? Text, bool IsNew)? Source(QdpxSource source, Here known, List<ImportLine> lines)
    {
        var byText = known.Texts.SelectMany(t => t).FirstOrDefault(t => t.Id == source.Id);
        var there = known.Sources.GetValueOrDefault(byText?.SourceId ?? source.Id) ?? known.Sources.GetValueOrDefault(IdOf(source));
        if (there is not null)
        {
            lines.Add(new(null, source.Name, ImportMark.Remark, ImportWords.AlreadyHere));
            return (there, source.Text.Length == 0 ? null : known.Texts[there.Id].FirstOrDefault(t => t.Content.Hash == Anchor.HashOf(source.Text)) ?? Added(there, known.Texts[there.Id], source, lines), false);
        }
        var facts = QdpxSourceFacts.Facts(source);
        if (new Recording(facts.GroundRule, facts.GroundRule.Recording()).Refuses(seat.AccountId) is { } refuses)
        {
            lines.Add(new(null, source.Name, ImportMark.Skipped, refuses.Sentence));
            return null;
        }
        if (source.Values.Any(v => v.VariableId == QdpxOwn.Fact("series")))
            lines.Add(new(null, source.Name, ImportMark.NotCarriedOver, new("Its series and session are not here.", "这里没有它所属的系列和会议。")));
        else if (!source.Values.Any(v => v.VariableId == QdpxOwn.Fact("ground rule")))
            lines.Add(new(null, source.Name, ImportMark.Remark, new("The project does not say whether this text is public: it is taken as background.", "项目未注明文本是否公开，按背景交流处理。")));
        var made = new Source { Id = IdOf(source), CompartmentId = seat.CompartmentId, AddedAt = time.GetUtcNow() };
        SourceRules.Apply(facts, made);
        store.Add(made);
        return (made, source.Text.Length == 0 ? null : Added(made, [], source, lines), true);
    }

    /// <summary>A text that has changed is another text; the passages on the one before stay where they are.</summary>
    private SourceText Added(Source owner, IEnumerable<SourceText> before, QdpxSource source, List<ImportLine> lines)
    {
        var number = 1 + before.Select(t => t.Number).DefaultIfEmpty().Max();
        if (number > 1) lines.Add(new(null, source.Name, ImportMark.Remark, new Words("Its text has changed; the new one is kept as text {0}.", "文本有改动，新文本保存为文本{0}。").With(number)));
        var hash = Anchor.HashOf(source.Text);
        var text = FreezeText.Row(ImportedId.Of(seat, "qdpx-text", owner.Id.ToString(), hash), owner, number, new(source.Text, hash, [new TextBlock(source.Text, true, null, null)]));
        store.Add(text);
        return text;
    }

    private Passage? Passage(SourceText text, QdpxSelection selection, List<ImportLine> lines)
    {
        if (_passages.TryGetValue((text.Id, selection.Start, selection.End), out var there)) return there;
        if (Anchor.Make(text.Content.Text, selection.Start, selection.End) is not { } anchor)
        {
            lines.Add(new(null, selection.Name, ImportMark.Skipped, new("The text has no such place.", "文本中没有这个位置。")));
            return null;
        }
        var passage = QuotePassage.Row(ImportedId.Of(seat, "qdpx-passage", text.Id.ToString(), $"{anchor.Start}-{anchor.End}"), text, anchor);
        store.Add(passage);
        _touched.Add(passage.Id);
        return _passages[(text.Id, anchor.Start, anchor.End)] = passage;
    }

    private void Mark(Passage passage, QdpxSelection selection, List<ImportLine> lines)
    {
        var what = passage.Content.Quote;
        var marks = selection.Codings.Select(c => codes.Targets.TryGetValue(c.CodeId, out var id) ? id : (Guid?)null).ToList();
        if (marks.Contains(null)) lines.Add(new(null, what, ImportMark.NotCarriedOver, new("It bears a code that is not in the codebook.", "其编码不在编码本中。")));
        if (selection.Description is { Length: > 0 } || selection.NoteIds.Count > 0)
            lines.Add(new(null, what, ImportMark.NotCarriedOver, new("Its description and notes have no place here.", "它的说明和笔记没有对应之处。")));
        var added = marks.OfType<Guid>().Except(passage.Content.Codes).ToList();
        if (added.Count == 0) return;
        passage.Content = passage.Content with { Codes = [.. passage.Content.Codes, .. added] };
        _touched.Add(passage.Id);
    }

    private Guid IdOf(QdpxSource source) => ImportedId.Of(seat, "qdpx-source", source.Id.ToString());
}
