using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

/// <param name="SideId">The side whose government it is; null for our own institute.</param>
public sealed record OfficialLineIn(LineOf LineOf, Guid? SideId, int? Stance, PartialDate Date, LocalText Text, LocalText Citation);

public sealed record LineNeedsItsText() : Refusal(new Words(
    "The official line has no text. Give its own words, in one language at least.",
    "官方立场没有文本。请填写原文，至少一种语言。"));

public sealed record LineNeedsADate() : Refusal(new Words(
    "Say since when this line holds. A year is enough.",
    "请注明该立场的日期，只写年份也可以。"));

public sealed record LineNeedsItsSide() : Refusal(new Words(
    "Say whose government it is: choose the side.",
    "请选择是哪一方政府的立场。"));

public sealed class AddOfficialLine(Store store, Seat seat, Chance chance)
{
    public async Task<Outcome<Saved>> Run(Guid propositionId, OfficialLineIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        if (!await store.Set<Proposition>().AnyAsync(p => p.Id == propositionId, cancel)) return new NotThere();
        if (await Fault(store, input, cancel) is { } refusal) return refusal;
        var line = new OfficialLine { Id = chance.NewId(), CompartmentId = seat.CompartmentId, PropositionId = propositionId, Content = new(input.Text, input.Citation) };
        Fill(line, input);
        store.Add(line);
        var saved = await store.Save(new Words("Official line added", "已新增官方立场"), cancel);
        return saved.Done ? new Saved(line.Id, saved.Value) : saved.Refusal!;
    }

    internal static async Task<Refusal?> Fault(Store store, OfficialLineIn input, CancellationToken cancel)
    {
        if (input.Text.IsEmpty) return new LineNeedsItsText();
        if (!input.Date.IsKnown) return new LineNeedsADate();
        if (input.LineOf == LineOf.OurInstitute) return null;
        return input.SideId is { } side && await store.Set<Side>().AnyAsync(s => s.Id == side, cancel) ? null : new LineNeedsItsSide();
    }

    internal static void Fill(OfficialLine line, OfficialLineIn input)
    {
        line.LineOf = input.LineOf;
        line.SideId = input.LineOf == LineOf.Government ? input.SideId : null;
        line.Stance = input.Stance is { } stance ? Math.Clamp(stance, -2, 2) : null;
        line.Date = input.Date;
        line.DateKey = input.Date.SortKey;
    }
}
