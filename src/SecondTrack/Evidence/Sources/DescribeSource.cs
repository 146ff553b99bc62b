using Microsoft.EntityFrameworkCore;
using SecondTrack.Evidence.Coding;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Sources;

public sealed record StatementsNameSomebody(int Count, GroundRule Rule) : Refusal((Count == 1
    ? new Words(
        "1 statement of this source names a person or an organisation, which “{1}” does not allow. Give it to a side or a community first.",
        "该来源有1条陈述指名个人或机构，“{1}”不允许。请先将其改归一方或群体。")
    : new Words(
        "{0} statements of this source name a person or an organisation, which “{1}” does not allow. Give them to a side or a community first.",
        "该来源有{0}条陈述指名个人或机构，“{1}”不允许。请先将其改归一方或群体。")).With(Count, Rule.Name()));

public sealed record SourceNamesSomebody(GroundRule Rule) : Refusal(new Words(
    "People are noted with this source, which “{0}” does not allow. Take them off first.",
    "该来源记录了相关人物，“{0}”不允许。请先移除。").With(Rule.Name()));

/// <summary>Changes what is said about a source: title, date, kind, ground rule, session. Its texts stay as they are.</summary>
public sealed class DescribeSource(Store store, Seat seat)
{
    public static readonly Words Label = new("Source described", "已更新来源信息");

    public async Task<Outcome<Guid>> Run(Guid id, SourceIn facts, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var source = await store.Set<Source>().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (source is null) return new NotThere();
        facts = facts with
        {
            Title = WithOtherLanguages(facts.Title, source.Content.Title),
            Publisher = WithOtherLanguages(facts.Publisher, source.Content.Publisher),
            Note = WithOtherLanguages(facts.Note, source.Content.Note),
        };
        var settled = await SourceRules.Settle(store, seat, facts, cancel);
        if (!settled.Done) return settled.Refusal!;
        var (rule, now) = (settled.Value.GroundRule, settled.Value);
        var recording = await SourceRules.RecordingOf(store, rule, now.SeriesId, now.SessionId, cancel);
        // Names that stood there before the summary was agreed stay their days; only another rule must not be put over them.
        if (recording.AgreedOn is not null && source.SessionId == now.SessionId && source.GroundRule == rule) recording = recording with { AgreedOn = null };
        var forbidden = Enum.GetValues<ActorKind>().Where(k => !recording.MayName(k)).ToList();
        var naming = forbidden.Count == 0 ? 0 : await store.Set<Statement>().CountAsync(s => s.SourceId == id && forbidden.Contains(s.ActorKind), cancel);
        if (naming > 0) return new StatementsNameSomebody(naming, rule);
        if (!recording.MayName(ActorKind.Person) && await store.Set<SourcePerson>().AnyAsync(p => p.SourceId == id, cancel)) return new SourceNamesSomebody(rule);
        SourceRules.Apply(settled.Value, source);
        return await store.Save(Label, cancel);
    }

    /// <summary>The form has two languages; a title in a third is not lost by saving it.</summary>
    private static LocalText WithOtherLanguages(LocalText typed, LocalText before) => before.Texts
        .Where(t => t.Key is not (LanguageTags.English or LanguageTags.Chinese))
        .Aggregate(typed, (all, t) => all.With(t.Key, t.Value));
}
