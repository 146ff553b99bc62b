using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>The text of a BibTeX value: accents, special letters and dashes as characters, braces and type styles gone.</summary>
internal sealed partial class LatexText
{
    private readonly string _source;
    private readonly Action<string> _unknown;
    private readonly StringBuilder _text = new();
    private int _at;

    private LatexText(string source, Action<string> unknown) => (_source, _unknown) = (source, unknown);

    /// <param name="unknown">Told of each command that has no meaning here; what stands in its braces is kept.</param>
    public static string Decode(string source, Action<string> unknown)
    {
        var reading = new LatexText(source, unknown);
        while (reading._at < source.Length) reading.Step();
        return Spaces().Replace(reading._text.ToString(), " ").Trim().Normalize();
    }

    /// <summary>An address is taken as it stands, but for the backslashes that LaTeX wanted.</summary>
    public static string Address(string source) =>
        Escaped().Replace(source.Replace(@"\url", ""), "$1").Replace("{", "").Replace("}", "").Trim();

    private void Step()
    {
        var c = _source[_at];
        if (c == '\\') Command();
        else if (c is '{' or '}') _at++;
        else if (c == '~') Put(" ", 1);
        else if (Starts("---")) Put("—", 3);
        else if (Starts("--")) Put("–", 2);
        else if (Starts("``")) Put("“", 2);
        else if (Starts("''")) Put("”", 2);
        else Put(c.ToString(), 1);
    }

    private void Command()
    {
        _at++;
        if (_at >= _source.Length) return;
        var c = _source[_at];
        if (!char.IsAsciiLetter(c))
        {
            _at++;
            if (Accents.TryGetValue(c.ToString(), out var mark)) Accented(mark, c.ToString());
            else if (c is '\\' or ',' or ' ' or '\n') _text.Append(' ');
            else if (c is not ('-' or '/')) _text.Append(c);
            return;
        }
        var start = _at;
        while (_at < _source.Length && char.IsAsciiLetter(_source[_at])) _at++;
        var name = _source[start.._at];
        if (name.Length == 1 && Accents.TryGetValue(name, out var combining)) Accented(combining, "");
        else if (Letters.TryGetValue(name, out var letter))
        {
            _text.Append(letter);
            if (_at < _source.Length && _source[_at] == ' ') _at++;
        }
        else if (!Styles.Contains(name)) _unknown("\\" + name);
    }

    /// <summary>The letter an accent stands over may be bare, in braces, or a dotless i.</summary>
    private void Accented(string mark, string alone)
    {
        while (_at < _source.Length && _source[_at] == ' ') _at++;
        var braced = _at < _source.Length && _source[_at] == '{';
        if (braced) _at++;
        var letter = Base();
        _text.Append(letter.Length == 0 ? alone : letter + mark);
        if (braced && _at < _source.Length && _source[_at] == '}') _at++;
    }

    private string Base()
    {
        if (_at >= _source.Length || _source[_at] is '}' or '{') return "";
        if (_source[_at] != '\\')
        {
            var rune = Rune.GetRuneAt(_source, _at).ToString();
            _at += rune.Length;
            return rune;
        }
        var end = _at + 1;
        while (end < _source.Length && char.IsAsciiLetter(_source[end])) end++;
        var name = _source[(_at + 1)..end];
        _at = end;
        return name is "i" or "j" ? name : Letters.GetValueOrDefault(name, "");
    }

    private bool Starts(string what) => string.CompareOrdinal(_source, _at, what, 0, what.Length) == 0;

    private void Put(string text, int length)
    {
        _text.Append(text);
        _at += length;
    }

    private static readonly Dictionary<string, string> Accents = new()
    {
        ["\""] = "\u0308", ["'"] = "\u0301", ["`"] = "\u0300", ["^"] = "\u0302", ["~"] = "\u0303", ["="] = "\u0304", ["."] = "\u0307",
        ["u"] = "\u0306",
        ["v"] = "\u030C", ["H"] = "\u030B", ["c"] = "\u0327", ["k"] = "\u0328", ["r"] = "\u030A", ["b"] = "\u0331", ["d"] = "\u0323",
    };

    private static readonly Dictionary<string, string> Letters = new()
    {
        ["ss"] = "ß", ["ae"] = "æ", ["AE"] = "Æ", ["oe"] = "œ", ["OE"] = "Œ", ["o"] = "ø", ["O"] = "Ø", ["l"] = "ł", ["L"] = "Ł",
        ["aa"] = "å", ["AA"] = "Å",
        ["i"] = "ı", ["j"] = "ȷ", ["dh"] = "ð", ["DH"] = "Ð", ["th"] = "þ", ["TH"] = "Þ", ["ng"] = "ŋ", ["NG"] = "Ŋ", ["dj"] = "đ",
        ["DJ"] = "Đ",
        ["textendash"] = "–", ["textemdash"] = "—", ["textquoteright"] = "’", ["textquoteleft"] = "‘", ["textquotedblleft"] = "“",
        ["textquotedblright"] = "”", ["ldots"] = "…", ["dots"] = "…", ["textellipsis"] = "…", ["textasciitilde"] = "~",
        ["textasciicircum"] = "^",
        ["textbackslash"] = "\\", ["textunderscore"] = "_", ["S"] = "§", ["P"] = "¶", ["copyright"] = "©", ["pounds"] = "£",
        ["euro"] = "€", ["texteuro"] = "€",
        ["textdegree"] = "°", ["TeX"] = "TeX", ["LaTeX"] = "LaTeX", ["quad"] = " ", ["newline"] = " ", ["par"] = " ",
        ["guillemotleft"] = "«", ["guillemotright"] = "»",
    };

    private static readonly HashSet<string> Styles =
    [
        "emph", "textit", "textbf", "textsc", "texttt", "textrm", "textsf", "textup", "textsuperscript", "textsubscript", "text", "mathrm",
        "it", "bf", "em", "rm", "sc", "tt",
        "url", "enquote", "mkbibquote", "mkbibemph", "mkbibitalic", "mkbibbold", "relax", "protect", "noopsort", "underline", "uppercase",
        "lowercase", "ensuremath", "textnormal",
    ];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\\([&%$#_{}~])")]
    private static partial Regex Escaped();
}
