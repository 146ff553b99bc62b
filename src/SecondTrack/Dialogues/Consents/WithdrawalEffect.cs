using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Consents;

/// <param name="What">What happens to how many, as the page says it before it is done.</param>
/// <param name="Do">Does it to tracked rows; forgotten when the caller saves.</param>
internal sealed record Effect(Words What, Func<CancellationToken, Task> Do);

/// <summary>What a capability does when somebody withdraws a consent. The same plan is shown and then done, so the two cannot differ.</summary>
public abstract class WithdrawalEffect
{
    internal abstract Task<IReadOnlyList<Effect>> Plan(Store store, Guid person, Purpose purpose, CancellationToken cancel);
}

/// <summary>A profile nobody agreed to keeps a name and its rounds: no note and no posts.</summary>
internal sealed class ProfileWithdrawn : WithdrawalEffect
{
    internal override async Task<IReadOnlyList<Effect>> Plan(Store store, Guid person, Purpose purpose, CancellationToken cancel)
    {
        if (purpose != Purpose.ProfileKept || await store.FindAsync<Person>([person], cancel) is not { } row) return [];
        var posts = await store.Set<Affiliation>().Where(a => a.PersonId == person).ToListAsync(cancel);
        var effects = new List<Effect>();
        if (posts.Count > 0)
            effects.Add(new(Counted(posts.Count, "1 post is erased", "{0} posts are erased", "{0} 条任职记录将被抹除"), _ => { store.RemoveRange(posts); return Task.CompletedTask; }));
        if (!row.Content.Note.IsEmpty)
            effects.Add(new(new("The note on the person is erased", "人物备注将被抹除"), _ => { row.Content = row.Content with { Note = LocalText.Empty }; return Task.CompletedTask; }));
        return effects;
    }

    internal static Words Counted(int n, string one, string many, string zh) => n == 1 ? new Words(one, zh.Replace("{0}", "1", StringComparison.Ordinal)) : new Words(many, zh).With(n);
}
