using SecondTrack.Analysis.Groups;

namespace SecondTrack.Cli;

/// <summary>Reads which statements were moderated out or are meta from a <c>comments.csv</c> of Polis.</summary>
internal static class ReadStatuses
{
    public static Outcome<IReadOnlyDictionary<string, StatementStatus>> Run(string path)
    {
        var opened = CsvTable.Open(path);
        if (!opened.Done) return opened.Refusal!;
        using var table = opened.Value;
        var found = table.Find("comment-id", "moderated");
        if (!found.Done) return found.Refusal!;
        var (idAt, moderatedAt) = (found.Value[0], found.Value[1]);
        var metaAt = new[] { "is-meta", "is_meta", "meta" }.Select(table.Index).Max();
        var statuses = new Dictionary<string, StatementStatus>(StringComparer.Ordinal);
        while (table.Next())
        {
            if (table.IsMissing(idAt)) return table.Wrong(idAt, new Words("a name or number", "名称或编号"));
            StatementStatus? status = table.IsMissing(moderatedAt) ? StatementStatus.Open : table.Text(moderatedAt) switch
            {
                "0" or "1" => StatementStatus.Open,
                "-1" => StatementStatus.ModeratedOut,
                _ => null,
            };
            if (status is not { } known) return table.Wrong(moderatedAt, new Words("−1, 0 or 1", "−1、0或1"));
            var meta = metaAt < 0 ? false : IsMeta(table.Text(metaAt));
            if (meta is null) return table.Wrong(metaAt, new Words("true or false", "true或false"));
            if (meta.Value && known == StatementStatus.Open) known = StatementStatus.Meta;
            if (!statuses.TryAdd(table.Text(idAt), known)) return table.Wrong(idAt, new Words("each comment-id once", "每个comment-id只出现一次"));
        }
        return table.Refusal is { } refusal ? refusal : statuses;
    }

    private static bool? IsMeta(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "T" or "1" => true,
        "FALSE" or "F" or "0" or "" or "NA" or "NULL" => false,
        _ => null,
    };
}
