using System.Globalization;
using SecondTrack.Analysis.Scores;

namespace SecondTrack.Cli;

/// <summary>One line of a forecast table whose question has been answered.</summary>
/// <param name="Time">In days.</param>
internal sealed record ForecastRow(string Forecaster, string Question, double Time, Forecast Forecast);

/// <param name="Rows">Forecasts on questions that were answered.</param>
/// <param name="Open">Forecasts on questions that were not yet.</param>
internal sealed record ForecastFile(IReadOnlyList<ForecastRow> Rows, int Open);

/// <summary>Reads forecaster, question, time, probability and outcome; a missing outcome is a question still open.</summary>
internal static class ReadForecasts
{
    public static Outcome<ForecastFile> Run(string path)
    {
        var opened = CsvTable.Open(path);
        if (!opened.Done) return opened.Refusal!;
        using var table = opened.Value;
        var found = table.Find("forecaster", "question", "time", "probability", "outcome");
        if (!found.Done) return found.Refusal!;
        var at = found.Value;
        var rows = new List<ForecastRow>();
        var outcomes = new Dictionary<string, (bool CameTrue, long Line)>(StringComparer.Ordinal);
        var (open, isNumber) = (0, (bool?)null);
        while (table.Next())
        {
            foreach (var name in at[..2])
                if (table.IsMissing(name)) return table.Wrong(name, new Words("a name", "名称"));
            var (number, date) = (Number(table.Text(at[2])), Day(table.Text(at[2])));
            isNumber ??= number is not null;
            if ((isNumber.Value ? number : date) is not { } time) return table.Wrong(at[2], isNumber.Value ? new Words("a number, as in the first row", "数字，与第一行一致") : new Words("a date such as 2026-11-24", "日期，如2026-11-24"));
            if (Number(table.Text(at[3])) is not (>= 0 and <= 1 and var probability)) return table.Wrong(at[3], new Words("a number from 0 to 1", "0到1之间的数"));
            if (table.IsMissing(at[4]))
            {
                open++;
                continue;
            }
            if (CameTrue(table.Text(at[4])) is not { } cameTrue) return table.Wrong(at[4], new Words("1, 0 or nothing", "1、0或留空"));
            var question = table.Text(at[1]);
            if (outcomes.TryGetValue(question, out var before) && before.CameTrue != cameTrue)
                return table.Wrong(at[4], new Words("the same outcome for this question as in line {0}", "与第{0}行同一问题的结果一致").With(before.Line));
            outcomes.TryAdd(question, (cameTrue, table.Line));
            rows.Add(new(table.Text(at[0]), question, time, new(probability, cameTrue)));
        }
        if (table.Refusal is { } refusal) return refusal;
        return rows.Count == 0 ? table.Lacks(new Words("no forecast with an outcome", "没有已有结果的预测"), new Words("at least one", "至少一条")) : new ForecastFile(rows, open);
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static double? Day(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? (time - DateTimeOffset.UnixEpoch).TotalDays : null;

    private static bool? CameTrue(string text) => text.ToUpperInvariant() switch
    {
        "1" or "1.0" or "TRUE" => true,
        "0" or "0.0" or "FALSE" => false,
        _ => null,
    };
}
