using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.Consents;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence;

/// <summary>
/// What a person said off the record goes to their side when they no longer agree to its being recorded, kept or quoted; public words stay
/// theirs. Without a consent to a profile the notes about them go too.
/// </summary>
internal sealed class WordsWithdrawn : WithdrawalEffect
{
    internal override async Task<IReadOnlyList<Effect>> Plan(Store store, Guid person, Purpose purpose, CancellationToken cancel)
    {
        var effects = new List<Effect>();
        if (purpose == Purpose.Photographed) return effects;
        var said = await store.Set<Statement>().Where(s => s.ActorKind == ActorKind.Person && s.ActorId == person
            && store.Set<Source>().Any(o => o.Id == s.SourceId && o.GroundRule != GroundRule.OnTheRecord)).OrderBy(s => s.Id).ToListAsync(cancel);
        var side = said.Count == 0 ? null : await Sides.Of(store, said[0], cancel);
        if (side is { } to && said.Count > 0)
            effects.Add(new(Counted(said.Count, "1 statement becomes side level", "{0} statements become side level", "{0} 条陈述改归其所属一方"), _ =>
            {
                foreach (var statement in said) (statement.ActorKind, statement.ActorId) = (to.Kind, to.Id);
                return Task.CompletedTask;
            }));
        else if (said.Count > 0)
            effects.Add(new(Counted(said.Count, "1 statement is erased: no side is known", "{0} statements are erased: no side is known", "{0} 条陈述将被抹除（所属一方不明）"), _ => Gone(store, said)));
        var present = await store.Set<SourcePerson>().Where(p => p.PersonId == person
            && store.Set<Source>().Any(o => o.Id == p.SourceId && o.GroundRule != GroundRule.OnTheRecord)).ToListAsync(cancel);
        if (present.Count > 0)
            effects.Add(new(Counted(present.Count, "The name is taken off 1 source", "The name is taken off {0} sources", "从 {0} 个来源中移除姓名"), _ => Gone(store, present)));
        var notes = purpose != Purpose.ProfileKept ? [] : await store.Set<Note>().Where(n => n.About == NoteAbout.Person && n.AboutId == person).ToListAsync(cancel);
        if (notes.Count > 0) effects.Add(new(Counted(notes.Count, "1 note is erased", "{0} notes are erased", "{0} 条笔记将被抹除"), _ => Gone(store, notes)));
        return effects;
    }

    private static Task Gone(Store store, IEnumerable<PrivateRow> rows)
    {
        store.RemoveAll(rows);
        return Task.CompletedTask;
    }

    private static Words Counted(int n, string one, string many, string zh) => ProfileWithdrawn.Counted(n, one, many, zh);
}
