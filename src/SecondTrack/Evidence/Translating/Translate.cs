using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Translating;

public sealed record TranslationIsEmpty() : Refusal(new Words(
    "There is no translation yet. Write it first.",
    "还没有译文，请先填写。"));

public sealed record TranslatedAlready() : Refusal(new Words(
    "Somebody has written this text in that language meanwhile. Look at it before you change it.",
    "其间已有人填写了这一语言的文本。请先查看再修改。"));

/// <summary>Writes a text in the language that it lacks; a text that is there is never written over.</summary>
public sealed class Translate(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Translatable kind, Guid id, string tag, string text, CancellationToken cancel = default)
    {
        // Whoever may not convene may not put words into the programme either.
        if (!seat.May(kind is Translatable.Series or Translatable.Side or Translatable.Session ? Need.Convene : Need.Write)) return new NotAllowed();
        PrivateRow? row = kind switch
        {
            Translatable.Proposition => await store.Set<Proposition>().SingleOrDefaultAsync(r => r.Id == id, cancel),
            Translatable.Issue => await store.Set<Issue>().SingleOrDefaultAsync(r => r.Id == id, cancel),
            Translatable.OfficialLine => await store.Set<OfficialLine>().SingleOrDefaultAsync(r => r.Id == id, cancel),
            Translatable.Community => await store.Set<Community>().SingleOrDefaultAsync(r => r.Id == id, cancel),
            Translatable.Series => await store.Set<Series>().SingleOrDefaultAsync(r => r.Id == id, cancel),
            Translatable.Side => await store.Set<Side>().SingleOrDefaultAsync(r => r.Id == id, cancel),
            _ => await store.Set<Session>().SingleOrDefaultAsync(r => r.Id == id, cancel),
        };
        if (row is null || tag is not (LanguageTags.English or LanguageTags.Chinese)) return new NotThere();
        if (string.IsNullOrWhiteSpace(text)) return new TranslationIsEmpty();
        var before = TranslatableTexts.TextOf(row);
        if (before.Texts.ContainsKey(tag)) return new TranslatedAlready();
        TranslatableTexts.Put(row, before.With(tag, text));
        var saved = await store.Save(new Words("Translated", "已补充译文"), cancel);
        return saved.Done ? new Saved(id, saved.Value) : saved.Refusal!;
    }
}
