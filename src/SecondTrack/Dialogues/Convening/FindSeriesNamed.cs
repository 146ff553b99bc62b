using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Convening;

public sealed record NoSeriesNamed(string Name) : Refusal(new Words("No series here is called “{0}”.", "这里没有名为“{0}”的系列。").With(Name));

public sealed record ThereIsNoSeries() : Refusal(new Words("There is no series here yet.", "这里还没有系列。"));

public sealed record SayWhichSeries(IReadOnlyList<LocalText> Titles) : Refusal(new Words("Say which series: {0}.", "请指明系列：{0}。").With(new Words(
    string.Join("; ", Titles.Select(t => t.In(Language.English).Text)), string.Join("；", Titles.Select(t => t.In(Language.Chinese).Text)))));

/// <summary>The series that somebody means who writes its title, in any language, or its id; without either the only one there is.</summary>
public sealed class FindSeriesNamed(Store store, Seat seat)
{
    public async Task<Outcome<Guid>> Run(string? name, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Agenda)) return new NotAllowed();
        var all = await store.Set<Series>().AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancel);
        if (all.Count == 0) return new ThereIsNoSeries();
        var meant = name is null ? all : all.FindAll(s => (Guid.TryParse(name, out var id) && s.Id == id)
            || s.Content.Title.Texts.Values.Any(t => string.Equals(t.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase)));
        if (meant.Count == 0) return new NoSeriesNamed(name!);
        return meant.Count == 1 ? meant[0].Id : new SayWhichSeries(meant.ConvertAll(s => s.Content.Title));
    }
}
