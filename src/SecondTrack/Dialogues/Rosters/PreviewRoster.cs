using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.Convening;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Dialogues.Rosters;

public enum RosterMark
{
    /// <summary>Nobody of this name is known: a person will be added.</summary>
    New,

    Known,

    KnownByAlias,

    /// <summary>Several may be meant, or an alias nobody has confirmed: somebody must choose.</summary>
    Choose,

    /// <summary>On the list of the round already.</summary>
    There,

    Problem,
}

public sealed record Candidate(Guid Id, LocalText Name);

/// <summary>What will become of one line, and why.</summary>
public sealed record RosterLine(RosterRow Row, RosterMark Mark, Candidate? Person, IReadOnlyList<Candidate> Choices, Guid? Side, Guid? Organisation, IReadOnlyList<Words> Why)
{
    public bool CanBeTaken => Mark is RosterMark.New or RosterMark.Known or RosterMark.KnownByAlias or RosterMark.Choose;
}

public sealed record RosterReport(IReadOnlyList<RosterLine> Lines, IReadOnlyList<Words> Remarks)
{
    public int Count(RosterMark mark) => Lines.Count(l => l.Mark == mark);
}

/// <summary>Says line by line what taking a list of participants would do. Nothing is saved.</summary>
public sealed class PreviewRoster(Store store, Seat seat, MatchNames match)
{
    public async Task<Outcome<RosterReport>> Run(Guid round, string text, Capacity? otherwise, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Convene)) return new NotAllowed();
        if (await store.Set<Round>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == round, cancel) is not { } its) return new NotThere();
        var read = ReadRoster.Run(text, otherwise);
        if (!read.Done) return read.Refusal!;
        var rows = read.Value.Rows;
        var persons = await match.Persons(rows.SelectMany(r => r.Name.Texts.Values), cancel);
        var organisations = await match.Organisations(rows.Select(r => r.Organisation), cancel);
        var sides = await store.Set<Side>().AsNoTracking().Where(s => s.SeriesId == its.SeriesId).OrderBy(s => s.Ordinal).ToListAsync(cancel);
        var there = (await store.Set<Participant>().Where(p => p.RoundId == round).Select(p => p.PersonId).ToListAsync(cancel)).ToHashSet();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return new RosterReport([.. rows.Select(row => Line(row, persons, organisations, sides, there, seen))], read.Value.Remarks);
    }

    private static RosterLine Line(RosterRow row, ILookup<string, NameMatch> persons, ILookup<string, NameMatch> organisations, List<Side> sides,
        HashSet<Guid> there, Dictionary<string, int> seen)
    {
        var problems = row.Problems.ToList();
        var matches = row.Name.Texts.Values.SelectMany(n => persons[MatchNames.Plain(n)])
            .GroupBy(m => m.Id).Select(g => g.OrderByDescending(m => m.Sure).ThenBy(m => m.ByAlias).First()).ToList();
        var only = matches is [{ Sure: true } one] ? one : null;
        var side = SideOf(row, only, sides, problems);
        foreach (var key in only is null ? row.Name.Texts.Values.Select(MatchNames.Plain) : [only.Id.ToString()])
            if (!seen.TryAdd(key, row.Line))
            {
                problems.Add(new Words("The same person stands in line {0} already.", "第 {0} 行已有同一人。").With(seen[key]));
                break;
            }
        var organisation = organisations[MatchNames.Plain(row.Organisation)].Where(o => o.Sure).Select(o => (Guid?)o.Id).Distinct().ToList() is [var known] ? known : null;
        RosterLine As(RosterMark mark, IReadOnlyList<Words> why) => new(row, mark, only is null ? null : new(only.Id, only.Name),
            mark == RosterMark.Choose ? matches.ConvertAll(m => new Candidate(m.Id, m.Name)) : [], side, organisation, why);

        if (problems.Count > 0) return As(RosterMark.Problem, problems);
        if (only is not null && there.Contains(only.Id)) return As(RosterMark.There, [new("On the list of this round already; left as it is.", "已在本轮名单中，保持不变。")]);
        if (only is not null) return As(only.ByAlias ? RosterMark.KnownByAlias : RosterMark.Known, []);
        if (matches.Count == 0) return As(RosterMark.New, []);
        return As(RosterMark.Choose, [matches.Count > 1
            ? new("Several people bear this name: say who is meant.", "有多人使用这一名称，请指明是谁。")
            : new("The name is an alias that nobody has confirmed: say whether this person is meant.", "该名称是尚未确认的别名，请指明是否为此人。")]);
    }

    private static Guid? SideOf(RosterRow row, NameMatch? person, List<Side> sides, List<Words> problems)
    {
        if (row.Capacity is not { } capacity) return null;
        if (row.Side.Length == 0) return capacity.SpeaksForASide() && person?.Side is { } usual && sides.Exists(s => s.Id == usual) ? usual : null;
        if (sides.Find(s => s.Content.Name.Texts.Values.Any(n => MatchNames.Plain(n) == MatchNames.Plain(row.Side))) is not { } side)
        {
            problems.Add(sides.Count == 0
                ? new Words("“{0}” is not a side: the series has none yet.", "“{0}”不是其中一方：该系列尚未设立各方。").With(row.Side)
                : new Words("“{0}” is not a side of this series. Expected: {1}.", "“{0}”不是该系列的一方。可填：{1}。").With(row.Side, new Words(
                    string.Join(", ", sides.Select(s => s.Content.Name.In(Language.English).Text)), string.Join("、", sides.Select(s => s.Content.Name.In(Language.Chinese).Text)))));
            return null;
        }
        if (capacity.SpeaksForASide()) return side.Id;
        problems.Add(new SpeaksForNoSide().Sentence);
        return null;
    }
}
