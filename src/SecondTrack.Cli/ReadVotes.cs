using System.Buffers.Text;
using System.Globalization;
using SecondTrack.Analysis.Groups;

namespace SecondTrack.Cli;

/// <summary>Names to numbers from 0 in the order of their appearance.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);
    private readonly List<string> _all = [];

    public int Count => _all.Count;

    public IReadOnlyList<string> All => _all;

    /// <summary>The number of a name, a new one where it has none yet.</summary>
    public int Of(ReadOnlySpan<byte> name)
    {
        Span<char> chars = stackalloc char[256];
        var text = name.Length <= 256 ? chars[..System.Text.Encoding.UTF8.GetChars(name, chars)].Trim() : System.Text.Encoding.UTF8.GetString(name).AsSpan().Trim();
        var lookup = _at.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var at)) return at;
        _all.Add(text.ToString());
        _at[_all[^1]] = _all.Count - 1;
        return _all.Count - 1;
    }

    /// <summary>The number of a name, −1 where it has none.</summary>
    public int Find(string name) => _at.GetValueOrDefault(name, -1);

    /// <summary>The names as JSON should have them: as numbers where all of them are.</summary>
    public object[] Ids() => AreNumbers ? [.. _all.Select(n => (object)long.Parse(n, CultureInfo.InvariantCulture))] : [.. _all];

    public bool AreNumbers => _all.TrueForAll(n => long.TryParse(n, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var v) && v.ToString(CultureInfo.InvariantCulture) == n);

    /// <summary>For each number the place it takes when the names stand in the order of their values; as they are where they have none.</summary>
    public int[] Ranks()
    {
        var ranks = new int[Count];
        if (!AreNumbers) return [.. Enumerable.Range(0, Count)];
        foreach (var (at, rank) in Enumerable.Range(0, Count).OrderBy(i => long.Parse(_all[i], CultureInfo.InvariantCulture)).Select((at, rank) => (at, rank))) ranks[at] = rank;
        return ranks;
    }
}

/// <summary>Votes as they stand in a file, people in the order in which they first voted, statements in that of their numbers.</summary>
internal sealed record VoteFile(Names People, IReadOnlyList<string> Statements, IReadOnlyList<object> StatementIds, IReadOnlyList<VoteEvent> Events);

/// <summary>Reads the votes of a conversation in either form that Polis exports, told apart by the names of the columns.</summary>
internal static class ReadVotes
{
    private static readonly string[] About = ["participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"];

    private static readonly Words Expected = new("−1, 0, 1 or nothing", "−1、0、1或留空");

    public static Outcome<VoteFile> Run(string path)
    {
        var opened = CsvTable.Open(path);
        if (!opened.Done) return opened.Refusal!;
        using var table = opened.Value;
        var long3 = table.Find("voter-id", "comment-id", "vote");
        if (!long3.Done && table.Index("participant") != 0)
            return table.WrongColumns(new Words("voter-id, comment-id and vote, or participant and one column for each statement", "voter-id、comment-id、vote三列，或participant列加每条陈述一列"));
        var (people, statements) = (new Names(), new Names());
        var events = long3.Done ? Long(table, long3.Value, people, statements) : Matrix(table, people, statements);
        if (table.Refusal is { } refusal) return refusal;
        var atLeastTwo = new Words("at least two", "至少两个");
        if (events.Count == 0) return table.Lacks(new Words("no votes", "没有投票"), new Words("some", "至少一些"));
        if (people.Count < 2) return table.Lacks(new Words("votes of one person", "只有一个人的投票"), atLeastTwo);
        if (statements.Count < 2) return table.Lacks(new Words("one statement", "只有一条陈述"), atLeastTwo);
        // In the order of their numbers, so that the two forms of one conversation give the same.
        var rank = statements.Ranks();
        var (names, ids) = (new string[rank.Length], new object[rank.Length]);
        var all = statements.Ids();
        for (var i = 0; i < rank.Length; i++) (names[rank[i]], ids[rank[i]]) = (statements.All[i], all[i]);
        for (var i = 0; i < events.Count; i++) events[i] = events[i] with { Statement = rank[events[i].Statement] };
        return new VoteFile(people, names, ids, events);
    }

