using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Recordings;

public sealed record RecordingIsLooser(RecordingRule Least) : Refusal(new Words(
    "Here the loosest recording rule is “{0}”. Choose that or a stricter one.",
    "此处最宽松的记录规则为“{0}”。请选择该规则或更严格的规则。").With(Least.Name()));

public sealed record DaysAreOdd() : Refusal(new Words(
    "Write the days as a number from 1 to 3650, or leave them empty.", "天数应为 1 到 3650 之间的数字，也可以留空。"));

/// <summary>Says for each ground rule how much less a series records than the product's table, and how long it is kept.</summary>
public sealed class SetSeriesRecording(Store store, Seat seat)
{
    public static readonly Words Label = new("Recording rules of the series changed", "已更改系列的记录规则");

    public async Task<Outcome<Guid>> Run(Guid series, IReadOnlyList<SeriesRecording> rules, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<Series>().SingleOrDefaultAsync(s => s.Id == series, cancel) is not { } row) return new NotThere();
        foreach (var rule in rules)
        {
            if (rule.Rule < rule.GroundRule.Recording()) return new RecordingIsLooser(rule.GroundRule.Recording());
            if (rule.Days is < 1 or > 3650) return new DaysAreOdd();
        }
        row.Content = row.Content with { Recording = [.. rules.Where(r => r.Rule != r.GroundRule.Recording() || r.Days is not null)] };
        return await store.Save(Label, cancel);
    }
}
