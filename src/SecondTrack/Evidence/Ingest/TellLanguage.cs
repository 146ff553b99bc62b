namespace SecondTrack.Evidence.Ingest;

/// <summary>The language of a text by its letters: enough to set the language of a source, which a reader can change.</summary>
internal static class TellLanguage
{
    private const string OnlySimplified = "们这为国说时会对过还发进个来么没关问实后现样长与机东车点经头开动见书话认让几带万气给统虽难边谁专业双应当价论请观众归总办战张际变战场";
    private const string OnlyTraditional = "們這為國說時會對過還發進個來麼沒關問實後現樣長與機東車點經頭開動見書話認讓幾帶萬氣給統雖難邊誰專業雙應當價論請觀眾歸總辦戰張際變";

    public static string Of(string text)
    {
        int han = 0, kana = 0, hangul = 0, latin = 0, simplified = 0, traditional = 0;
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 20_000)))
        {
            if (c is >= '\u4E00' and <= '\u9FFF')
            {
                han++;
                if (OnlyTraditional.Contains(c, StringComparison.Ordinal) && !OnlySimplified.Contains(c, StringComparison.Ordinal)) traditional++;
                else if (OnlySimplified.Contains(c, StringComparison.Ordinal) && !OnlyTraditional.Contains(c, StringComparison.Ordinal)) simplified++;
            }
            else if (c is >= '\u3041' and <= '\u30FF') kana++;
            else if (c is >= '\uAC00' and <= '\uD7A3') hangul++;
            else if (char.IsAsciiLetter(c)) latin++;
        }
        if (kana > 10 && kana * 8 > han) return "ja";
        if (hangul > 10 && hangul > han) return "ko";
        // A Chinese character carries about as much as four letters.
        if (han * 4 > latin && han > 0) return traditional > simplified ? "zh-Hant" : LanguageTags.Chinese;
        return latin > 0 && LooksEnglish(text) ? LanguageTags.English : "";
    }

    private static bool LooksEnglish(string text)
    {
        int words = 0, common = 0;
        foreach (var range in text.AsSpan(0, Math.Min(text.Length, 20_000)).SplitAny(" \n\t"))
        {
            var word = text.AsSpan(range);
            if (word.Length == 0) continue;
            words++;
            if (word is "the" or "of" or "and" or "to" or "in" or "is" or "that" or "a" or "for" or "The") common++;
        }
        return words > 0 && common * 9 > words;
    }
}
