namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>The names and three-letter codes that bibliographies use for languages, as BCP-47 tags.</summary>
internal static class LanguageNames
{
    public static string? Tag(string? name)
    {
        name = name?.Trim();
        return string.IsNullOrEmpty(name) ? null : Tags.GetValueOrDefault(name, name);
    }

    private static readonly Dictionary<string, string> Tags = new(StringComparer.OrdinalIgnoreCase)
    {
        ["english"] = "en", ["american"] = "en-US", ["british"] = "en-GB", ["usenglish"] = "en-US", ["ukenglish"] = "en-GB",
        ["eng"] = "en", ["英文"] = "en", ["英语"] = "en",
        ["chinese"] = "zh", ["chinese-hans"] = "zh-Hans", ["chinese-hant"] = "zh-Hant", ["chi"] = "zh", ["zho"] = "zh", ["中文"] = "zh",
        ["汉语"] = "zh",
        ["chinese;"] = "zh", ["中文;"] = "zh", ["中文;English"] = "zh",
        ["german"] = "de", ["ngerman"] = "de", ["ger"] = "de", ["deu"] = "de", ["deutsch"] = "de",
        ["french"] = "fr", ["fre"] = "fr", ["fra"] = "fr", ["français"] = "fr", ["russian"] = "ru", ["rus"] = "ru", ["japanese"] = "ja",
        ["jpn"] = "ja",
        ["korean"] = "ko", ["kor"] = "ko", ["spanish"] = "es", ["spa"] = "es", ["italian"] = "it", ["ita"] = "it", ["portuguese"] = "pt",
        ["arabic"] = "ar",
    };
}
