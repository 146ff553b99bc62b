namespace SecondTrack.Analysis.Networks;

/// <summary>
/// The count cube X[row][column][level], kept column by column: a block has only the rows and levels that occur in its column, level after level.
/// The blocks are laid out once; their contents (counts, or sums of weights) are an array of <see cref="Size"/> numbers each time.
/// </summary>
internal sealed class CellBlocks
{
    /// <summary>
    /// The cells of one column, from Offset on: the rows that occur (null when the block has a place for every row), how many rows it has places for,
    /// and the levels that occur, ascending.
    /// </summary>
    public readonly record struct Block(int Offset, int[]? Rows, int Height, int[] Levels);

    private readonly int[] _cellOf;

    /// <summary>
    /// Lays out the blocks of the statements from one place to another, among the labels given by their places, ascending: every statement of the range has both.
    /// </summary>
    public CellBlocks(CodedStatements coded, int from, int to, int[] rows, int[] columns)
    {
        var (rowCount, columnCount, rowOf, columnOf) = (rows.Length, columns.Length, PlacesOf(rows, coded.Rows), PlacesOf(columns, coded.Columns));
        (RowCount, ColumnCount, Levels) = (rowCount, columnCount, coded.Levels);
        _cellOf = new int[to - from];
        Blocks = new Block[columnCount];
        var byColumn = Array.ConvertAll(columns, _ => new List<int>());
        for (var s = from; s < to; s++) byColumn[columnOf[coded.Column[s]]].Add(s);
        var (rowPlace, levelPlace) = (new int[rowCount], new int[coded.Levels.Count]);
        var next = 0;
        for (var j = 0; j < columnCount; j++)
        {
            var present = Distinct(byColumn[j], s => rowOf[coded.Row[s]]);
            var levels = Distinct(byColumn[j], s => coded.Level[s]);
            // A block with many rows takes them all: then whole rows of the matrix are added at once.
            var whole = present.Length * 3 >= rowCount;
            var height = whole ? rowCount : present.Length;
            for (var r = 0; r < height; r++) rowPlace[whole ? r : present[r]] = r;
            for (var l = 0; l < levels.Length; l++) levelPlace[levels[l]] = l;
            Blocks[j] = new(next, whole ? null : present, height, levels);
            foreach (var s in byColumn[j]) _cellOf[s - from] = next + (levelPlace[coded.Level[s]] * height) + rowPlace[rowOf[coded.Row[s]]];
            next += height * levels.Length;
        }
        Size = next;

        static int[] PlacesOf(int[] labels, Labels all)
        {
            var places = new int[all.Names.Length];
            for (var i = 0; i < labels.Length; i++) places[labels[i]] = i;
            return places;
        }

        static int[] Distinct(List<int> statements, Func<int, int> value)
        {
            var found = new HashSet<int>();
            foreach (var s in statements) found.Add(value(s));
            int[] sorted = [.. found];
            Array.Sort(sorted);
            return sorted;
        }
    }

    public int RowCount { get; }

    public int ColumnCount { get; }

    public Levels Levels { get; }

    public Block[] Blocks { get; }

    public int Size { get; }

    /// <summary>Every statement counts 1.</summary>
    public double[] Counts()
    {
        var data = new double[Size];
        foreach (var cell in _cellOf) data[cell]++;
        return data;
    }

    /// <summary>Statement s of the range counts its weight.</summary>
    public double[] Sums(Func<int, double> weight)
    {
        var data = new double[Size];
        for (var s = 0; s < _cellOf.Length; s++) data[_cellOf[s]] += weight(s);
        return data;
    }

    /// <summary>Every cell of every block: its row, its column, its level and its place in the data.</summary>
    public IEnumerable<(int Row, int Column, int Level, int Place)> Cells()
    {
        for (var j = 0; j < Blocks.Length; j++)
            for (var l = 0; l < Blocks[j].Levels.Length; l++)
                for (var r = 0; r < Blocks[j].Height; r++)
                    yield return (Blocks[j].Rows?[r] ?? r, j, Blocks[j].Levels[l], Blocks[j].Offset + (l * Blocks[j].Height) + r);
    }

    /// <summary>Per row, the sum over all cells of a function of its content.</summary>
    public double[] PerRow(double[] data, Func<double, double> of)
    {
        var sums = new double[RowCount];
        foreach (var (row, _, _, place) in Cells()) sums[row] += of(data[place]);
        return sums;
    }
}
