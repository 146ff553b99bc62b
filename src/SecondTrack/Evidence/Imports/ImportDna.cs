using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Coding;
using SecondTrack.Evidence.Formats.Dna;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Text;

namespace SecondTrack.Evidence.Imports;

/// <summary>
/// A database of Discourse Network Analyzer: its documents become public sources with their texts, its statements statements on propositions
/// that bear the name of the concept. One change, one undo; the same file again adds nothing.
/// </summary>
public sealed class ImportDna(Store store, Seat seat, TimeProvider time, ActorsAndClaims actors)
{
    public static readonly Words Label = new("Discourse network imported", "已导入话语网络");

    public async Task<Outcome<ImportDone>> Run(byte[] bytes, bool take, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var read = ReadDna.Read(bytes);
        if (!read.Done) return read.Refusal!;
        var (file, lines) = (read.Value.Value, read.Value.Report.Lines.ToList());
        var documents = file.Documents.ToDictionary(d => d.Id, d => (Document: d, Source: ImportedId.Of(seat, "dna-document", d.Title, d.Text)));
        var statements = file.Statements.Where(s => documents.ContainsKey(s.DocumentId))
            .Select(s => (Statement: s, Id: ImportedId.Of(seat, "dna-statement", documents[s.DocumentId].Source.ToString(), $"{s.Start}-{s.End}", s.Type, Key(s))))
            .DistinctBy(s => s.Id).ToList();
        var here = await Here([.. documents.Values.Select(d => d.Source)], [.. statements.Select(s => s.Id)], cancel);

        var texts = await Texts([.. documents.Values.Select(d => d.Source).Where(here.Contains)], cancel);
        foreach (var (document, id) in documents.Values.DistinctBy(d => d.Source))
            if (!here.Contains(id)) texts[id] = Add(document, id);
            else lines.Add(new(null, document.Title, ImportMark.Remark, ImportWords.AlreadyHere));
        var (passages, added) = (0, 0);
        await actors.Load(cancel);
        foreach (var (statement, id) in statements.Where(s => !here.Contains(s.Id)))
        {
            var text = texts[documents[statement.DocumentId].Source];
            if (await Passage(text, statement, cancel) is not { } passage)
            {
                lines.Add(new(null, statement.Quote, ImportMark.Skipped, new("The text here has changed since; its place is lost.", "这里的文本此后有改动，位置已丢失。")));
                continue;
            }
            passages += passage.IsNew ? 1 : 0;
            if (Add(statement, id, passage.Row, documents[statement.DocumentId].Document, lines)) added++;
        }
        var done = new ImportDone(documents.Values.Select(d => d.Source).Distinct().Count(s => !here.Contains(s)), passages, added, new(lines), null);
        if (!take) store.ChangeTracker.Clear();
        if (!take || !store.ChangeTracker.HasChanges()) return done;
        var saved = await store.Save(Label, cancel);
        return saved.Done ? done with { Change = saved.Value } : saved.Refusal!;
    }

    private async Task<HashSet<Guid>> Here(Guid[] sources, Guid[] statements, CancellationToken cancel)
    {
        var here = new HashSet<Guid>();
        foreach (var some in sources.Chunk(500)) here.UnionWith(await store.Set<Source>().Where(s => some.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancel));
        foreach (var some in statements.Chunk(500)) here.UnionWith(await store.Set<Statement>().Where(s => some.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancel));
        return here;
    }

    private async Task<Dictionary<Guid, SourceText>> Texts(Guid[] sources, CancellationToken cancel)
    {
        var texts = new Dictionary<Guid, SourceText>();
        foreach (var some in sources.Chunk(100))
            foreach (var text in await store.Set<SourceText>().Where(t => some.Contains(t.SourceId) && t.Number == 1).ToListAsync(cancel)) texts[text.SourceId] = text;
        return texts;
    }

