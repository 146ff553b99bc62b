namespace SecondTrack.Analysis.Networks;

/// <summary>All ways to make groups of given sizes, row by row, with what the rows so far add; empty groups of the same size are one choice.</summary>
internal static class EnumerateGroups
{
    public static double Ways(int[] sizes)
    {
        var (ways, left) = (1.0, sizes.Sum());
        foreach (var size in sizes)
            for (var i = 1; i <= size; i++) ways = ways * left-- / i;
        foreach (var same in sizes.Where(s => s > 0).GroupBy(s => s))
            for (var i = 2; i <= same.Count(); i++) ways /= i;
        return ways;
    }

    public static int[] Best(PolarisationPairs pairs, CancellationToken cancel)
    {
        var walk = new Walk(pairs, cancel);
        walk.Place(0, 0);
        return walk.Best;
    }

    private sealed class Walk
    {
        private readonly int _rows, _groups;
        private readonly double[] _of;
        private readonly int[] _current, _left;
        private readonly int[] _sizes;
        private readonly CancellationToken _cancel;
        private double _highest = double.NegativeInfinity;

        public Walk(PolarisationPairs pairs, CancellationToken cancel)
        {
            (_rows, _groups, _sizes, _cancel) = (pairs.Rows, pairs.Sizes.Length, pairs.Sizes, cancel);
            (_current, _left, Best) = (new int[_rows], (int[])_sizes.Clone(), new int[_rows]);
            _of = new double[_rows * _rows * _groups * _groups];
            for (var i = 0; i < _rows; i++)
                for (var g = 0; g < _groups; g++)
                    for (var j = 0; j < i; j++)
                        for (var h = 0; h < _groups; h++) _of[Index(i, g, j, h)] = pairs.Of(i, j, g, h);
        }

        public int[] Best { get; }

        private int Index(int i, int g, int j, int h) => (((((i * _groups) + g) * _rows) + j) * _groups) + h;

        public void Place(int row, double so)
        {
            if (row == _rows)
            {
                // The first of equal ones, whatever the last digits say.
                if (!(so > _highest + (1e-12 * Math.Abs(_highest))) && !double.IsNegativeInfinity(_highest)) return;
                _highest = so;
                _current.CopyTo(Best, 0);
                return;
            }
            if (row == _rows / 2) _cancel.ThrowIfCancellationRequested();
            for (var g = 0; g < _groups; g++)
            {
                if (_left[g] == 0 || SameAsEarlier(g)) continue;
                var more = so;
                var from = Index(row, g, 0, 0);
                for (var j = 0; j < row; j++) more += _of[from + (j * _groups) + _current[j]];
                _current[row] = g;
                _left[g]--;
                Place(row + 1, more);
                _left[g]++;
            }
        }

        private bool SameAsEarlier(int group)
        {
            if (_left[group] != _sizes[group]) return false;
            for (var g = 0; g < group; g++)
                if (_sizes[g] == _sizes[group] && _left[g] == _sizes[g]) return true;
            return false;
        }
    }
}
