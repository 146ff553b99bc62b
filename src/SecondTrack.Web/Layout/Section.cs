using SecondTrack.Keeping;

namespace SecondTrack.Web.Layout;

/// <summary>The places of the side bar. A capability that comes later adds its own line here.</summary>
public enum Section
{
    None,
    Today,
    Dialogues,
    Evidence,
    People,
    Issues,
    Observations,
    Search,
    Keeping,
}

internal static class Sections
{
    public static readonly IReadOnlyList<(Section Section, string Path, Need Need, Words Name)> InTheBar =
    [
        (Section.Today, "today", Need.Agenda, new("Today", "今日")),
        (Section.Dialogues, "dialogues", Need.Agenda, new("Dialogues", "对话")),
        (Section.Evidence, "sources", Need.Read, new("Evidence", "材料")),
        (Section.People, "people", Need.Read, new("People", "人物")),
        (Section.Issues, "issues", Need.Read, new("Issues", "议题")),
        (Section.Observations, "observations", Need.Read, new("Observations", "观察")),
        (Section.Keeping, "members", Need.Convene, new("Keeping", "保管")),
    ];
}
