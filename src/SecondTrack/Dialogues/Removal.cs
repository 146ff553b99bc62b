using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues;

/// <summary>What the operations of dialogues have in common when they change a thing that is there, or take one away.</summary>
internal static class Removal
{
    /// <summary>Removes one thing that nothing else refers to; gives the change's id.</summary>
    public static async Task<Outcome<Guid>> Of<TRow>(Store store, Seat seat, Guid id, Words label, CancellationToken cancel)
        where TRow : PrivateRow
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<TRow>().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } row) return new NotThere();
        store.Remove(row);
        return await store.Save(label, cancel);
    }
}

/// <summary>What was put in: where it is now, and the change that can be undone.</summary>
public sealed record Put(Guid Id, Guid Change);

internal static class Putting
{
    public static async Task<Outcome<Put>> SaveAs(this Store store, Guid id, Words label, CancellationToken cancel)
    {
        var saved = await store.Save(label, cancel);
        return saved.Done ? new Put(id, saved.Value) : saved.Refusal!;
    }

    /// <summary>The form was filled from an earlier state than the one in the store now.</summary>
    public static bool IsStale(this PrivateRow row, int? revision) => revision is { } seen && seen != row.Revision;
}

public sealed record NameIsMissing() : Refusal(new Words(
    "A name or title is needed, in at least one of the two languages.", "请填写名称或标题，中英文至少填一种。"));

public sealed record TooLong(int Most) : Refusal(new Words(
    "One of the texts is longer than {0} characters. Shorten it.", "有一段文字超过 {0} 个字符，请缩短。").With(Most));
