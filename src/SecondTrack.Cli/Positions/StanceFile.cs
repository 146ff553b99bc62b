using System.Globalization;
using SecondTrack.Analysis.Positions;

namespace SecondTrack.Cli.Positions;

internal sealed record NoSuchName(string What, string Name) : Refusal(new Words("{0} names “{1}”, which is not in the file.", "{0} 中的“{1}”不在文件里。").With(What, Name));

/// <summary>The stances of one file, with the names behind their numbers.</summary>
/// <param name="LeftOut">How many were not said personally, and so say nothing about where the person stands.</param>
internal sealed record StanceFile(PositionData Data, IReadOnlyList<string> Persons, IReadOnlyList<string> Items, int LeftOut)
{
    /// <summary>Years of the data count from here, so that times stay small.</summary>
    public static readonly DateOnly Origin = new(2000, 1, 1);

    private static readonly string[] PersonNames = ["person", "actor", "人物"], ItemNames = ["item", "proposition", "concept", "主张"], ValueNames = ["value", "stance", "agree", "agreement", "立场"];

    public static Outcome<StanceFile> Of(string path, int? levels, IReadOnlyCollection<string> ignore)
    {
        var read = ReadTable.Of(path);
        if (!read.Done) return read.Refusal!;
        var table = read.Value;
        if (ignore.FirstOrDefault(name => table.Column(name) < 0) is { } missing) return new NoSuchName("--ignore", missing);
        var isLong = table.Column(PersonNames) >= 0 && table.Column(ItemNames) >= 0 && table.Column(ValueNames) >= 0;
        return isLong ? new LongStances(table, levels).Read() : Matrix(table, levels, ignore);
    }

    private static Outcome<StanceFile> Matrix(ReadTable table, int? levels, IReadOnlyCollection<string> ignore)
    {
        var columns = Enumerable.Range(1, table.Header.Count - 1).Where(c => !ignore.Contains(table.Header[c], StringComparer.OrdinalIgnoreCase)).ToList();
        if (columns.Count == 0)
            return new WrongLine(table.File, 1, new Words("one column", "一列"), new("person, item and value, or a column for the person and one for each item", "person、item、value 三列，或一列人物加每个议题一列"));
        var persons = new List<string>();
        var cells = new List<(TableRow Row, int Column, int Person, int Item)>();
        foreach (var row in table.Rows)
        {
            if (row.Cells[0].Length == 0) return table.Wrong(row, 0, new("the name of a person", "人物名"));
            if (persons.Contains(row.Cells[0])) return table.Wrong(row, 0, new("each person once", "每人只出现一次"));
            for (var k = 0; k < columns.Count; k++)
                if (row.Cells[columns[k]].Length > 0) cells.Add((row, columns[k], persons.Count, k));
            persons.Add(row.Cells[0]);
        }
        var scale = StanceScale.Of(table, [.. cells.Select(c => (c.Row, c.Column))], levels);
        if (!scale.Done) return scale.Refusal!;
        return new StanceFile(new()
        {
            Persons = persons.Count, Items = columns.Count, Categories = scale.Value.Categories, Person = [.. cells.Select(c => c.Person)], Item = [.. cells.Select(c => c.Item)], Value = scale.Value.Values,
        }, persons, columns.ConvertAll(c => table.Header[c]), 0);
    }

    /// <summary>One statement a line: person, item, value, and what else is known of it.</summary>
    private sealed class LongStances(ReadTable table, int? levels)
    {
        private readonly int _person = table.Column(PersonNames), _item = table.Column(ItemNames), _value = table.Column(ValueNames), _date = table.Column("date", "日期"), _venue = table.Column("venue", "场合"),
            _as = table.Column("spokenAs", "spoken as", "身份"), _confidence = table.Column("confidence", "把握"), _organisation = table.Column("organisation", "organization", "机构"), _polarity = table.Column("polarity", "极性");

        private readonly List<string> _persons = [], _items = [], _organisations = [];
        private readonly List<(TableRow Row, int Column)> _cells = [];
        private readonly List<int> _who = [], _what = [];
        private readonly List<double> _times = [], _weights = [];
        private readonly List<bool> _public = [];
        private readonly Dictionary<int, int> _memberOf = [], _polarityOf = [];
        private int _leftOut;

