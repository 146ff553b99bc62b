using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed record RoundIn(int? Number, LocalText Title, LocalText Place, PartialDate Dates, Mode Mode, RoundStatus Status, Cause Cause, LocalText Note)
{
    public int? Revision { get; init; }
}

public sealed record RoundNumberIsTaken(int Number) : Refusal(new Words(
    "The series has a round {0} already. Choose another number.", "该系列已有第 {0} 轮，请改用其他序号。").With(Number));

public sealed record RoundNumberIsOdd() : Refusal(new Words(
    "A round's number is between 1 and 999.", "轮次序号应在 1 到 999 之间。"));

public sealed record CauseIsMissing() : Refusal(new Words(
    "A round that was postponed or cancelled has a cause: choose one, or “another cause” with a note.",
    "推迟或取消的轮次需要注明原因：请选择一项，或选“其他原因”并加以说明。"));

public sealed record HeldNeedsADate() : Refusal(new Words(
    "A round that was held has a date: write at least its year.", "已举行的轮次需要日期：请至少填写年份。"));

/// <summary>Adds a round to a series, or changes one. Without a number it gets the next one.</summary>
public sealed class PutRound(Store store, Seat seat, Chance chance)
{
    public static readonly Words Added = new("Round added", "已新增轮次");
    public static readonly Words Changed = new("Round changed", "已修改轮次");

    public async Task<Outcome<Put>> Run(Guid series, Guid? id, RoundIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (!await store.Set<Series>().AnyAsync(s => s.Id == series, cancel)) return new NotThere();
        var round = id is null ? null : await store.Set<Round>().SingleOrDefaultAsync(r => r.Id == id && r.SeriesId == series, cancel);
        if (id is not null && round is null) return new NotThere();
        if (round is not null && round.IsStale(input.Revision)) return new SomebodyElseChangedIt();
        if (Problem(input) is { } problem) return problem;
        var others = await store.Set<Round>().Where(r => r.SeriesId == series && r.Id != (id ?? Guid.Empty)).Select(r => r.Number).ToListAsync(cancel);
        var number = input.Number ?? round?.Number ?? others.DefaultIfEmpty(0).Max() + 1;
        if (others.Contains(number)) return new RoundNumberIsTaken(number);
        if (round is null)
        {
            round = new Round { Id = chance.NewId(), CompartmentId = seat.CompartmentId, SeriesId = series };
            store.Add(round);
        }
        (round.Number, round.Dates, round.DateKey) = (number, input.Dates, input.Dates.SortKey);
        (round.Mode, round.Status) = (input.Mode, input.Status);
        round.Cause = input.Status is RoundStatus.Postponed or RoundStatus.Cancelled ? input.Cause : Cause.None;
        round.Content = new RoundContent(input.Title.IsEmpty ? Ordinary(number) : input.Title, input.Place, input.Note);
        return await store.SaveAs(round.Id, id is null ? Added : Changed, cancel);
    }

    private static Refusal? Problem(RoundIn input)
    {
        if (input.Number is < 1 or > 999) return new RoundNumberIsOdd();
        if (input.Status == RoundStatus.Held && !input.Dates.IsKnown) return new HeldNeedsADate();
        return input.Status is RoundStatus.Postponed or RoundStatus.Cancelled && input.Cause == Cause.None ? new CauseIsMissing() : null;
    }

    private static LocalText Ordinary(int number) => LocalText.Of($"Round {number}", $"第{number}轮");
}
