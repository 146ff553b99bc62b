using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Issues;
using SecondTrack.Evidence.Stances;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.People;

/// <summary>Small pictures of stances, drawn on the server: without scripts and inline styles, with the same numbers in words beside them.</summary>
public static class StanceDrawing
{
    /// <summary>One actor on one proposition over time, −2 at the bottom, +2 on top. What was not said for themselves is hollow.</summary>
    public static MarkupString Course(Reader reader, ActorKind kind, IReadOnlyList<Told> told)
    {
        var dated = told.Where(t => t is { DateKey: > 0, Stance: not null }).OrderBy(t => t.DateKey).ToList();
        if (dated.Count < 2) return default;
        var (first, last) = (Days(dated[0].DateKey), Days(dated[^1].DateKey));
        double X(Told t) => last == first ? 110 : 10 + 200.0 * (Days(t.DateKey) - first) / (last - first);
        static double Y(int stance) => 30 - (12 * stance);
        var own = dated.Where(t => Holding.IsOwn(kind, t.SpokenAs)).ToList();
        var said = string.Join(reader.T("; ", "；"), own.TakeLast(12).Select(t => $"{t.Year} {reader.T(EvidenceNames.StanceName(t.Stance))}"));
        var svg = new StringBuilder($"<svg class=\"course\" viewBox=\"0 0 220 74\" role=\"img\" aria-label=\"{Encode(reader.T("Stances over time: ", "立场变化：") + said)}\">");
        for (var s = -2; s <= 2; s++) svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{(s == 0 ? "zero" : "grid")}\" x1=\"4\" x2=\"216\" y1=\"{Y(s)}\" y2=\"{Y(s)}\"/>");
        if (own.Count > 1) svg.Append("<polyline class=\"path\" points=\"").AppendJoin(' ', own.Select(t => string.Create(CultureInfo.InvariantCulture, $"{X(t):0.#},{Y(t.Stance!.Value)}"))).Append("\"/>");
        foreach (var t in dated.TakeLast(200))
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{(Holding.IsOwn(kind, t.SpokenAs) ? t.Venue == Venue.FaceToFace ? "own face" : "own" : "apart")}\" cx=\"{X(t):0.#}\" cy=\"{Y(t.Stance!.Value)}\" r=\"4\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"4\" y=\"70\">{dated[0].Year}</text>");
        if (dated[^1].Year != dated[0].Year) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"216\" y=\"70\" text-anchor=\"end\">{dated[^1].Year}</text>");
        return (MarkupString)svg.Append("</svg>").ToString();
    }

    /// <summary>Everybody on one proposition, a row for each side: a dot for each person, a tail from where they stood before, a diamond for the government.</summary>
    public static MarkupString Strip(Reader reader, IReadOnlyList<Mark> marks, IReadOnlyList<SideName> sides, IReadOnlyList<OfficialLineRow> lines)
    {
        const int perLine = 5;
        static double X(int stance) => 200 + (78 * stance);
        var rows = sides.Select(s => (Id: (Guid?)s.Id, Name: s.Name.In(reader.Language).Text, Class: $"side-{s.Ordinal}"))
            .Append((null, reader.T("speak for no side", "不代表任何一方"), "side-none")).Where(r => marks.Any(m => m.SideId == r.Id) || lines.Any(l => r.Id is not null && l.SideId == r.Id)).ToList();
        var (body, top) = (new StringBuilder(), 26.0);
        foreach (var row in rows)
        {
            var mine = marks.Where(m => m.SideId == row.Id).ToList();
            var deep = Math.Max(1, mine.GroupBy(m => m.Stance).Select(g => (g.Count() + perLine - 1) / perLine).DefaultIfEmpty(1).Max());
            var height = 30 + (deep * 14);
            body.Append(CultureInfo.InvariantCulture, $"<g class=\"{row.Class}\"><rect class=\"band\" x=\"2\" y=\"{top}\" width=\"396\" height=\"{height - 4}\" rx=\"4\"/><text class=\"row\" x=\"10\" y=\"{top + 15}\">{Encode(row.Name)}</text>");
            foreach (var group in mine.GroupBy(m => m.Stance))
                foreach (var (i, mark) in group.Index())
                {
                    var inLine = Math.Min(perLine, group.Count() - (i / perLine * perLine));
                    var x = X(mark.Stance) + ((i % perLine) - ((inLine - 1) / 2.0)) * 12;
                    var y = top + 30 + (i / perLine * 14);
                    if (mark.From is { } from && mine.Count <= 40) body.Append(CultureInfo.InvariantCulture, $"<line class=\"tail\" x1=\"{X(from):0.#}\" x2=\"{x:0.#}\" y1=\"{y}\" y2=\"{y}\"/>");
                    body.Append(CultureInfo.InvariantCulture, $"<circle class=\"{(mark.OnlyPublic ? "dot public" : "dot")}\" cx=\"{x:0.#}\" cy=\"{y}\" r=\"4.6\"><title>{Encode(mark.Name?.In(reader.Language).Text ?? "")}</title></circle>");
                }
            if (lines.FirstOrDefault(l => l.InForce && l.Stance is not null && row.Id is not null && l.SideId == row.Id) is { } line)
                body.Append(CultureInfo.InvariantCulture, $"<rect class=\"official\" x=\"{X(line.Stance!.Value) - 4.5}\" y=\"{top + 6}\" width=\"9\" height=\"9\" transform=\"rotate(45 {X(line.Stance!.Value)} {top + 10.5})\"/>");
            body.Append("</g>");
            top += height;
        }
        var svg = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"strip\" viewBox=\"0 0 400 {top + 4:0}\" role=\"img\" aria-label=\"{Encode(Counts(reader, marks))}\">"));
        for (var s = -2; s <= 2; s++)
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{(s == 0 ? "zero" : "grid")}\" x1=\"{X(s)}\" x2=\"{X(s)}\" y1=\"20\" y2=\"{top}\"/><text class=\"axis\" x=\"{X(s)}\" y=\"14\" text-anchor=\"middle\">{EvidenceNames.StanceSign(s)}</text>");
        if (lines.FirstOrDefault(l => l is { InForce: true, LineOf: LineOf.OurInstitute, Stance: not null }) is { } ours)
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"ours\" x1=\"{X(ours.Stance!.Value)}\" x2=\"{X(ours.Stance!.Value)}\" y1=\"20\" y2=\"{top}\"/>");
        return (MarkupString)svg.Append(body).Append("</svg>").ToString();
    }

    private static string Counts(Reader reader, IReadOnlyList<Mark> marks) => string.Join(reader.T("; ", "；"), Enumerable.Range(-2, 5).Reverse()
        .Select(s => (Stance: s, Count: marks.Count(m => m.Stance == s))).Where(g => g.Count > 0)
        .Select(g => $"{reader.T(EvidenceNames.StanceName(g.Stance))}{reader.T(": ", "：")}{reader.Count(g.Count, "{0} person", "{0} persons", "{0}人")}"));

    private static int Days(int key) => new DateOnly(key / 10000, key / 100 % 100, key % 100).DayNumber;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
