using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics.LinearAlgebra;

namespace SecondTrack.Analysis.Groups;

/// <summary>
/// The largest eigenvalues of a symmetric positive semi-definite operator by block Lanczos with full reorthogonalisation. The block of four
/// finds eigenvalues that are equal or nearly so; the start is fixed, so the answer is.
/// </summary>
/// <remarks>Golub, G. H. and Underwood, R. (1977). The block Lanczos method for computing eigenvalues. Mathematical Software III, 361–377.</remarks>
internal static class LeadingEigenvectors
{
    private const double Tolerance = 1e-11;

    /// <summary>Beyond this, what is left over is below anything that is shown.</summary>
    private const int MostColumns = 240;

    /// <param name="size">Length of the vectors.</param>
    /// <param name="inside">Where a vector may differ from 0.</param>
    /// <param name="times">The operator on four vectors.</param>
    /// <param name="wanted">At most 4.</param>
    /// <returns>Eigenvalues, the largest first, and unit vectors; 0 and a vector of zeros where there is no further direction.</returns>
    public static (double[] Values, double[][] Vectors) Of(int size, bool[] inside, Func<Vector256<double>[], Vector256<double>[]> times, int wanted)
    {
        var dimensions = inside.Count(x => x);
        var (basis, images, inner) = (new List<double[]>(), new List<double[]>(), new List<double[]>());
        var block = Fixed(size, inside);
        var next = 12;
        while (true)
        {
            var fresh = Orthonormal(block, basis, dimensions);
            if (fresh.Count > 0)
            {
                basis.AddRange(fresh);
                block = Columns(times(Rows(fresh, size)), fresh.Count);
                foreach (var image in block)
                {
                    images.Add(image);
                    inner.Add([.. basis.Take(images.Count).Select(q => Dot(q, image))]);
                }
            }
            var last = fresh.Count == 0 || basis.Count >= Math.Min(dimensions, MostColumns);
            if (!last && basis.Count < next) continue;
            next = basis.Count + Math.Max(12, basis.Count / 3);
            var (values, vectors, settled) = Ritz(basis, images, inner, size, wanted);
            if (settled || last) return (values, vectors);
        }
    }

    private static (double[] Values, double[][] Vectors, bool Settled) Ritz(List<double[]> basis, List<double[]> images, List<double[]> inner, int size, int wanted)
    {
        var (values, vectors) = (new double[wanted], Enumerable.Range(0, wanted).Select(_ => new double[size]).ToArray());
        if (basis.Count == 0) return (values, vectors, true);
        var small = Matrix<double>.Build.Dense(basis.Count, basis.Count, (i, j) => i >= j ? inner[i][j] : inner[j][i]);
        var evd = small.Evd(Symmetricity.Symmetric);
        var settled = true;
        for (var k = 0; k < Math.Min(wanted, basis.Count); k++)
        {
            var at = basis.Count - 1 - k;
            values[k] = Math.Max(evd.EigenValues[at].Real, 0);
            var image = new double[size];
            for (var i = 0; i < basis.Count; i++)
            {
                var weight = evd.EigenVectors[i, at];
                Add(vectors[k], basis[i], weight);
                Add(image, images[i], weight);
            }
            Add(image, vectors[k], -values[k]);
            settled &= Math.Sqrt(Dot(image, image)) <= Tolerance * values[0];
        }
        return (values, vectors, settled);
    }

    /// <summary>What is new in the block, against the basis and itself, twice because once leaves rounding behind.</summary>
    private static List<double[]> Orthonormal(List<double[]> block, List<double[]> basis, int dimensions)
    {
        var fresh = new List<double[]>();
        foreach (var column in block)
        {
            if (basis.Count + fresh.Count >= dimensions) break;
            var before = Math.Sqrt(Dot(column, column));
            if (before == 0) continue;
            var v = (double[])column.Clone();
            Scale(v, 1 / before);
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var q in basis) Add(v, q, -Dot(q, v));
                foreach (var q in fresh) Add(v, q, -Dot(q, v));
            }
            var left = Math.Sqrt(Dot(v, v));
            if (left < 1e-10) continue;
            Scale(v, 1 / left);
            foreach (var q in basis) Add(v, q, -Dot(q, v));
            foreach (var q in fresh) Add(v, q, -Dot(q, v));
            Scale(v, 1 / Math.Sqrt(Dot(v, v)));
            fresh.Add(v);
        }
        return fresh;
    }

    private static List<double[]> Fixed(int size, bool[] inside)
    {
        var random = new FixedRandom(20_261_124);
        return [.. Enumerable.Range(0, CrossProduct.Width).Select(_ => Enumerable.Range(0, size).Select(j => (random.NextDouble() - 0.5) is var r && inside[j] ? r : 0).ToArray())];
    }

    private static Vector256<double>[] Rows(List<double[]> columns, int size)
    {
        var rows = new Vector256<double>[size];
        for (var j = 0; j < size; j++)
            rows[j] = Vector256.Create(columns[0][j], columns.Count > 1 ? columns[1][j] : 0, columns.Count > 2 ? columns[2][j] : 0, columns.Count > 3 ? columns[3][j] : 0);
        return rows;
    }

    private static List<double[]> Columns(Vector256<double>[] rows, int count) =>
        [.. Enumerable.Range(0, count).Select(k => Array.ConvertAll(rows, row => row.GetElement(k)))];

    // One command does this once: compiled well at the first call instead of after many.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(double[] a, double[] b)
    {
        var (sum, j) = (Vector256<double>.Zero, 0);
        for (; j <= a.Length - 4; j += 4) sum += Vector256.Create(a, j) * Vector256.Create(b, j);
        var rest = Vector256.Sum(sum);
        for (; j < a.Length; j++) rest += a[j] * b[j];
        return rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(double[] to, double[] what, double times)
    {
        var j = 0;
        for (; j <= to.Length - 4; j += 4) (Vector256.Create(to, j) + Vector256.Create(what, j) * times).CopyTo(to, j);
        for (; j < to.Length; j++) to[j] += times * what[j];
    }

    private static void Scale(double[] v, double by)
    {
        for (var j = 0; j < v.Length; j++) v[j] *= by;
    }
}
