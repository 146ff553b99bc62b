namespace SecondTrack.Analysis.Scores;

/// <summary>How far one side's picture of the other lies from what the other side says of itself, on one question.</summary>
/// <remarks>
/// Lees, J. and Cikara, M. (2020). Inaccurate group meta-perceptions drive negative out-group attributions in competitive contexts. Nature Human
/// Behaviour 4, 279–286.
/// </remarks>
/// <param name="Guesses">People of the guessing side who guessed.</param>
/// <param name="Answers">People of the other side who answered.</param>
/// <param name="Guessed">Mean guess.</param>
/// <param name="Answered">Mean answer.</param>
/// <param name="Bias">Mean guess − mean answer, in units of the scale: which way the picture is wrong.</param>
/// <param name="MeanError">Mean over guessers of the distance of their guess to the mean answer: how wrong a single person is, also where errors cancel. At least |Bias|.</param>
/// <param name="Exaggeration">How much further from the guessers' own mean answer the other side was thought to be than it is, in units of the scale; null where
/// their own answers are not given.</param>
public sealed record MetaPerception(int Guesses, int Answers, double Guessed, double Answered, double Bias, double MeanError, double? Exaggeration)
{
    /// <summary>Compares guesses with answers.</summary>
    /// <param name="guesses">What each person of one side thinks the other side will answer on average.</param>
    /// <param name="answers">What each person of the other side answers.</param>
    /// <param name="own">What each person of the guessing side answers for itself.</param>
    /// <returns>Null where there is no guess or no answer to compare.</returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static MetaPerception? Of(IReadOnlyCollection<double> guesses, IReadOnlyCollection<double> answers, IReadOnlyCollection<double>? own = null)
    {
        ArgumentNullException.ThrowIfNull(guesses);
        ArgumentNullException.ThrowIfNull(answers);
        if (!guesses.Concat(answers).Concat(own ?? []).All(double.IsFinite)) throw new ArgumentException("A value is not a finite number.", nameof(guesses));
        if (guesses.Count == 0 || answers.Count == 0) return null;
        var (guessed, answered) = (guesses.Average(), answers.Average());
        double? exaggeration = own is { Count: > 0 } ? Math.Abs(guessed - own.Average()) - Math.Abs(answered - own.Average()) : null;
        return new(guesses.Count, answers.Count, guessed, answered, guessed - answered, guesses.Average(g => Math.Abs(g - answered)), exaggeration);
    }
}