        public Outcome<StanceFile> Read()
        {
            Dictionary<string, int> persons = [], items = [], organisations = [];
            foreach (var row in table.Rows)
            {
                if (row.Cells[_person].Length == 0) return table.Wrong(row, _person, new("the name of a person", "人物名"));
                if (row.Cells[_item].Length == 0) return table.Wrong(row, _item, new("the name of an item", "议题名"));
                if (row.Cells[_value].Length == 0) continue;
                if (Personally(row) is not { } personally) return table.Wrong(row, _as, new("personally, forTheInstitute, describingTheOfficialLine, carryingAMessage or floatingAnIdea", "personally、forTheInstitute、describingTheOfficialLine、carryingAMessage 或 floatingAnIdea"));
                if (!personally)
                {
                    _leftOut++;
                    continue;
                }
                int person = Number(persons, _persons, row.Cells[_person]), item = Number(items, _items, row.Cells[_item]);
                if (Rest(row, person, item, organisations) is { } refusal) return refusal;
                _cells.Add((row, _value));
                _who.Add(person);
                _what.Add(item);
            }
            var scale = StanceScale.Of(table, _cells, levels);
            if (!scale.Done) return scale.Refusal!;
            return new StanceFile(new()
            {
                Persons = _persons.Count, Items = _items.Count, Categories = scale.Value.Categories, Person = [.. _who], Item = [.. _what], Value = scale.Value.Values,
                Time = _date < 0 ? null : [.. _times], Public = _venue < 0 ? null : [.. _public], Weight = _confidence < 0 ? null : [.. _weights],
                Organisation = _organisation < 0 ? null : [.. Enumerable.Range(0, _persons.Count).Select(i => _memberOf.GetValueOrDefault(i, -1))],
                Polarity = _polarity < 0 ? null : [.. Enumerable.Range(0, _items.Count).Select(j => _polarityOf.GetValueOrDefault(j))],
            }, _persons, _items, _leftOut);
        }

        private WrongCell? Rest(TableRow row, int person, int item, Dictionary<string, int> organisations)
        {
            if (_date >= 0)
            {
                if (!PartialDate.TryParse(row.Cells[_date], out var date) || !date.IsKnown) return table.Wrong(row, _date, new("a date such as 2024-03-31, 2024-03 or 2024", "日期，如 2024-03-31、2024-03 或 2024"));
                _times.Add((date.First.DayNumber - Origin.DayNumber) / 365.25);
            }
            if (_venue >= 0)
            {
                if (InPublic(row.Cells[_venue]) is not { } isPublic) return table.Wrong(row, _venue, new("public, faceToFace or privateNote", "public（公开）、faceToFace（当面）或 privateNote（私下）"));
                _public.Add(isPublic);
            }
            if (_confidence >= 0)
            {
                if (Weight(row.Cells[_confidence]) is not { } weight) return table.Wrong(row, _confidence, new("low, medium, high or a number above 0 and up to 1", "low、medium、high，或大于 0 且不超过 1 的数"));
                _weights.Add(weight);
            }
            if (_organisation >= 0 && row.Cells[_organisation] is { Length: > 0 } organisation)
            {
                var number = Number(organisations, _organisations, organisation);
                if (_memberOf.TryGetValue(person, out var other) && other != number) return table.Wrong(row, _organisation, new Words("one organisation a person, as before: {0}", "每人一个机构，与前文一致：{0}").With(_organisations[other]));
                _memberOf[person] = number;
            }
            if (_polarity >= 0 && row.Cells[_polarity] is { Length: > 0 } sign)
            {
                if (Sign(sign) is not { } polarity) return table.Wrong(row, _polarity, new("+ or −", "+ 或 −"));
                if (_polarityOf.TryGetValue(item, out var before) && before != polarity) return table.Wrong(row, _polarity, new("one polarity an item, as before", "每个议题一个极性，与前文一致"));
                _polarityOf[item] = polarity;
            }
            return null;
        }

        private bool? Personally(TableRow row) => _as < 0 ? true : row.Cells[_as].Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() switch
        {
            "" or "personally" or "本人" => true,
            "fortheinstitute" or "describingtheofficialline" or "carryingamessage" or "floatinganidea" => false,
            _ => null,
        };

        private static bool? InPublic(string venue) => venue.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant() switch
        {
            "public" or "inwriting" or "publicstage" or "onapublicstage" or "公开" => true,
            "facetoface" or "privatenote" or "private" or "当面" or "私下" => false,
            _ => null,
        };

        private static double? Weight(string text) => text.ToLowerInvariant() switch
        {
            "low" or "低" => 0.4,
            "medium" or "中" => 0.7,
            "" or "high" or "高" => 1,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && weight is > 0 and <= 1 ? weight : null,
        };

        private static int Number(Dictionary<string, int> numbers, List<string> names, string name)
        {
            if (numbers.TryGetValue(name, out var known)) return known;
            names.Add(name);
            return numbers[name] = names.Count - 1;
        }
    }

    public static int? Sign(string text) => text switch { "+" or "+1" or "1" or "＋" => 1, "-" or "-1" or "−" or "－" or "−1" => -1, _ => null };
}
