using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

/// <param name="Change">Null where the same bytes were here already: <paramref name="Id"/> is the source they belong to.</param>
public sealed record SourceAdded(Guid Id, Guid? Change);

public sealed record NothingToAdd() : Refusal(new Words(
    "There is nothing in it. Choose a file, paste the text, or describe what you attended.",
    "内容为空。请选择文件、粘贴文本，或填写参加的活动。"));

/// <summary>
/// Takes a source in and saves it at once, so that nothing is lost before it is reviewed: with its original bytes and the text read out of
/// them, or without a text. The same bytes are not taken in twice.
/// </summary>
public sealed class AddSource(Store store, Seat seat, TimeProvider time, Chance chance, ContentSeal seal, RecognisePeople recognise)
{
    public static readonly Words Label = new("Source added", "已添加来源");

    public async Task<Outcome<SourceAdded>> Run(SourceIn? facts, DocumentBytes? document, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (facts is null && document is null) return new NothingToAdd();
        if (document is { Bytes.Length: 0 }) return new NothingToAdd();
        var sha = document is null ? "" : Convert.ToHexStringLower(SHA256.HashData(document.Bytes));
        if (document is not null && await Same(document.Bytes.Length, sha, cancel) is { } there) return new SourceAdded(there, null);

        ReadDocument? read = null;
        if (document is not null)
        {
            var reading = ReadAnyDocument.Read(document);
            if (!reading.Done) return reading.Refusal!;
            read = reading.Value;
        }
        var settled = await SourceRules.Settle(store, seat, facts is null ? FactsOf.Document(read!, document!) : FactsOf.Filled(facts, read), cancel);
        if (!settled.Done) return settled.Refusal!;
        return await Save(settled.Value, read, document, sha, cancel);
    }

    private async Task<Outcome<SourceAdded>> Save(SourceIn facts, ReadDocument? read, DocumentBytes? document, string sha, CancellationToken cancel)
    {
        // Two browsers that send the same file at once wait for each other here; the second finds what the first has saved.
        await using var alone = await store.Database.BeginTransactionAsync(cancel);
        await AuditChain.Lock(store, seat.CompartmentId, cancel);
        if (document is not null && await Same(document.Bytes.Length, sha, cancel) is { } there) return new SourceAdded(there, null);

        var source = new Source { Id = chance.NewId(), CompartmentId = seat.CompartmentId, AddedAt = time.GetUtcNow() };
        SourceRules.Apply(facts, source);
        store.Add(source);
        if (read is not null) store.Add(FreezeText.Row(chance.NewId(), source, 1, FreezeText.Of(read)));
        if (document is not null) store.Add(OpenOriginal.Seal(chance.NewId(), source, document, sha, seal));
        var recording = await SourceRules.RecordingOf(store, source, cancel);
        foreach (var (person, name) in recording.MayName(ActorKind.Person) ? await recognise.Run(facts.Byline, cancel) : [])
            store.Add(new SourcePerson
            {
                Id = chance.NewId(), CompartmentId = seat.CompartmentId, SourceId = source.Id, PersonId = person, Content = new(name),
                Role = facts.Kind is SourceKind.Speech or SourceKind.Interview ? SourceRole.Speaker : SourceRole.Author,
            });
        var saved = await store.Save(Label, cancel);
        if (!saved.Done) return saved.Refusal!;
        await alone.CommitAsync(cancel);
        return new SourceAdded(source.Id, saved.Value);
    }

    /// <summary>The hash is sealed content; few originals have the same length, and only theirs are opened.</summary>
    private async Task<Guid?> Same(int size, string sha, CancellationToken cancel)
    {
        var same = await store.Set<SourceOriginal>().AsNoTracking().Where(o => o.Size == size).OrderBy(o => o.Id).ToListAsync(cancel);
        return same.Find(o => o.Content.Sha256 == sha)?.SourceId;
    }
}
