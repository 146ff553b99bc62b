using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <summary>The characters looked wrong: reads the original bytes once more in the encoding chosen, into the source's next text.</summary>
public sealed class ReadAgain(Store store, Seat seat, ContentSeal seal, NextText next)
{
    public static readonly Words Label = new("Read again", "已重新读取");

    public async Task<Outcome<Guid>> Run(Guid sourceId, int number, string? encoding, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var source = await store.Set<Source>().SingleOrDefaultAsync(s => s.Id == sourceId, cancel);
        var original = await store.Set<SourceOriginal>().AsNoTracking().Where(o => o.SourceId == sourceId).OrderBy(o => o.Id).FirstOrDefaultAsync(cancel);
        if (source is null || original is null) return new NotThere();
        var document = OpenOriginal.Document(original, seal, source) with { Encoding = string.IsNullOrWhiteSpace(encoding) ? null : encoding.Trim() };
        var read = ReadAnyDocument.Read(document);
        if (!read.Done) return read.Refusal!;
        Retitle(source, read.Value, document);
        return await next.Save(source, number, FreezeText.Of(read.Value), [], Label, cancel);
    }

    /// <summary>A title that came out of the same wrong characters is read again with them; one that a person wrote is left alone.</summary>
    private static void Retitle(Source source, ReadDocument read, DocumentBytes document)
    {
        if (!source.Content.Title.Texts.Values.Any(t => t.Contains('\uFFFD') || LooksWrong(t))) return;
        var facts = FactsOf.Document(read, document);
        source.LanguageTag = facts.LanguageTag;
        source.Content = source.Content with { Title = facts.Title, Byline = facts.Byline, Publisher = facts.Publisher };
    }

    /// <summary>Chinese read in a Latin encoding: nothing but accented letters and signs.</summary>
    private static bool LooksWrong(string title) => title.Count(c => c is >= '\u0080' and <= '\u024f') * 2 > title.Length;
}
