using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Evidence.Issues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Observing;

public sealed record ObservationIn(Guid? CommunityId, Guid? ObserverId, Guid? SourceId, Guid? IssueId, Confidence Confidence, PartialDate Date, LocalText Text);

public sealed record ObservationIsEmpty() : Refusal(new Words(
    "Nothing was observed yet: write the impression, in one language at least.",
    "还没有写观察内容。请至少用一种语言写下印象。"));

public sealed record ObservationNeedsACommunity() : Refusal(new Words(
    "Choose the community that this is an impression of.",
    "请选择这一印象所涉的群体。"));

public sealed record ObservationNeedsAnObserver() : Refusal(new Words(
    "Choose who of ours was there: an impression without a witness is hearsay.",
    "请选择我方在场的观察者：没有亲历者的印象只是传闻。"));

public sealed record ObservationNeedsADate() : Refusal(new Words(
    "Say when it was observed. A year is enough.",
    "请注明观察的时间，只写年份也可以。"));

/// <summary>A first-hand impression of a community, by a named person of ours. No quote stands under it.</summary>
public sealed class AddObservation(Store store, Seat seat, Chance chance)
{
    public async Task<Outcome<Saved>> Run(ObservationIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (await Fault(store, input, cancel) is { } refusal) return refusal;
        var observation = new Observation { Id = chance.NewId(), CompartmentId = seat.CompartmentId, Content = new(input.Text) };
        Fill(observation, input);
        store.Add(observation);
        var saved = await store.Save(new Words("Observation added", "已新增观察"), cancel);
        return saved.Done ? new Saved(observation.Id, saved.Value) : saved.Refusal!;
    }

    internal static async Task<Refusal?> Fault(Store store, ObservationIn input, CancellationToken cancel)
    {
        if (input.Text.IsEmpty) return new ObservationIsEmpty();
        if (input.CommunityId is not { } community || !await store.Set<Community>().AnyAsync(c => c.Id == community, cancel)) return new ObservationNeedsACommunity();
        if (input.ObserverId is not { } observer || !await store.Set<Person>().AnyAsync(p => p.Id == observer, cancel)) return new ObservationNeedsAnObserver();
        if (!input.Date.IsKnown) return new ObservationNeedsADate();
        if (input.IssueId is { } issue && !await store.Set<Issue>().AnyAsync(i => i.Id == issue, cancel)) return new NotThere();
        if (input.SourceId is not { } id) return null;
        var source = await store.Set<Source>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        return source is null ? new NotThere() : (await Sources.SourceRules.RecordingOf(store, source, cancel)).Refuses(store.Seat.AccountId);
    }

    internal static void Fill(Observation observation, ObservationIn input)
    {
        observation.CommunityId = input.CommunityId!.Value;
        observation.ObserverId = input.ObserverId!.Value;
        observation.SourceId = input.SourceId;
        observation.IssueId = input.IssueId;
        observation.Confidence = input.Confidence;
        observation.Date = input.Date;
        observation.DateKey = input.Date.SortKey;
    }
}
