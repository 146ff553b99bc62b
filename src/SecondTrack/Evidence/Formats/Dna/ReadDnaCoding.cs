using System.Globalization;

namespace SecondTrack.Evidence.Formats.Dna;

/// <summary>
/// The coding of a database of Discourse Network Analyzer exactly as it stands there, for computing with: no text is changed and no statement left out,
/// unlike <see cref="ReadDna"/>, which reads for keeping.
/// </summary>
public sealed record DnaCoding(IReadOnlyDictionary<long, DnaCodedDocument> Documents, IReadOnlyList<DnaStatementType> Types);

/// <param name="Date">In UTC, to the second.</param>
public sealed record DnaCodedDocument(long Id, DateTime Date, string Title, string Author, string Source, string Section, string Type);

/// <summary>A statement type with its variables (name to data type, "short text", "long text", "boolean" or "integer") and its statements.</summary>
public sealed record DnaStatementType(string Label, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<DnaCodedStatement> Statements);

/// <param name="Start">In UTF-16 units, as <paramref name="Stop"/>.</param>
/// <param name="Texts">Values of text variables, <paramref name="Numbers"/> those of boolean and integer ones.</param>
public sealed record DnaCodedStatement(
    long Id, long DocumentId, int Start, int Stop, string Coder, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, int> Numbers);

public static class ReadDnaCoding
{
    public static Outcome<DnaCoding> Read(byte[] bytes) => OpenDna.With(bytes, Read);

    private static DnaCoding Read(OpenDna dna)
    {
        var isThird = dna.Has("ENTITIES", "Value");
        // Version 2 counts thousandths of a second.
        var documents = dna.Rows("SELECT ID, Date, Title, Author, Source, Section, Type FROM DOCUMENTS")
            .Select(r => new DnaCodedDocument(Whole(r[0]), DateTime.UnixEpoch.AddSeconds(isThird ? Whole(r[1]) : Math.Floor(Whole(r[1]) / 1000.0)), Text(r[2]), Text(r[3]), Text(r[4]), Text(r[5]), Text(r[6]))).ToDictionary(d => d.Id);
        var variables = dna.Rows("SELECT ID, Variable, DataType, StatementTypeId FROM VARIABLES ORDER BY ID")
            .Select(r => (Id: Whole(r[0]), Name: Text(r[1]), DataType: Text(r[2]), Type: Whole(r[3]))).ToList();
        var named = variables.ToDictionary(v => v.Id, v => v.Name);
        var (texts, numbers) = (new Values<string>(named), new Values<int>(named));
        if (isThird)
        {
            var entities = dna.Rows("SELECT ID, Value FROM ENTITIES").ToDictionary(r => Whole(r[0]), r => Text(r[1]));
            texts.Take(dna, "DATASHORTTEXT", "Entity", v => entities.GetValueOrDefault(Whole(v), ""));
        }
        else texts.Take(dna, "DATASHORTTEXT", "Value", Text);
        texts.Take(dna, "DATALONGTEXT", "Value", Text);
        numbers.Take(dna, "DATABOOLEAN", "Value", v => Whole(v) == 0 ? 0 : 1);
        numbers.Take(dna, "DATAINTEGER", "Value", v => checked((int)Whole(v)));
        var statements = dna.Rows("SELECT s.ID, s.DocumentId, s.Start, s.Stop, c.Name, s.StatementTypeId FROM STATEMENTS s LEFT JOIN CODERS c ON c.ID = s.Coder")
            .Where(r => documents.ContainsKey(Whole(r[1])))
            .ToLookup(r => Whole(r[5]), r => new DnaCodedStatement(Whole(r[0]), Whole(r[1]), checked((int)Whole(r[2])), checked((int)Whole(r[3])), Text(r[4]),
                texts.Of(Whole(r[0])), numbers.Of(Whole(r[0]))));
        var types = dna.Rows("SELECT ID, Label FROM STATEMENTTYPES ORDER BY ID").Select(r => new DnaStatementType(Text(r[1]),
            variables.Where(v => v.Type == Whole(r[0])).ToDictionary(v => v.Name, v => v.DataType, StringComparer.Ordinal), [.. statements[Whole(r[0])]])).ToList();
        return new(documents, types);
    }

    /// <summary>The values of one kind, by statement and name of variable.</summary>
    private sealed class Values<T>(Dictionary<long, string> variables)
    {
        private static readonly Dictionary<string, T> None = [];
        private readonly Dictionary<long, Dictionary<string, T>> _values = [];

        public Dictionary<string, T> Of(long statement) => _values.GetValueOrDefault(statement, None);

        public void Take(OpenDna dna, string table, string column, Func<object?, T> value)
        {
            if (!dna.Has(table, column)) return;
            foreach (var row in dna.Rows($"SELECT StatementId, VariableId, {column} FROM {table}"))
            {
                if (row[2] is null || !variables.TryGetValue(Whole(row[1]), out var name)) continue;
                if (!_values.TryGetValue(Whole(row[0]), out var of)) _values[Whole(row[0])] = of = new(StringComparer.Ordinal);
                of[name] = value(row[2]);
            }
        }
    }

    private static long Whole(object? value) => value is long whole ? whole : value is null ? 0 : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string Text(object? value) => value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
