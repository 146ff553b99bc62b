namespace SecondTrack.Evidence.Stances;

/// <summary>One official text on a proposition, without its words: whose, since when, how far for or against.</summary>
public sealed record Line(Guid Id, Guid PropositionId, LineOf LineOf, Guid? SideId, int? Stance, int DateKey);

/// <summary>How far a stance lies from an official line: below 0 more against, above 0 more in favour, null where one of the two says nothing.</summary>
public sealed record LineDistance(Line Line, int? Steps)
{
    public static LineDistance? Of(Holding holding, Line? line) =>
        line is null || holding.Latest is null ? null : new(line, line.Stance is { } official ? holding.Latest.Stance - official : null);

    /// <summary>The text in force: the newest of one government, or of our institute.</summary>
    public static Line? InForce(IEnumerable<Line> lines, LineOf of, Guid? side) =>
        lines.Where(l => l.LineOf == of && (of == LineOf.OurInstitute || (side is not null && l.SideId == side)))
            .OrderByDescending(l => l.DateKey).ThenBy(l => l.Id).FirstOrDefault();

    /// <summary>"2 steps more in favour than …" is said by the page; this is the part that both languages share.</summary>
    public Words Sentence => Steps switch
    {
        null => new("the line takes no side", "该立场未表明支持或反对"),
        0 => new("the same", "一致"),
        1 => new("1 step more in favour", "更支持1级"),
        -1 => new("1 step more against", "更反对1级"),
        > 0 => new Words("{0} steps more in favour", "更支持{0}级").With(Steps.Value),
        _ => new Words("{0} steps more against", "更反对{0}级").With(-Steps.Value),
    };
}
