using System.Text;

namespace SecondTrack.Example.Generated;

/// <summary>Sentences, paragraphs and names out of the vocabulary, the same for the same seed.</summary>
internal sealed class MakeText(Random random)
{
    public T Pick<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];

    public (string En, string Zh) Claim()
    {
        var (who, holds, aim, why) = (Pick(Vocabulary.Speakers), Pick(Vocabulary.Holds), Pick(Vocabulary.Aims), Pick(Vocabulary.Reasons));
        return ($"{who.En} {holds.En} {aim.En}, {why.En}.", $"{why.Zh}，{who.Zh}{holds.Zh}{aim.Zh}。");
    }

    public string Sentence(bool chinese)
    {
        var (en, zh) = Claim();
        return chinese ? zh : en;
    }

    /// <summary>A text of paragraphs, with the places of sentences that can be quoted.</summary>
    public (string Text, List<(int Start, int End)> Sentences) Text(bool chinese, int paragraphs, string speaker)
    {
        var text = new StringBuilder();
        var sentences = new List<(int, int)>();
        for (var p = 0; p < paragraphs; p++)
        {
            if (p > 0) text.Append('\n');
            if (random.Next(3) == 0)
            {
                var (opening, place) = (Pick(Vocabulary.Openings), Pick(Vocabulary.Places));
                text.AppendFormat(null, chinese ? opening.Zh : opening.En, chinese ? place.Zh : place.En, speaker);
                if (!chinese) text.Append(' ');
            }
            var count = 2 + random.Next(4);
            for (var s = 0; s < count; s++)
            {
                if (s > 0 && !chinese) text.Append(' ');
                var sentence = Sentence(chinese);
                sentences.Add((text.Length, text.Length + sentence.Length));
                text.Append(sentence);
            }
        }
        return (text.ToString(), sentences);
    }

    public string Title(bool chinese)
    {
        var (aim, place, year) = (Pick(Vocabulary.Aims), Pick(Vocabulary.Places), 2012 + random.Next(14));
        return chinese ? $"{place.Zh}之后：再谈{aim.Zh}（{year}年）" : $"After {place.En}: once more on {aim.En} ({year})";
    }

    public PartialDate Date()
    {
        var day = new DateOnly(2012, 1, 1).AddDays(random.Next(5200));
        return random.Next(20) switch { 0 => PartialDate.Month(day.Year, day.Month), 1 => PartialDate.Year(day.Year), _ => PartialDate.Day(day) };
    }
}
