namespace SecondTrack.Analysis.Positions;

/// <summary>The statements in the order of persons and times, with the moments and person-by-item cells that the model gives unknowns to.</summary>
internal sealed class Layout
{
    public readonly int Persons, Items, Categories, Count, Organisations, Cells;
    public readonly bool HasTime, HasVenues;

    /// <summary>Per statement.</summary>
    public readonly int[] Person, Item, Value, Slot, Cell, Source;
    public readonly double[] Weight;
    public readonly bool[] Public;

    /// <summary>Per person, with one more at the end; per slot.</summary>
    public readonly int[] FirstSlot;
    public readonly double[] SlotTime;
    public readonly int[] Organisation, Spoken;
    public readonly int[][] Members;
    public readonly int[]? Polarity;
    public readonly (double Mean, double Sd)?[]? Anchor;

    public Layout(PositionData data)
    {
        data.Check();
        (Persons, Items, Categories, Count) = (data.Persons, data.Items, data.Categories, data.Count);
        HasTime = data.Time is not null && data.Time.Length > 0 && data.Time.Max() > data.Time.Min();
        HasVenues = data.Public is not null && data.Public.Contains(true) && data.Public.Contains(false);
        var time = HasTime ? data.Time! : new double[Count];
        Source = Ordered(data.Person, HasTime ? time : null);
        Person = Pick(data.Person);
        Item = Pick(data.Item);
        Value = Pick(data.Value);
        Weight = data.Weight is null ? [.. Enumerable.Repeat(1.0, Count)] : Pick(data.Weight);
        Public = data.Public is null ? new bool[Count] : Pick(data.Public);
        Polarity = data.Polarity;
        Anchor = data.Anchor;
        if (Polarity is not null)
            for (var n = 0; n < Count; n++)
                if (Polarity[Item[n]] < 0) Value[n] = Categories - 1 - Value[n];
        (FirstSlot, SlotTime, Slot) = Slots(Pick(time));
        Organisation = data.Organisation ?? [.. Enumerable.Repeat(-1, Persons)];
        Organisations = Organisation.Length == 0 ? 0 : Organisation.Max() + 1;
        Members = [.. Enumerable.Range(0, Organisations).Select(o => Enumerable.Range(0, Persons).Where(i => Organisation[i] == o && Anchor?[i] is null).ToArray())];
        Spoken = new int[Persons];
        foreach (var i in Person) Spoken[i]++;
        Cell = new int[Count];
        int[] last = [.. Enumerable.Repeat(-1, Items)], cellOf = new int[Items];
        var cells = 0;
        for (var n = 0; n < Count; n++)
        {
            if (last[Item[n]] != Person[n]) (last[Item[n]], cellOf[Item[n]]) = (Person[n], cells++);
            Cell[n] = cellOf[Item[n]];
        }
        // One statement a cell cannot be told from noise: then the noise stands for both.
        Cells = cells < Count ? cells : 0;
    }

    private int[] Ordered(int[] person, double[]? time)
    {
        var first = new int[Persons + 1];
        foreach (var i in person) first[i + 1]++;
        for (var i = 0; i < Persons; i++) first[i + 1] += first[i];
        var order = new int[Count];
        var next = first[..^1];
        for (var n = 0; n < Count; n++) order[next[person[n]]++] = n;
        if (time is not null)
            for (var i = 0; i < Persons; i++) order.AsSpan(first[i]..first[i + 1]).Sort((a, b) => time[a] != time[b] ? time[a].CompareTo(time[b]) : a.CompareTo(b));
        return order;
    }

    private T[] Pick<T>(T[] column) => [.. Source.Select(n => column[n])];

    private (int[] First, double[] Time, int[] Slot) Slots(double[] time)
    {
        var first = new int[Persons + 1];
        var times = new List<double>();
        var slot = new int[Count];
        var n = 0;
        for (var i = 0; i < Persons; i++)
        {
            first[i] = times.Count;
            for (; n < Count && Person[n] == i; n++)
            {
                if (times.Count == first[i] || times[^1] != time[n]) times.Add(time[n]);
                slot[n] = times.Count - 1;
            }
            // Who said nothing still has a position: its prior.
            if (times.Count == first[i]) times.Add(0);
        }
        first[Persons] = times.Count;
        return (first, [.. times], slot);
    }
}
