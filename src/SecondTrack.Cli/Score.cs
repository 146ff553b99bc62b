using System.CommandLine;
using System.Globalization;
using SecondTrack.Analysis.Scores;

namespace SecondTrack.Cli;

internal sealed record ForecasterOutput(string Forecaster, int Forecasts, int Questions, double Brier, double Reliability, double Resolution, double Uncertainty, double? Log, int CertainAndWrong, double? BrierOverTime, double Coverage);

internal sealed record CalibrationOutput(double From, double To, int N, double Forecast, double Observed, double Low, double High);

internal sealed record ScoreOutput(
    int Forecasts, int Questions, double Brier, double Reliability, double Resolution, double Uncertainty, double? Log, int CertainAndWrong, IReadOnlyList<ForecasterOutput> PerForecaster,
    IReadOnlyList<CalibrationOutput> Curve);

/// <summary><c>secondtrack score</c>: how good probabilities were.</summary>
internal static class Score
{
    public static Command Make(Printer printer)
    {
        var path = new Argument<string>("FORECASTS") { Description = printer.T("CSV: forecaster, question, time, probability, outcome; also .gz.", "CSV：forecaster, question, time, probability, outcome；也可为 .gz。") };
        var json = printer.JsonOption();
        var command = new Command("score", printer.T("Score probabilities against what came about.", "对照实际结果给概率预测评分。")) { path, json };
        command.SetAction(given =>
        {
            var read = ReadForecasts.Run(given.GetRequiredValue(path));
            if (!read.Done) return printer.Refuse(read.Refusal!);
            if (read.Value.Open > 0) printer.Tell(new Words("Left out, because their question has no outcome yet: {0} of the forecasts.", "{0}条尚无结果的预测未计入。").With(read.Value.Open));
            var scores = Of(read.Value.Rows);
            return given.GetValue(json) is { } to ? printer.Json(to, scores) : Show(scores, printer);
        });
        return command;
    }

    private static ScoreOutput Of(IReadOnlyList<ForecastRow> rows)
    {
        // A question lives from the first to the last forecast of anybody.
        var lives = rows.GroupBy(r => r.Question).ToDictionary(g => g.Key, g => (Open: g.Min(r => r.Time), Close: g.Max(r => r.Time)), StringComparer.Ordinal);
        var all = rows.Select(r => r.Forecast).ToList();
        var brier = BrierScore.Of(all);
        return new(all.Count, lives.Count, brier.Score, brier.Reliability, brier.Resolution, brier.Uncertainty, LogScore.Of(all), CertainAndWrong(all),
            [.. rows.GroupBy(r => r.Forecaster).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => One(g.Key, [.. g], lives))],
            [.. CalibrationCurve.Of(all).Select(p => new CalibrationOutput(p.From, p.To, p.Count, p.Forecast, p.Observed, p.Low, p.High))]);
    }

    private static ForecasterOutput One(string forecaster, IReadOnlyList<ForecastRow> rows, Dictionary<string, (double Open, double Close)> lives)
    {
        var own = rows.Select(r => r.Forecast).ToList();
        var brier = BrierScore.Of(own);
        var byQuestion = rows.ToLookup(r => r.Question, StringComparer.Ordinal);
        var overTime = ScoreOverTime.Together([.. lives.Where(l => l.Value.Close > l.Value.Open).Select(l => byQuestion[l.Key].Any()
            ? ScoreOverTime.Of(byQuestion[l.Key].Select(r => new TimedForecast(r.Time, r.Forecast.Probability)), byQuestion[l.Key].First().Forecast.CameTrue, l.Value.Open, l.Value.Close)
            : new(null, 0))]);
        return new(forecaster, own.Count, byQuestion.Count, brier.Score, brier.Reliability, brier.Resolution, brier.Uncertainty, LogScore.Of(own), CertainAndWrong(own), overTime.Score, overTime.Coverage);
    }

    private static int CertainAndWrong(List<Forecast> forecasts) => forecasts.Count(f => f.Probability == (f.CameTrue ? 0 : 1));

    private static int Show(ScoreOutput scores, Printer printer)
    {
        printer.Answer(new Words("{0} forecasts on {1} questions.", "{1}个问题，{0}条预测。").With(scores.Forecasts, scores.Questions));
        printer.Answer(new Words("Brier {0} = reliability {1} − resolution {2} + uncertainty {3}; log score {4}.", "布里尔评分{0} = 可靠性{1} − 区分度{2} + 不确定性{3}；对数评分{4}。")
            .With(Number(scores.Brier), Number(scores.Reliability), Number(scores.Resolution), Number(scores.Uncertainty), Number(scores.Log)));
        if (scores.CertainAndWrong > 0)
            printer.Answer(new Words("{0} were certain and wrong; the log score is infinite then and not given.", "{0}条预测完全肯定却是错的，此时对数评分为无穷大，不予给出。").With(scores.CertainAndWrong));
        printer.Table([printer.T("forecaster", "预测者"), printer.T("forecasts", "预测数"), "Brier", printer.T("log", "对数"), printer.T("Brier over time", "随时间加权"), printer.T("coverage", "覆盖率")],
            scores.PerForecaster.Select(f => new[] { f.Forecaster, f.Forecasts.ToString(CultureInfo.InvariantCulture), Number(f.Brier), Number(f.Log), Number(f.BrierOverTime), Number(f.Coverage) }));
        printer.Table([printer.T("range", "区间"), printer.T("forecasts", "预测数"), printer.T("said", "预测概率"), printer.T("came true", "实际发生"), printer.T("95 % interval", "95%区间")],
            scores.Curve.Select(p => new[] { $"{p.From:0.0}–{p.To:0.0}", p.N.ToString(CultureInfo.InvariantCulture), Number(p.Forecast), Number(p.Observed), $"{Number(p.Low)}–{Number(p.High)}" }));
        return 0;
    }

    private static string Number(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";
}
