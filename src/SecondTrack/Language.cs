namespace SecondTrack;

/// <summary>The languages of the interface. Content may carry others (<see cref="LocalText"/>).</summary>
public enum Language
{
    English,
    Chinese,
}

public static class LanguageTags
{
    public const string English = "en";
    public const string Chinese = "zh-Hans";

    public static string Tag(this Language language) => language == Language.Chinese ? Chinese : English;

    public static Language FromTag(string? tag) =>
        tag is not null && tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;
}
