using System.Globalization;
using System.Net;
using System.Text;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Dialogues;

/// <summary>The agenda of a series as one plain page for a phone without a network: hours, places, ground rules; no people and no notes.</summary>
public static class OfflineRoutes
{
    public static void MapOffline(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/dialogues/{id:guid}/agenda.html", async (Guid id, FindSeries series, FindRound rounds, Store store, Reader reader, CancellationToken cancel) =>
        {
            var found = await series.Run(id, cancel);
            if (!found.Done) return Show.Refused(found.Refusal!);
            var page = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html lang=\"{reader.Tag}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Html(found.Value.Written.Title, reader)}</title><h1>{Html(found.Value.Written.Title, reader)}</h1>");
            foreach (var line in found.Value.Rounds.Where(r => r.Status == RoundStatus.Planned || r.Id == found.Value.Next?.Id).Reverse())
                Write(page, line, (await rounds.Run(line.Id, cancel)).Value, reader);
            // A copy leaves the workbench: it is written down who took it.
            await store.Note(AuditAct.Exported, "Agenda", id, cancel: cancel);
            return Results.File(Encoding.UTF8.GetBytes(page.ToString()), "text/html; charset=utf-8", $"agenda-{id:N}.html");
        }).Needs(Need.Agenda);

    private static void Write(StringBuilder page, RoundLine line, RoundFacts round, Reader reader)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Html(line.Title, reader)}</h2><p>{WebUtility.HtmlEncode(reader.Date(line.Dates))} {Html(line.Place, reader)}</p>");
        foreach (var session in round.Sessions)
        {
            var hours = session.StartsAt is { } at ? $"{reader.Date(PartialDate.Day(DateOnly.FromDateTime(at.DateTime)))} {at:HH:mm}–{at.AddMinutes(session.Minutes):HH:mm} ({session.TimeZone})" : "";
            page.Append(CultureInfo.InvariantCulture, $"<h3>{Html(session.Title, reader)}</h3><p>{WebUtility.HtmlEncode(hours)} {Html(session.Place, reader)}</p><p><strong>{WebUtility.HtmlEncode(reader.T(session.GroundRule.Name()))}</strong> {WebUtility.HtmlEncode(reader.T(session.GroundRule.Text()))}</p><ol>");
            foreach (var item in session.Agenda) page.Append(CultureInfo.InvariantCulture, $"<li>{Html(item.Title, reader)}</li>");
            page.Append("</ol>");
        }
    }

    private static string Html(LocalText text, Reader reader) => WebUtility.HtmlEncode(text.In(reader.Language).Text);
}
