using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

/// <summary>A series as a form gives it. <paramref name="Revision"/> is the state the form was filled from.</summary>
public sealed record SeriesIn(LocalText Title, LocalText Purpose, Lead Lead, TakesPart TakesPart, Aim Aim, Hears Hears)
{
    public LocalText LeadWhy { get; init; } = LocalText.Empty;

    public LocalText TakesPartWhy { get; init; } = LocalText.Empty;

    public LocalText AimWhy { get; init; } = LocalText.Empty;

    public LocalText HearsWhy { get; init; } = LocalText.Empty;

    public int? Revision { get; init; }
}

/// <summary>Adds a series, or changes one: its title, its purpose and the four answers with their reasons.</summary>
public sealed class PutSeries(Store store, Seat seat, Chance chance)
{
    public static readonly Words Added = new("Series added", "已新增系列");
    public static readonly Words Changed = new("Series changed", "已修改系列");

    public async Task<Outcome<Put>> Run(Guid? id, SeriesIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (input.Title.IsEmpty) return new NameIsMissing();
        var series = id is { } there
            ? await store.Set<Series>().SingleOrDefaultAsync(s => s.Id == there, cancel)
            : new Series { Id = chance.NewId(), CompartmentId = seat.CompartmentId };
        if (series is null) return new NotThere();
        if (id is null) store.Add(series);
        else if (series.IsStale(input.Revision)) return new SomebodyElseChangedIt();
        (series.Lead, series.TakesPart, series.Aim, series.Hears) = (input.Lead, input.TakesPart, input.Aim, input.Hears);
        series.Content = new SeriesContent(input.Title, input.Purpose)
        {
            LeadWhy = input.LeadWhy, TakesPartWhy = input.TakesPartWhy, AimWhy = input.AimWhy, HearsWhy = input.HearsWhy, Recording = id is null ? [] : series.Content.Recording,
        };
        return await store.SaveAs(series.Id, id is null ? Added : Changed, cancel);
    }
}
