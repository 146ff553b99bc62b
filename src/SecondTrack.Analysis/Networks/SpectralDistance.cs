using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace SecondTrack.Analysis.Networks;

/// <summary>How far apart two networks are in shape, whatever their nodes are called: the spectra of their Laplacians (Wilson and Zhu 2008, Pattern Recognition 41).</summary>
public static class SpectralDistance
{
    /// <summary>
    /// The eigenvalues of the Laplacian D − A as shares of their sum, negative weights taken as 0. DNA never subtracts A, so that its eigenvalues are the row sums.
    /// </summary>
    /// <param name="cells">A symmetric matrix, row after row.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="definitions">Whose eigenvalues.</param>
    /// <returns>As many shares as rows, descending, each in [0, 1]; all 0 for a network without positive weights.</returns>
    public static double[] Shares(ReadOnlySpan<double> cells, int rows, Definitions definitions = Definitions.Corrected)
    {
        var degrees = new double[rows];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < rows; j++) degrees[i] += Math.Max(0, cells[(i * rows) + j]);
        var shares = degrees;
        if (definitions == Definitions.Corrected && rows > 0)
        {
            var laplacian = new DenseMatrix(rows);
            for (var i = 0; i < rows; i++)
                for (var j = 0; j < rows; j++) laplacian[i, j] = (i == j ? degrees[i] : 0) - Math.Max(0, cells[(i * rows) + j]);
            shares = Array.ConvertAll(laplacian.Evd(Symmetricity.Symmetric).EigenValues.ToArray(), e => Math.Max(0, e.Real));
        }
        var total = shares.Sum();
        Array.Sort(shares, static (a, b) => b.CompareTo(a));
        return total == 0 ? shares : Array.ConvertAll(shares, s => s / total);
    }

    /// <summary>Σ|λ − μ| over two descending lists of shares; the shorter one goes on with zeros.</summary>
    /// <returns>From 0, the same shape, to 2.</returns>
    public static double Between(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var distance = 0.0;
        for (var i = 0; i < Math.Max(one.Length, other.Length); i++)
            distance += Math.Abs((i < one.Length ? one[i] : 0) - (i < other.Length ? other[i] : 0));
        return distance;
    }
}
