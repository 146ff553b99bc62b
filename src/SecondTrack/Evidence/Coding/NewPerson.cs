using SecondTrack.Dialogues;
using SecondTrack.Dialogues.People;
using SecondTrack.Keeping;

namespace SecondTrack.Evidence.Coding;

/// <summary>A person of whom only the name is known yet, as it was typed: made as the page of people makes one.</summary>
internal static class NewPerson
{
    public static Person Named(Chance chance, Seat seat, string name)
    {
        var tag = name.Any(c => c is >= '\u3400' and <= '\u9fff') ? LanguageTags.Chinese : LanguageTags.English;
        return PutPerson.New(chance, seat, LocalText.In(tag, name));
    }
}
