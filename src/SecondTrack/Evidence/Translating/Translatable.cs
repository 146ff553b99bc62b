using SecondTrack.Dialogues;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Translating;

/// <summary>What people read in both languages, and so ought to exist in both.</summary>
public enum Translatable
{
    Proposition,
    Issue,
    OfficialLine,
    Community,
    Series,
    Side,
    Session,
}

/// <summary>Where the text of each kind lies in its row.</summary>
internal static class TranslatableTexts
{
    public static LocalText TextOf(PrivateRow row) => row switch
    {
        Proposition p => p.Content.Claim,
        Issue i => i.Content.Title,
        OfficialLine l => l.Content.Text,
        Community c => c.Content.Name,
        Series s => s.Content.Title,
        Side s => s.Content.Name,
        Session s => s.Content.Title,
        _ => throw new InvalidOperationException($"A {row.GetType().Name} is not translated."),
    };

    public static void Put(PrivateRow row, LocalText text)
    {
        if (row is Proposition p) p.Content = p.Content with { Claim = text };
        else if (row is Issue i) i.Content = i.Content with { Title = text };
        else if (row is OfficialLine l) l.Content = l.Content with { Text = text };
        else if (row is Community c) c.Content = c.Content with { Name = text };
        else if (row is Series s) s.Content = s.Content with { Title = text };
        else if (row is Side side) side.Content = side.Content with { Name = text };
        else if (row is Session session) session.Content = session.Content with { Title = text };
    }
}
