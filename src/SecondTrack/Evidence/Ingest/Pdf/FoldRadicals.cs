using System.Text;

namespace SecondTrack.Evidence.Ingest.Pdf;

/// <summary>
/// Many PDF writers store 首页 with characters from the blocks of radicals, which look the same and are found by no search. Kangxi radicals
/// have a compatibility mapping; those of the supplement have none in Unicode and are mapped here to the character they stand for.
/// </summary>
internal static class FoldRadicals
{
    public static string In(string text)
    {
        if (!text.Any(IsFolded)) return text;
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is >= '\u2F00' and <= '\u2FD5') folded.Append(c.ToString().Normalize(NormalizationForm.FormKC));
            else if (Ligatures.TryGetValue(c, out var letters)) folded.Append(letters);
            else folded.Append(Supplement.GetValueOrDefault(c, c));
        }
        return folded.ToString();
    }

    private static bool IsFolded(char c) => c is (>= '\u2E80' and <= '\u2FD5') or (>= '\uFB00' and <= '\uFB06');

    private static readonly Dictionary<char, string> Ligatures = new()
    {
        ['\uFB00'] = "ff", ['\uFB01'] = "fi", ['\uFB02'] = "fl", ['\uFB03'] = "ffi", ['\uFB04'] = "ffl", ['\uFB05'] = "st", ['\uFB06'] = "st",
    };

    // Only radicals that are characters of their own somewhere: a half such as ⺌ stays what it is.
    private static readonly Dictionary<char, char> Supplement = Pairs(
        "⺁厂⺃乚⺄乙⺅亻⺇几⺈刀⺉刂⺊卜⺋卩⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹"
        + "⺰纟⺱罓⺲罒⺳罓⺵羊⺶羊⺷羊⺹耂⺺聿⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨"
        + "⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟");

    private static Dictionary<char, char> Pairs(string pairs)
    {
        var map = new Dictionary<char, char>();
        for (var i = 0; i + 1 < pairs.Length; i += 2) map[pairs[i]] = pairs[i + 1];
        return map;
    }
}
