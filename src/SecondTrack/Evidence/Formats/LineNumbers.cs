namespace SecondTrack.Evidence.Formats;

/// <summary>Which line a position of a text is on, counted from 1.</summary>
internal sealed class LineNumbers
{
    private readonly List<int> _starts = [0];

    public LineNumbers(string text)
    {
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1)) _starts.Add(i + 1);
    }

    public int At(int position) => _starts.BinarySearch(position) is var found && found >= 0 ? found + 1 : ~found;
}
