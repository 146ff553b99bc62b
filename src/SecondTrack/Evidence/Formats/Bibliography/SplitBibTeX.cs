using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SecondTrack.Evidence.Formats.Bibliography;

/// <summary>
/// Cuts a BibTeX file into entries. A missing brace ends its entry where the next one opens a line, so that it cannot swallow the rest of
/// the file.
/// </summary>
internal sealed partial class SplitBibTeX(string text, ReportLines report)
{
    private readonly LineNumbers _lines = new(text);
    private readonly Dictionary<string, string> _strings = new(Predefined, StringComparer.OrdinalIgnoreCase);
    private readonly List<BibTeXEntry> _entries = [];
    private int _at;
    private int _end;
    private Words? _broken;

    public IReadOnlyList<BibTeXEntry> Split()
    {
        while (Opening().Match(text, _at) is { Success: true } opening)
        {
            _at = opening.Index + opening.Length;
            _end = NextOpening().Match(text, _at) is { Success: true } next ? next.Index : text.Length;
            _broken = null;
            var line = _lines.At(opening.Index);
            Entry(opening, line);
            if (_broken is null) continue;
            var what = text[opening.Index.._end].Split('\n')[0].TrimEnd();
            report.Skipped(line, what[..Math.Min(what.Length, 60)], _broken);
            _at = _end;
        }
        return _entries;
    }

    private void Entry(Match opening, int line)
    {
        var type = opening.Groups["type"].Value.ToLowerInvariant();
        var close = opening.Groups["open"].Value == "(" ? ')' : '}';
        if (type is "comment" or "preamble")
        {
            _at = Balanced(_at, close) + 1;
            return;
        }
        var key = type == "string" ? "" : Key(close, line);
        var fields = Fields(type, key, line, close);
        if (_broken is not null) return;
        if (type == "string") foreach (var (name, value) in fields) _strings[name] = value;
        else _entries.Add(new(type, key, fields, line, text[opening.Index.._at]));
    }

    private string Key(char close, int line)
    {
        var length = text.AsSpan(_at, _end - _at).IndexOfAny(',', close);
        if (length < 0) return Break(new("The entry is not closed.", "条目没有结束的括号。"));
        var key = text.Substring(_at, length).Trim();
        if (key.Contains('='))
        {
            report.Remark(line, key, new("The entry has no key.", "条目没有引用键。"));
            return "";
        }
        _at += length;
        return key;
    }

    private Dictionary<string, string> Fields(string type, string key, int line, char close)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (_broken is null)
        {
            SkipBlank();
            if (Current == ',') { _at++; continue; }
            if (Current == close) { _at++; break; }
            var name = FieldName().Match(text, _at);
            if (!name.Success || name.Index + name.Length > _end)
            {
                Break(new Words("A field name and “=” were expected at line {0}.", "第{0}行应为字段名和“=”。").With(Here));
                break;
            }
            _at += name.Length;
            var value = Value(close);
            if (!fields.TryAdd(name.Groups["name"].Value, value) && type != "string")
                report.NotCarriedOver(line, key, new Words("The field “{0}” is there twice; the first was kept.", "字段“{0}”出现两次，保留第一个。")
                    .With(name.Groups["name"].Value));
        }
        return fields;
    }

    /// <summary>Pieces joined by #: {…}, "…", a number or the name of a @string.</summary>
    private string Value(char close)
    {
        var value = new StringBuilder();
        while (_broken is null)
        {
            SkipBlank();
            if (Current is '{' or '"')
            {
                var end = Balanced(_at + 1, Current == '{' ? '}' : '"');
                if (_broken is not null) break;
                value.Append(text, _at + 1, end - _at - 1);
                _at = end + 1;
            }
            else if (Bare().Match(text, _at) is { Success: true } bare)
            {
                value.Append(_strings.GetValueOrDefault(bare.Value, bare.Value));
                _at += bare.Length;
            }
            else return Break(new Words("A field has no value at line {0}.", "第{0}行的字段没有值。").With(Here));
            SkipBlank();
            if (Current != '#') break;
            _at++;
        }
        if (_broken is null && Current != ',' && Current != close && !FieldName().IsMatch(text, _at))
            Break(new Words("Text that belongs to no field stands at line {0}.", "第{0}行有不属于任何字段的文字。").With(Here));
        return value.ToString();
    }

    private char Current
    {
        get
        {
            if (_at < _end) return text[_at];
            Break(new("The entry is not closed.", "条目没有结束的括号。"));
            return '\0';
        }
    }

    private int Here => _lines.At(Math.Min(_at, text.Length - 1));

    private string Break(Words why)
    {
        _broken ??= why;
        return "";
    }

    private void SkipBlank()
    {
        while (_at < _end && char.IsWhiteSpace(text[_at])) _at++;
    }

    private int Balanced(int from, char close)
    {
        var depth = 0;
        for (var i = from; i < _end; i++)
        {
            if (text[i] == close && depth == 0) return i;
            if (text[i] == '{') depth++;
            else if (text[i] == '}') depth--;
        }
        Break(new("A brace or quotation mark is not closed.", "括号或引号没有成对。"));
        return _end;
    }

    private static readonly Dictionary<string, string> Predefined = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12]
        .ToDictionary(m => m[..3].ToLowerInvariant());

    [GeneratedRegex(@"(?<![^\s},;.])@(?<type>[A-Za-z]+)\s*(?<open>[{(])", RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^[ \t]*@[A-Za-z]+\s*[{(]", RegexOptions.Multiline)]
    private static partial Regex NextOpening();

    [GeneratedRegex(@"\G(?<name>[^\s=,{}()""#%']+)\s*=", RegexOptions.ExplicitCapture)]
    private static partial Regex FieldName();

    [GeneratedRegex(@"\G[^\s=,{}()""#%']+")]
    private static partial Regex Bare();
}
