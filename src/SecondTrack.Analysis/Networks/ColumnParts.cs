namespace SecondTrack.Analysis.Networks;

/// <summary>
/// A one-mode network taken apart by what is shared: sums and denominators are sums over columns, so that the network of any set of columns is the sum of
/// their parts. Rows stay the same whatever columns are left.
/// </summary>
internal sealed class ColumnParts
{
    /// <summary>Sums of pairs, then denominators of pairs (jaccard) or of rows (the others), in one array.</summary>
    private readonly double[][] _parts;

    private readonly NetworkOptions _options;

    public ColumnParts(StatementSet set, NetworkOptions options)
    {
        _options = options;
        var kept = FilterStatements.Of(set, options);
        var coded = CodeStatements.Of(set, options, kept, smoothed: false);
        // Isolated columns have no statement to lose.
        int[] columns = [.. coded.Column.Distinct().Order()];
        (Rows, Columns) = (coded.Rows.Names.Length, Array.ConvertAll(columns, c => coded.Columns.Names[c]));
        int[] rows = [.. Enumerable.Range(0, Rows)];
        Statements = new int[Columns.Length];
        _parts = new double[Columns.Length][];
        Parallel.For(0, Columns.Length, j =>
        {
            var own = Only(coded, columns[j]);
            Statements[j] = own.Count;
            var blocks = new CellBlocks(own, 0, own.Count, rows, [columns[j]]);
            var counts = blocks.Counts();
            double[] pairs = OneMode.Sums(blocks, counts, options.Aggregation, options.Definitions, smoothed: false);
            _parts[j] = [.. pairs, .. options.Normalisation switch
            {
                Normalisation.Jaccard => OneMode.Denominators(blocks, counts, options)!,
                Normalisation.Cosine when options.Definitions == Definitions.Corrected => OneMode.Squares(blocks, counts, options),
                _ => blocks.PerRow(counts, x => x),
            }];
        });
    }

    public int Rows { get; }

    public string[] Columns { get; }

    public int[] Statements { get; }

    /// <summary>The parts of no column, to add to.</summary>
    public double[] Nothing() => new double[(Rows * Rows) + (_options.Normalisation == Normalisation.Jaccard ? Rows * Rows : Rows)];

    public void Add(double[] sum, int column, int sign)
    {
        var part = _parts[column];
        for (var i = 0; i < part.Length; i++) sum[i] += sign * part[i];
    }

    public double[] SumOf(IEnumerable<int> columns)
    {
        var sum = Nothing();
        foreach (var column in columns) Add(sum, column, 1);
        return sum;
    }

    /// <summary>The spectrum of the network of those columns.</summary>
    public double[] Shares(double[] sum)
    {
        var cells = new double[Rows * Rows];
        for (var a = 0; a < Rows; a++)
            for (var b = 0; b < Rows; b++)
            {
                var pairs = Rows * Rows;
                var by = _options.Normalisation switch
                {
                    Normalisation.None => 1,
                    Normalisation.Average => (sum[pairs + a] + sum[pairs + b]) / 2,
                    Normalisation.Jaccard => sum[pairs + (a * Rows) + b],
                    _ => _options.Definitions == Definitions.Dna ? sum[pairs + a] * sum[pairs + b] : Math.Sqrt(sum[pairs + a] * sum[pairs + b]),
                };
                cells[(a * Rows) + b] = by > 0 ? sum[(a * Rows) + b] / by : 0;
            }
        return SpectralDistance.Shares(cells, Rows, _options.Definitions);
    }

    private static CodedStatements Only(CodedStatements coded, int column)
    {
        int[] own = [.. Enumerable.Range(0, coded.Count).Where(s => coded.Column[s] == column)];
        return coded with
        {
            Row = Array.ConvertAll(own, s => coded.Row[s]), Column = Array.ConvertAll(own, s => coded.Column[s]), Level = Array.ConvertAll(own, s => coded.Level[s]),
            Date = Array.ConvertAll(own, s => coded.Date[s]),
        };
    }
}
