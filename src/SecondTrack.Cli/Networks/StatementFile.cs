using SecondTrack.Analysis.Networks;
using SecondTrack.Evidence.Formats.Dna;

namespace SecondTrack.Cli.Networks;

internal sealed record NoSuchStatementType(string Asked, string Known) : Refusal(new Words(
    "The file has no statement type “{0}”; it has: {1}.", "文件中没有陈述类型“{0}”；现有：{1}。").With(Asked, Known));

internal sealed record UnreadableStatements(string File, Words Why) : Refusal(new Words("{0}: {1}", "{0}：{1}").With(File, Why));

/// <summary>Statements of a <c>.dna</c> database or a CSV, by statement type; the order is that of the file.</summary>
internal sealed record StatementFile(IReadOnlyList<(string Label, StatementSet Set)> Types)
{
    public static Outcome<StatementFile> Of(string path)
    {
        var bytes = ReadFile.Bytes(path);
        if (!bytes.Done) return bytes.Refusal!;
        return bytes.Value.Bytes.AsSpan().StartsWith("SQLite format 3\0"u8) || path.EndsWith(".dna", StringComparison.OrdinalIgnoreCase)
            ? Dna(Path.GetFileName(path), ReadDnaCoding.Read(bytes.Value.Bytes)) : ReadStatementCsv.Of(path);
    }

    /// <summary>The type of that name; without a name the first that has the variables asked for, else the first.</summary>
    public Outcome<StatementSet> Type(string? label, IReadOnlyCollection<string> variables)
    {
        if (label is not null)
            return Types.FirstOrDefault(t => t.Label == label).Set is { } named ? named : new NoSuchStatementType(label, string.Join(", ", Types.Select(t => t.Label)));
        return Types.FirstOrDefault(t => variables.All(t.Set.Variables.ContainsKey), Types[0]).Set;
    }

    private static Outcome<StatementFile> Dna(string name, Outcome<DnaCoding> read)
    {
        if (!read.Done) return new UnreadableStatements(name, read.Refusal!.Sentence);
        var documents = read.Value.Documents.ToDictionary(d => d.Key, d => new CodedDocument(d.Key, d.Value.Date)
        {
            Title = d.Value.Title, Author = d.Value.Author, Source = d.Value.Source, Section = d.Value.Section, Type = d.Value.Type,
        });
        return new StatementFile([.. read.Value.Types.Select(t => (t.Label, new StatementSet(
            t.Variables.ToDictionary(v => v.Key, v => v.Value switch { "boolean" => VariableKind.Boolean, "integer" => VariableKind.Integer, _ => VariableKind.Text }),
            t.Statements.Select(s => new CodedStatement(s.Id, documents[s.DocumentId], s.Start, s.Stop, s.Texts, s.Numbers)))))]);
    }
}
