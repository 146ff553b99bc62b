using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace SecondTrack.Cli;

/// <summary>
/// What a command says, and where: the answer as a table or as JSON to standard output or a file, everything else to standard error. With
/// <c>--json -</c> nothing but the JSON comes to standard output.
/// </summary>
internal sealed class Printer(Language language)
{
    private static readonly JsonSerializerOptions Shape = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly TextWriter _output = Console.Out;
    private readonly TextWriter _error = Console.Error;

    public Language Language => language;

    /// <summary>A description or heading in the caller's language.</summary>
    public string T(string en, string zh) => new Words(en, zh).In(language);

    public Option<string?> JsonOption() => new("--json")
    {
        Description = T("Write JSON to this file; - is standard output.", "把 JSON 写入此文件；- 为标准输出。"), HelpName = "PATH",
    };

    /// <summary>One sentence, and the exit code for a command or an input that is wrong.</summary>
    public int Refuse(Refusal refusal, string? about = null)
    {
        Line(about is null ? refusal.Sentence.In(language) : $"{about}: {refusal.Sentence.In(language)}");
        return CommandLine.Wrong;
    }

    /// <summary>A message or progress.</summary>
    public void Tell(Words words) => Line(words.In(language));

    public void Line(string text) => _error.WriteLine(Harmless(text));

    /// <summary>A line of a readable answer.</summary>
    public void Answer(Words words) => _output.WriteLine(Harmless(words.In(language)));

    /// <summary>A readable table. Columns of numbers stand to the right.</summary>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.ToList();
        var table = new Table().Border(TableBorder.Simple);
        for (var i = 0; i < headings.Count; i++)
        {
            var at = i;
            var column = new TableColumn(new Cell(headings[i])).NoWrap();
            table.AddColumn(all.Count > 0 && all.All(r => r[at].Length == 0 || double.TryParse(r[at], out _)) ? column.RightAligned() : column);
        }
        foreach (var row in all) table.AddRow(row.Select(cell => new Cell(Harmless(cell))));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(_output) });
        // A table that goes into a file or a pipe is not cut to the width of a screen that is not there.
        if (Console.IsOutputRedirected) console.Profile.Width = 10_000;
        console.Write(table);
    }

    /// <summary>The machine form; 0, or the exit code of a file that cannot be written.</summary>
    public int Json<T>(string path, T answer) => File(path, [.. JsonSerializer.SerializeToUtf8Bytes(answer, Shape), (byte)'\n']);

    /// <summary>Bytes to a file, or for <c>-</c> to standard output; 0, or the exit code of a file that cannot be written.</summary>
    public int File(string path, byte[] bytes)
    {
        if (path != "-") return WriteFile.Whole(path, bytes) is { } refusal ? Refuse(refusal) : 0;
        using var output = Console.OpenStandardOutput();
        output.Write(bytes);
        return 0;
    }

    /// <summary>What stands in a file must not steer the terminal it is shown on.</summary>
    private static string Harmless(string text) => text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))
        ? string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c))
        : text;
}
