namespace SecondTrack.Analysis.Positions;

/// <summary>What two periods have in common. Without anything in common their numbers lie on two unrelated scales.</summary>
/// <param name="Persons">Persons who speak in both.</param>
/// <param name="Items">Items spoken on in both.</param>
public sealed record Bridges(int Persons, int Items)
{
    /// <summary>False where the comparison has to be refused.</summary>
    public bool Comparable => Persons > 0 || Items > 0;

    /// <summary>Counts what bridges the statements before <paramref name="time"/> and those from it on.</summary>
    /// <exception cref="ArgumentException">The data have no times, or as <see cref="PositionData.Check"/> says.</exception>
    public static Bridges At(PositionData data, double time)
    {
        data.Check();
        if (data.Time is null) throw new ArgumentException("The statements have no times.");
        int Both(int[] column) => Enumerable.Range(0, data.Count).GroupBy(n => column[n]).Count(g => g.Any(n => data.Time[n] < time) && g.Any(n => data.Time[n] >= time));
        return new(Both(data.Person), Both(data.Item));
    }

    /// <summary>
    /// The group of each person, 0 …: two persons are in one where a chain of common items leads from one to the other. Positions of
    /// different groups lie on unrelated scales. Numbered in the order of persons; −1 for who said nothing.
    /// </summary>
    /// <exception cref="ArgumentException">As <see cref="PositionData.Check"/> says.</exception>
    public static int[] Groups(PositionData data)
    {
        data.Check();
        int[] above = [.. Enumerable.Range(0, data.Persons + data.Items)];
        int Top(int node)
        {
            while (above[node] != node) node = above[node] = above[above[node]];
            return node;
        }
        for (var n = 0; n < data.Count; n++) above[Top(data.Person[n])] = Top(data.Persons + data.Item[n]);
        var spoke = new HashSet<int>(data.Person);
        var numbers = new Dictionary<int, int>();
        return [.. Enumerable.Range(0, data.Persons).Select(i => !spoke.Contains(i) ? -1 : numbers.TryGetValue(Top(i), out var known) ? known : numbers[Top(i)] = numbers.Count)];
    }
}

/// <summary>
/// Whose public-minus-private gap can be told: two persons of the group at least must speak on a common item in both venues. Persons without an organisation are one group.
/// </summary>
internal sealed class VenueBridges
{
    private readonly Layout _at;
    private readonly Dictionary<int, int> _persons = [];

    public VenueBridges(Layout at)
    {
        _at = at;
        if (!at.HasVenues) return;
        var both = Enumerable.Range(0, at.Count).GroupBy(n => (at.Person[n], at.Item[n]))
            .Where(g => g.Any(n => at.Public[n]) && g.Any(n => !at.Public[n])).Select(g => g.Key.Item1).Distinct();
        foreach (var group in both.GroupBy(i => at.Organisation[i])) _persons[group.Key] = group.Count();
    }

    public bool Comparable(int person) => _persons.GetValueOrDefault(_at.Organisation[person]) >= 2;
}