    private static List<VoteEvent> Long(CsvTable table, int[] columns, Names people, Names statements)
    {
        var (events, times, inOrder) = (new List<VoteEvent>(), new List<double>(), true);
        var (roundAt, timeAt) = (table.Index("round"), table.Index("timestamp"));
        while (table.Next())
        {
            if (table.IsMissing(columns[0]) || table.IsMissing(columns[1]))
            {
                table.Wrong(table.IsMissing(columns[0]) ? columns[0] : columns[1], new Words("a name or number", "名称或编号"));
                return events;
            }
            if (!Vote(table.Cell(columns[2]), out var vote) || vote is null)
            {
                table.Wrong(columns[2], new Words("−1, 0 or 1", "−1、0或1"));
                return events;
            }
            var (round, time) = (0, 0.0);
            if (roundAt >= 0 && !int.TryParse(table.Text(roundAt), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out round)) table.Wrong(roundAt, new Words("a whole number", "整数"));
            if (timeAt >= 0 && !(Utf8Parser.TryParse(table.Cell(timeAt), out time, out var used) && used == table.Cell(timeAt).Length && double.IsFinite(time))) table.Wrong(timeAt, new Words("a number", "数字"));
            if (table.Refusal is not null) return events;
            inOrder &= times.Count == 0 || times[^1] <= time;
            if (timeAt >= 0) times.Add(time);
            events.Add(new(people.Of(table.Cell(columns[0])), statements.Of(table.Cell(columns[1])), vote.Value, round));
        }
        // The last vote is the latest, in whatever order the file has them.
        return inOrder ? events : [.. Enumerable.Range(0, events.Count).OrderBy(i => times[i]).Select(i => events[i])];
    }

    private static List<VoteEvent> Matrix(CsvTable table, Names people, Names statements)
    {
        var events = new List<VoteEvent>();
        var isStatement = table.Columns.Select(c => !About.Contains(c, StringComparer.OrdinalIgnoreCase)).ToArray();
        var number = new int[isStatement.Length];
        var seen = new HashSet<int>();
        while (table.Next())
        {
            if (table.IsMissing(0))
            {
                table.Wrong(0, new Words("a name or number", "名称或编号"));
                return events;
            }
            var person = people.Of(table.Cell(0));
            if (!seen.Add(person))
            {
                table.Wrong(0, new Words("each participant once", "每位参与者只出现一次"));
                return events;
            }
            for (var column = 1; column < isStatement.Length; column++)
            {
                if (!isStatement[column]) continue;
                if (!Vote(table.Cell(column), out var vote))
                {
                    table.Wrong(column, Expected);
                    return events;
                }
                if (vote is not { } said) continue;
                // A statement that nobody has voted on is no column of the opinion space.
                if (number[column] == 0) number[column] = statements.Of(System.Text.Encoding.UTF8.GetBytes(table.Columns[column])) + 1;
                events.Add(new(person, number[column] - 1, said));
            }
        }
        return events;
    }

    private static bool Vote(ReadOnlySpan<byte> cell, out Vote? vote)
    {
        vote = cell switch
        {
            [(byte)'1'] => Analysis.Groups.Vote.Agree,
            [(byte)'0'] => Analysis.Groups.Vote.Pass,
            [(byte)'-', (byte)'1'] => Analysis.Groups.Vote.Disagree,
            _ => null,
        };
        if (vote is not null || CsvTable.IsMissing(cell)) return true;
        // Spreadsheets write 1.0 and +1.
        if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number is not (-1 or 0 or 1)) return false;
        vote = (Vote)(sbyte)number;
        return true;
    }
}
