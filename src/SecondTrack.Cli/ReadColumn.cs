namespace SecondTrack.Cli;

/// <summary>Reads a table of two columns: for each name one value, each name at most once. Other columns are passed over.</summary>
internal static class ReadColumn
{
    /// <param name="path">The file.</param>
    /// <param name="name">The column of names.</param>
    /// <param name="value">The column of values; a missing one leaves the name out.</param>
    public static Outcome<IReadOnlyDictionary<string, string>> Run(string path, string name, string value)
    {
        var opened = CsvTable.Open(path);
        if (!opened.Done) return opened.Refusal!;
        using var table = opened.Value;
        var found = table.Find(name, value);
        if (!found.Done) return found.Refusal!;
        var (nameAt, valueAt) = (found.Value[0], found.Value[1]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (table.Next())
        {
            if (table.IsMissing(nameAt)) return table.Wrong(nameAt, new Words("a name or number", "名称或编号"));
            if (!seen.Add(table.Text(nameAt))) return table.Wrong(nameAt, new Words("each {0} once", "每个{0}只出现一次").With(name));
            if (!table.IsMissing(valueAt)) values[table.Text(nameAt)] = table.Text(valueAt);
        }
        if (table.Refusal is { } refusal) return refusal;
        return values.Count == 0 ? table.Lacks(new Words("no {0}", "没有{0}").With(value), new Words("at least one", "至少一个")) : values;
    }
}
