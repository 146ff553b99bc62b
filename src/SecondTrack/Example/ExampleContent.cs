using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Keeping;

namespace SecondTrack.Example;

/// <summary>A text in both languages, as it stands side by side in the content files.</summary>
internal sealed record Both(string En, string Zh)
{
    public LocalText Text => LocalText.Of(En, Zh);
}

internal sealed record DialogueFile(
    Both Compartment, Both Account, Both Invented, SeriesEntry Series, SideEntry[] Sides, GroupEntry[] WorkingGroups,
    OrganisationEntry[] Organisations, RoundEntry[] Rounds, EventEntry[] Timeline);

internal sealed record SeriesEntry(
    Both Title, Both Purpose, Lead Lead, Both LeadWhy, TakesPart TakesPart, Both TakesPartWhy, Aim Aim, Both AimWhy, Hears Hears,
        Both HearsWhy);

internal sealed record SideEntry(string Key, Both Name, Both Note);

internal sealed record GroupEntry(string Key, Both Name, Both Task);

internal sealed record OrganisationEntry(string Key, Both Name, string? Side, string Sort, string[] Aliases, Both Note);

internal sealed record RoundEntry(int Number, Both Title, Both Place, string Dates, Mode Mode, Both Note, SessionEntry[] Sessions);

internal sealed record SessionEntry(
    string Key, Both Title, Both Place, DateTimeOffset Start, int Minutes, string Zone, GroundRule Rule, string? Group, Both? Note,
        AgendaEntry[] Agenda);

internal sealed record AgendaEntry(Both Title, int Minutes, Both? Note);

internal sealed record EventEntry(TimelineKind Kind, Cause Cause, string Date, Both Title, Both Note);

internal sealed record PersonEntry(
    string Key, Both Name, Dictionary<string, string>? Scripts, string Sort, string? Side, string[] Aliases, string[]? Unconfirmed,
        Both Note,
    AffiliationEntry[] Affiliations, Dictionary<string, Capacity> Rounds, Dictionary<string, Both>? RoundNotes);

internal sealed record AffiliationEntry(string Organisation, Both Title, string From, string? To);

internal sealed record IssueEntry(string Key, string? Parent, Both Title, Both Note, PropositionEntry[] Propositions);

internal sealed record PropositionEntry(string Key, int Polarity, Both Claim, Both? Note, LineEntry[] Lines);

/// <summary><paramref name="Of"/> is the key of the side whose government it is, or "ours".</summary>
internal sealed record LineEntry(string Of, int? Stance, string Date, Both Text);

internal sealed record CommunityFile(CommunityEntry[] Communities, ObservationEntry[] Observations, NoteEntry[] Notes);

internal sealed record CommunityEntry(string Key, string? Parent, Both Name);

internal sealed record ObservationEntry(
    string Community, string Observer, string? Source, string? Issue, Confidence Confidence, string Date, Both Text);

internal sealed record NoteEntry(NoteAbout About, string Key, string Date, string Text);

/// <summary>Everything the example says, read from the files under <c>Content/</c>, which are meant to be edited by hand.</summary>
internal sealed record ExampleContent(
    DialogueFile Dialogue, PersonEntry[] People, IssueEntry[] Issues, CommunityFile Communities, IReadOnlyList<ExampleSource> Sources)
{
    private const string Folder = "SecondTrack.Example.Content.";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static ExampleContent Read()
    {
        var sources = typeof(ExampleContent).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder + "sources.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => ReadExampleSource.From(KeyOf(n), Text(n))).ToList();
        return new(Json<DialogueFile>("dialogue.json"), Json<PersonEntry[]>("people.json"), Json<IssueEntry[]>("issues.json"),
            Json<CommunityFile>("communities.json"), sources);
    }

    private static string KeyOf(string resource) => Path.GetFileNameWithoutExtension(resource[(Folder + "sources.").Length..]);

    private static T Json<T>(string file) => JsonSerializer.Deserialize<T>(Text(Folder + file), Options)!;

    private static string Text(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
