using System.Text;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Search;

namespace SecondTrack.Evidence.Coding;

/// <summary>A person of whom only the name is known yet, as it was typed.</summary>
internal static class NewPerson
{
    public static Person Named(Chance chance, Seat seat, string name)
    {
        name = name.Trim();
        var tag = name.Any(c => c is >= '\u3400' and <= '\u9fff') ? LanguageTags.Chinese : LanguageTags.English;
        return new Person
        {
            Id = chance.NewId(), CompartmentId = seat.CompartmentId, PersonKey = chance.NewId(), SortKey = SortKeyOf(name),
            Content = new(LocalText.In(tag, name), [], LocalText.Empty),
        };
    }

    private static string SortKeyOf(string name)
    {
        var key = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            key.Append(HanTables.Pinyin(rune.Value) is { } syllable ? syllable + " " : Folding.Of(rune));
        return key.ToString().Trim();
    }
}
