namespace SecondTrack.Analysis.Positions;

/// <summary>What one knows of a person from their first public statements, against what they say face to face.</summary>
/// <param name="Person">0 … persons − 1.</param>
/// <param name="K">How many public statements were read.</param>
/// <param name="Article">Posterior from those alone.</param>
/// <param name="FaceToFace">Posterior from all they said face to face.</param>
/// <param name="Shift">Article mean less face-to-face mean, in standard deviations of the face-to-face posterior.</param>
/// <param name="Overlap">Common area of the two posteriors, 0 … 1.</param>
/// <param name="SignDiffers">Probability that they lie on different sides of 0.</param>
public sealed record ArticleView(int Person, int K, PositionAt Article, PositionAt FaceToFace, double Shift, double Overlap, double SignDiffers);

/// <summary>The article-only view of everybody who spoke in both venues.</summary>
/// <param name="Views">By person, then K.</param>
/// <param name="BaseRate">For K = 1, 2, …: the mean distance between the two means over all persons of that K, in the model's units. Beside every thin profile stands how wrong such a profile usually is.</param>
public sealed record ArticleViews(IReadOnlyList<ArticleView> Views, IReadOnlyList<double> BaseRate);

/// <summary>How far one or two public articles mislead.</summary>
/// <remarks>The posterior of one position given the items is computed by quadrature on a grid, so it is exact for its model.</remarks>
public static class ArticleOnly
{
    private const double Reach = 6;
    private const int Points = 481;

    /// <summary>
    /// Reads each person's first 1, 2, … <paramref name="most"/> public statements as a stranger would, with the items of the whole estimate.
    /// </summary>
    /// <exception cref="ArgumentException">As <see cref="PositionData.Check"/> says, or the data have no venues or no times.</exception>
    public static ArticleViews Of(PositionData data, int most = 5, PositionOptions? options = null)
    {
        data.Check();
        if (data.Public is null || data.Time is null) throw new ArgumentException("The statements have no venues or no times.", nameof(data));
        var at = new Layout(data);
        var fit = EstimatePositions.Fit(at, options ?? new()).Fit;
        var turn = EstimatePositions.Turn(at, fit.Items.B);
        var views = new List<ArticleView>();
        foreach (var own in Enumerable.Range(0, at.Count).GroupBy(n => at.Person[n]))
        {
            var (articles, talks) = (own.Where(n => at.Public[n]).ToList(), own.Where(n => !at.Public[n]).ToList());
            if (articles.Count == 0 || talks.Count == 0) continue;
            var known = Posterior(at, fit, talks, turn);
            for (var k = 1; k <= Math.Min(most, articles.Count); k++) views.Add(View(own.Key, k, Posterior(at, fit, articles.Take(k), turn), known));
        }
        return new(views, [.. Enumerable.Range(1, most).Select(k => views.Where(v => v.K == k).Select(v => Math.Abs(v.Article.Mean - v.FaceToFace.Mean)).DefaultIfEmpty().Average())]);
    }

    private static double Place(int point) => -Reach + (2 * Reach * point / (Points - 1));

    /// <summary>Probability of each point of the grid.</summary>
    private static double[] Posterior(Layout at, VariationalFit fit, IEnumerable<int> rows, int turn)
    {
        var log = new double[Points];
        for (var p = 0; p < Points; p++) log[p] = -0.5 * Place(p) * Place(p);
        foreach (var n in rows)
            for (var p = 0; p < Points; p++)
                log[p] += fit.Cuts.Of(at.Value[n], (fit.Items.B[at.Item[n]] * turn * Place(p)) - fit.Items.A[at.Item[n]], Math.Sqrt(at.Weight[n])).Log;
        var top = log.Max();
        var mass = Array.ConvertAll(log, l => Math.Exp(l - top));
        var sum = mass.Sum();
        return Array.ConvertAll(mass, m => m / sum);
    }

    private static ArticleView View(int person, int k, double[] article, double[] talk)
    {
        PositionAt At(double[] mass)
        {
            double mean = 0, square = 0;
            for (var p = 0; p < Points; p++) (mean, square) = (mean + (mass[p] * Place(p)), square + (mass[p] * Place(p) * Place(p)));
            return new(0, mean, Math.Sqrt(square - (mean * mean)));
        }
        // A point at 0 belongs to both sides by half.
        double Above(double[] mass) => mass.Select((m, p) => Place(p) > 1e-12 ? m : Place(p) < -1e-12 ? 0 : m / 2).Sum();
        var (one, other) = (At(article), At(talk));
        double a = Above(article), b = Above(talk);
        return new(person, k, one, other, (one.Mean - other.Mean) / other.Sd, article.Zip(talk, Math.Min).Sum(), (a * (1 - b)) + (b * (1 - a)));
    }
}
