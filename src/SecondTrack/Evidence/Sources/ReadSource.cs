using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Coding;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <summary>One source with one of its texts, the newest unless another is asked for, and the passages and statements on it.</summary>
public sealed class ReadSource(Store store, Seat seat, ReadSourceHead heads)
{
    public async Task<Outcome<SourcePage>> Run(Guid id, int? number = null, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var head = await heads.Run(id, cancel);
        if (!head.Done) return head.Refusal!;
        var numbers = await store.Set<SourceText>().Where(t => t.SourceId == id).Select(t => new { t.Id, t.Number }).ToDictionaryAsync(t => t.Id, t => t.Number, cancel);
        if (numbers.Count == 0) return number is null ? new SourcePage(head.Value) : new NotThere();
        var newest = numbers.Values.Max();
        var text = await store.Set<SourceText>().AsNoTracking().SingleOrDefaultAsync(t => t.SourceId == id && t.Number == (number ?? newest), cancel);
        if (text is null) return new NotThere();

        var passages = await store.Set<Passage>().AsNoTracking().Where(p => p.SourceId == id).OrderBy(p => p.Start).ThenBy(p => p.End).ThenBy(p => p.Id).ToListAsync(cancel);
        var statements = (await ViewsOf(id, cancel)).ToLookup(s => s.Passage, s => s.View);
        var codes = await CodesOf(passages, cancel);
        // An older text that is looked at shows its own; from the newest one sees what is left behind.
        var hash = Anchor.HashOf(text.Content.Text);
        PassageView View(Passage p, int label, bool fits) => new(p.Id, label, p.Start, p.End, p.Content.Quote, fits, numbers[p.SourceTextId], [.. statements[p.Id]]) { Codes = [.. p.Content.Codes.Select(codes.GetValueOrDefault).OfType<CodeName>()] };
        var here = passages.Where(p => p.SourceTextId == text.Id).Select((p, i) => View(p, i + 1, FitsHere(p, text, hash))).ToList();
        var elsewhere = passages.Where(p => p.SourceTextId != text.Id).Select((p, i) =>
            View(p, here.Count + i + 1, text.Number == newest && QuotePassage.AnchorOf(p).FindIn(text.Content.Text) is not null)).ToList();
        return new SourcePage(head.Value)
        {
            Text = new(text.Id, text.Number, newest, Lines(text.Content.Text), text.Content.Warnings, text.Content.Blocks.Count(b => !b.Kept)),
            Passages = here, Elsewhere = elsewhere,
        };
    }

    private async Task<Dictionary<Guid, CodeName>> CodesOf(List<Passage> passages, CancellationToken cancel)
    {
        var ids = passages.SelectMany(p => p.Content.Codes).Distinct().ToList();
        if (ids.Count == 0) return [];
        var issues = await store.Set<Issue>().AsNoTracking().Where(i => ids.Contains(i.Id)).ToListAsync(cancel);
        var propositions = await store.Set<Proposition>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        return issues.Select(i => new CodeName(i.Id, i.Content.Title, false)).Concat(propositions.Select(p => new CodeName(p.Id, p.Content.Claim, true))).ToDictionary(c => c.Id);
    }

    internal static List<TextLine> Lines(string text)
    {
        var lines = new List<TextLine>();
        var start = 0;
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (line.Length > 0) lines.Add(new(index, start, line));
            start += CodePoints.Count(line) + 1;
        }
        return lines;
    }

    private static bool FitsHere(Passage passage, SourceText text, string hash) =>
        passage.Content.TextHash == hash && Anchor.Make(text.Content.Text, passage.Start, passage.End) is { } now && now.Quote == passage.Content.Quote;

    private async Task<IReadOnlyList<(Guid Passage, StatementView View)>> ViewsOf(Guid source, CancellationToken cancel)
    {
        var rows = await store.Set<Statement>().AsNoTracking().Where(s => s.SourceId == source).OrderBy(s => s.CodedAt).ThenBy(s => s.Id).ToListAsync(cancel);
        var actors = await NameActors.Of(store, [.. rows.Select(s => (s.ActorKind, s.ActorId))], cancel);
        var propositions = rows.Select(s => s.PropositionId).Distinct().ToList();
        var claims = (await store.Set<Proposition>().AsNoTracking().Where(p => propositions.Contains(p.Id)).ToListAsync(cancel)).ToDictionary(p => p.Id, p => p.Content.Claim);
        var coderIds = rows.Select(s => s.CoderId).Distinct().ToList();
        var coders = await store.Set<Account>().Where(a => coderIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        return [.. rows.Select(s => (s.PassageId, new StatementView(s.Id, actors.GetValueOrDefault(s.ActorId), s.PropositionId,
            claims.GetValueOrDefault(s.PropositionId, LocalText.Empty), s.Stance, s.Date, s.Venue, s.SpokenAs, s.Confidence,
            coders.GetValueOrDefault(s.CoderId, ""), s.Content.Note)))];
    }
}
