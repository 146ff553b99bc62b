using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Issues;

/// <summary>Corrects what was written down of a line. A new official text is a new line, so that the older one stays.</summary>
public sealed class ChangeOfficialLine(Store store, Seat seat)
{
    public async Task<Outcome<Saved>> Run(Guid id, OfficialLineIn input, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Write)) return new NotAllowed();
        var line = await store.Set<OfficialLine>().SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (line is null) return new NotThere();
        if (await AddOfficialLine.Fault(store, input, cancel) is { } refusal) return refusal;
        AddOfficialLine.Fill(line, input);
        line.Content = new(input.Text.Over(line.Content.Text), input.Citation.Over(line.Content.Citation));
        var saved = await store.Save(new Words("Official line changed", "已修改官方立场"), cancel);
        return saved.Done ? new Saved(line.PropositionId, saved.Value) : saved.Refusal!;
    }
}
