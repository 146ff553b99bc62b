namespace SecondTrack.Analysis.Positions;

/// <summary>
/// Goes further along the way of the last two sweeps (SQUAREM, third scheme; Varadhan and Roland, Scandinavian Journal of Statistics 35,
/// 2008), because probit EM creeps towards persons at the edge. A leap that lowers the bound is taken back.
/// </summary>
internal sealed class Leap(double[][] means, double[][] state)
{
    private readonly double[][] _at = [.. Enumerable.Range(0, 3).Select(_ => new double[means.Sum(m => m.Length)])];
    private readonly double[][] _saved = [.. state.Select(a => new double[a.Length])];

    /// <summary>The most that any mean moved in the last of the two sweeps.</summary>
    public double Moved { get; private set; }

    /// <summary>Remembers where the means stand: 0 before, 1 between and 2 after the two sweeps.</summary>
    public void Read(int when)
    {
        var at = 0;
        foreach (var mean in means)
        {
            mean.CopyTo(_at[when], at);
            at += mean.Length;
        }
        if (when != 2) return;
        Moved = 0;
        for (var i = 0; i < at; i++) Moved = Math.Max(Moved, Math.Abs(_at[2][i] - _at[1][i]));
    }

    public void Jump()
    {
        for (var a = 0; a < state.Length; a++) state[a].CopyTo(_saved[a], 0);
        var (zero, one, two) = (_at[0], _at[1], _at[2]);
        double r2 = 0, v2 = 0;
        for (var i = 0; i < zero.Length; i++)
        {
            double r = one[i] - zero[i], v = two[i] - one[i] - r;
            r2 += r * r;
            v2 += v * v;
        }
        var length = v2 > 0 ? Math.Max(1, Math.Sqrt(r2 / v2)) : 1;
        var at = 0;
        foreach (var mean in means)
            for (var i = 0; i < mean.Length; i++, at++)
            {
                double r = one[at] - zero[at], v = two[at] - one[at] - r;
                mean[i] = zero[at] + (2 * length * r) + (length * length * v);
            }
    }

    public void Undo()
    {
        for (var a = 0; a < state.Length; a++) _saved[a].CopyTo(state[a], 0);
    }
}
