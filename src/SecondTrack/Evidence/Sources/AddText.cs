using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

public sealed record SourceHasText() : Refusal(new Words(
    "This source has a text already. Add the other one as a source of its own.",
    "该来源已有文本。请把另一份作为单独的来源添加。"));

/// <summary>Gives a text to a source that was added without one: the notes of a visit, the paper behind a speech.</summary>
public sealed class AddText(Store store, Seat seat, Chance chance, ContentSeal seal, NextText next)
{
    public static readonly Words Label = new("Text added", "已添加文本");

    public async Task<Outcome<Guid>> Run(Guid sourceId, DocumentBytes document, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var source = await store.Set<Source>().SingleOrDefaultAsync(s => s.Id == sourceId, cancel);
        if (source is null) return new NotThere();
        if ((await SourceRules.RecordingOf(store, source, cancel)).Refuses(seat.AccountId) is { } refuses) return refuses;
        if (await store.Set<SourceText>().AnyAsync(t => t.SourceId == sourceId, cancel)) return new SourceHasText();
        var read = ReadBytes.Read(document);
        if (!read.Done) return read.Refusal!;
        if (source.LanguageTag.Length == 0) source.LanguageTag = FactsOf.Document(read.Value, document).LanguageTag;
        var sha = Convert.ToHexStringLower(SHA256.HashData(document.Bytes));
        var original = OpenOriginal.Seal(chance.NewId(), source, document, sha, seal);
        return await next.Save(source, 0, FreezeText.Of(read.Value), [original], Label, cancel);
    }
}