    private SourceText Add(DnaDocument document, Guid id)
    {
        var tag = Ingest.TellLanguage.Of(document.Text) is { Length: > 0 } seen ? seen : LanguageTags.English;
        var source = new Source { Id = id, CompartmentId = seat.CompartmentId, AddedAt = time.GetUtcNow() };
        SourceRules.Apply(new SourceIn
        {
            Title = document.Title.Length > 0 ? LocalText.In(tag, document.Title) : LocalText.Of("Without a title", "无标题"), Byline = document.Author,
            Publisher = LocalText.In(tag, document.Source), Note = LocalText.In(tag, string.Join("\n", new[] { document.Section, document.Type, document.Notes }.Where(t => t.Length > 0))),
            Date = document.Date, LanguageTag = tag,
        }, source);
        store.Add(source);
        // The text whole and as it is: joined from paragraphs, its places would no longer be those of the file.
        var text = FreezeText.Row(ImportedId.Of(seat, "dna-text", id.ToString()), source, 1,
            new(document.Text, Anchor.HashOf(document.Text), [new TextBlock(document.Text, true, null, null)]));
        store.Add(text);
        return text;
    }

    private async Task<(Passage Row, bool IsNew)?> Passage(SourceText text, DnaStatement statement, CancellationToken cancel)
    {
        if (Anchor.Make(text.Content.Text, statement.Start, statement.End) is not { } anchor || anchor.Quote != statement.Quote) return null;
        var id = ImportedId.Of(seat, "dna-passage", text.Id.ToString(), $"{statement.Start}-{statement.End}");
        if (await store.Set<Passage>().FindAsync([id], cancel) is { } there) return (there, false);
        var passage = QuotePassage.Row(id, text, anchor);
        store.Add(passage);
        return (passage, true);
    }

    private bool Add(DnaStatement statement, Guid id, Passage passage, DnaDocument document, List<ImportLine> lines)
    {
        if (actors.Actor(Value(statement, "person"), Value(statement, "organization", "organisation")) is not { } actor)
            return Left(new("It names neither a person nor an organisation; only its passage was kept.", "未注明人物或机构，只保留了段落。"));
        if (Value(statement, "concept") is not { Length: > 0 } concept) return Left(new("It has no concept; only its passage was kept.", "没有概念，只保留了段落。"));
        if (Stance(statement) is not { } stance) return Left(new("It says neither yes nor no; only its passage was kept.", "没有注明赞成或反对，只保留了段落。"));
        var row = new Statement
        {
            Id = id, CompartmentId = seat.CompartmentId, PassageId = passage.Id, SourceId = passage.SourceId, CodedAt = time.GetUtcNow(), ActorKind = actor.Kind, ActorId = actor.Id,
            PropositionId = actors.Proposition(concept), Stance = stance, Date = document.Date, DateKey = document.Date.SortKey, Confidence = Confidence.Medium,
            CoderId = seat.AccountId, Content = new(Value(statement, "note") is { } note ? LocalText.In(seat.Language.Tag(), note) : LocalText.Empty),
        };
        store.Add(row);
        var more = statement.Values.Keys.Where(k => !Known.Contains(k)).ToList();
        if (more.Count > 0) lines.Add(new(null, statement.Quote, ImportMark.NotCarriedOver, new Words("These variables have no place here: {0}.", "以下变量没有对应之处：{0}。").With(string.Join(", ", more))));
        return true;

        bool Left(Words why)
        {
            lines.Add(new(null, statement.Quote, ImportMark.NotCarriedOver, why));
            return false;
        }
    }

    private static readonly HashSet<string> Known = new(["person", "organization", "organisation", "concept", "agreement", "stance", "note"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A graded stance where the file has one, else agreement and disagreement without a grade.</summary>
    private static int? Stance(DnaStatement statement) =>
        int.TryParse(Value(statement, "stance"), out var graded) && graded is >= -2 and <= 2 ? graded
        : Value(statement, "agreement") switch { "1" => 1, "0" => -1, _ => null };

    private static string? Value(DnaStatement statement, params string[] names) =>
        statement.Values.FirstOrDefault(v => names.Contains(v.Key, StringComparer.OrdinalIgnoreCase)).Value;

    private static string Key(DnaStatement statement) => string.Join('\n', statement.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}"));
}
