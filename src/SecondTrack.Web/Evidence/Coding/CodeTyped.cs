using System.Globalization;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Coding;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Coding;

/// <summary>What stands in the coding form: filled in beforehand, or typed and refused; nothing of it is ever lost.</summary>
public sealed record CodeTyped
{
    public const string Someone = "someone", Declines = "declines";

    /// <summary>Kind and id of a chosen actor, or <see cref="Someone"/> with a name.</summary>
    public string Actor { get; init; } = Someone;

    public string ActorName { get; init; } = "";

    public bool ActorIsNew { get; init; }

    public string Proposition { get; init; } = "";

    public string PropositionText { get; init; } = "";

    public bool PropositionIsNew { get; init; }

    public string Issue { get; init; } = "";

    public string Stance { get; init; } = "";

    public string Date { get; init; } = "";

    public Venue Venue { get; init; }

    public SpokenAs SpokenAs { get; init; }

    public Confidence Confidence { get; init; }

    public string Coder { get; init; } = "";

    public string Note { get; init; } = "";

    public static CodeTyped Of(StatementIn filled, string claim, Language reader) => new()
    {
        Actor = filled.Actor.Id is { } actor ? $"{filled.Actor.Kind}:{actor:N}" : Someone,
        Proposition = filled.Proposition.Id is { } proposition ? proposition.ToString("N") : "", PropositionText = claim,
        Issue = filled.Proposition.IssueId is { } issue ? issue.ToString("N") : "", Date = filled.Date.Text, Venue = filled.Venue, SpokenAs = filled.SpokenAs,
        Confidence = filled.Confidence, Coder = filled.CoderId is { } coder ? coder.ToString("N") : "", Note = filled.Note.In(reader).Text,
    };

    public static CodeTyped Of(StatementToChange statement, Language reader) => Of(statement.Filled, statement.Claim.In(reader).Text, reader) with
    {
        Stance = statement.Filled.Stance?.ToString(CultureInfo.InvariantCulture) ?? Declines,
    };

    public static CodeTyped From(FormIn form) => new()
    {
        Actor = form.Text("actor"), ActorName = form.Text("actor-name"), ActorIsNew = form.Flag("actor-new"),
        Proposition = form.Text("proposition"), PropositionText = form.Text("proposition-text"), PropositionIsNew = form.Flag("proposition-new"),
        Issue = form.Text("issue"), Stance = form.Text("stance"), Date = form.Text("date"), Venue = form.Pick("venue", Venue.InWriting),
        SpokenAs = form.Pick("spoken-as", SpokenAs.Personally), Confidence = form.Pick("confidence", Confidence.Medium), Coder = form.Text("coder"), Note = form.Text("note"),
    };
}

public sealed record NoStanceChosen() : Refusal(new Words(
    "Choose the stance: from −2 to +2, or “declines to say”.",
    "请选择立场：−2 至 +2，或“不愿表态”。"));

public sealed record WhichOneIsMeant(string Typed) : Refusal(new Words(
    "“{0}” may mean more than one. Choose below which.",
    "“{0}”可能指多项，请在下方选择。").With(Typed));

public sealed record NothingIsCalledSo(string Typed) : Refusal(new Words(
    "Nothing here begins with “{0}”. Type it otherwise, or tick that it is new.",
    "没有以“{0}”开头的条目。请换一种写法，或勾选“新增”。").With(Typed));
