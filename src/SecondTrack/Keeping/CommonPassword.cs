using System.Text;

namespace SecondTrack.Keeping;

/// <summary>
/// Whether a password is among the first that would be tried. Lists of stolen passwords hold hardly any of twelve characters; what people
/// do is to string short ones together. So the known pieces are taken out, each worth no more than two characters however long it is:
/// common passwords in their usual disguises, rows of keys, runs, repetitions, numbers, one's own names. Too little is then left.
/// </summary>
internal static class CommonPassword
{
    /// <summary>What must be left, in characters; nine that follow no rule take longer than anybody has at this door.</summary>
    private const int Least = 9;
    private const int WorthOfPiece = 2;
    private const int ShortestPiece = 3;

    private static readonly string[] Rows =
        ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "qwertzuiop", "azertyuiop"];

    /// <summary>The heads of the public lists of most used passwords and the words these are made of, Chinese habits among them.</summary>
    private static readonly string[] Words =
    [
        "password", "passwort", "passwd", "passcode", "iloveyou", "letmein", "welcome", "admin", "administrator", "root", "login", "master", "dragon", "monkey", "football",
        "baseball", "basketball", "superman", "batman", "princess", "sunshine", "shadow", "michael", "jordan", "charlie", "donald", "trustno", "whatever", "freedom", "starwars",
        "hello", "secret", "computer", "internet", "google", "facebook", "microsoft", "apple", "samsung", "killer", "pokemon", "flower", "lovely", "summer", "winter", "spring",
        "autumn", "monday", "friday", "january", "december", "liverpool", "arsenal", "chelsea", "test", "guest", "user", "demo", "default", "changeme", "temp", "access", "correct",
        "horse", "battery", "staple", "security", "diplomacy", "institute", "secondtrack", "track", "china", "beijing", "shanghai", "america", "washington", "london",
        "woaini", "woaiwojia", "aini", "mima", "zhongguo", "nihao", "buzhidao", "caonima", "aptx4869", "1314520", "5201314", "520", "1314", "147258369", "741852963",
        "159357", "789456123", "112233", "121212", "123123", "123321", "520520", "woainima", "xiaoming", "tsinghua", "qinghua", "beida", "密码", "我爱你", "你好", "中国",
    ];

    public static bool Is(string password, IEnumerable<string> own)
    {
        var text = Plain(password);
        var words = Words.Concat(own.SelectMany(o => Plain(o).Split(' ', '@', '.', '_', '-'))).Where(w => w.Length > 1).ToList();
        var worth = 0;
        for (var at = 0; at < text.Length && worth < Least;)
        {
            var piece = Longest(text, at, words);
            worth += piece > 0 ? WorthOfPiece : char.IsWhiteSpace(text[at]) ? 0 : 1;
            at += Math.Max(piece, 1);
        }
        return worth < Least;
    }

    /// <summary>How many characters from here on follow a rule; 0: none does.</summary>
    private static int Longest(string text, int at, List<string> words)
    {
        var rest = text[at..];
        var known = words.Where(w => rest.StartsWith(w, StringComparison.Ordinal) || Undisguised(rest).StartsWith(w, StringComparison.Ordinal)).Select(w => w.Length).DefaultIfEmpty(0).Max();
        var run = Math.Max(Row(rest), rest.TakeWhile(c => c == rest[0]).Count());
        run = Math.Max(run, rest.TakeWhile(char.IsDigit).Count());
        run = Math.Max(run, Repeated(text, at));
        return Math.Max(known, run >= ShortestPiece ? run : 0);
    }

    /// <summary>How long a stretch of keys or of the alphabet begins here, in either direction.</summary>
    private static int Row(string rest)
    {
        var longest = 0;
        foreach (var row in Rows)
            foreach (var keys in new[] { row, new string([.. row.Reverse()]) })
                for (var from = keys.IndexOf(rest[0]); from >= 0; from = keys.IndexOf(rest[0], from + 1))
                    longest = Math.Max(longest, rest.Zip(keys[from..]).TakeWhile(p => p.First == p.Second).Count());
        return longest;
    }

    private static int Repeated(string text, int at)
    {
        var longest = 0;
        for (var before = 0; before < at; before++)
            longest = Math.Max(longest, text[at..].Zip(text[before..]).TakeWhile(p => p.First == p.Second).Count());
        return longest;
    }

    private static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>p@ssw0rd is password.</summary>
    private static string Undisguised(string text) => string.Concat(text.Select(c => c switch
    {
        '@' or '4' => 'a', '0' => 'o', '1' or '!' or '|' => 'i', '3' => 'e', '5' or '$' => 's', '7' or '+' => 't', '8' => 'b', '9' => 'g', var other => other,
    }));
}
