using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence;

/// <summary>The languages a source is likely to be in; a tag that is none of them is shown as it is.</summary>
internal static class SourceLanguages
{
    private static readonly (string Tag, Words Name)[] Known =
    [
        (LanguageTags.Chinese, new("Chinese (simplified)", "中文（简体）")), ("zh-Hant", new("Chinese (traditional)", "中文（繁体）")),
        (LanguageTags.English, new("English", "英文")), ("fr", new("French", "法文")), ("de", new("German", "德文")), ("ru", new("Russian", "俄文")),
        ("ja", new("Japanese", "日文")), ("ko", new("Korean", "韩文")), ("es", new("Spanish", "西班牙文")), ("ar", new("Arabic", "阿拉伯文")),
    ];

    public static string Name(string tag, Reader reader)
    {
        foreach (var known in Known) if (known.Tag == tag) return reader.T(known.Name);
        return tag;
    }

    public static IEnumerable<(string, string)> Options(string tag, Reader reader) =>
        Known.Select(k => (k.Tag, reader.T(k.Name))).Concat(tag.Length == 0 || Known.Any(k => k.Tag == tag) ? [] : [(tag, tag)]);
}
