using System.Text.Json;
using System.Text.Json.Nodes;
using SecondTrack.Analysis.Networks;

namespace SecondTrack.Cli.Networks;

/// <summary>One answer a line of a batch. A line that cannot be answered becomes an object with <c>error</c>, and the others go on.</summary>
internal static class RunNetworkBatch
{
    public static int Run(string batch, string? given, Definitions definitions, string to, Printer printer, CancellationToken cancel)
    {
        var text = ReadFile.Text(batch);
        if (!text.Done) return printer.Refuse(text.Refusal!, Path.GetFileName(batch));
        var (files, answers, wrong) = (new Dictionary<string, Outcome<StatementFile>>(StringComparer.Ordinal), new List<byte[]>(), 0);
        var number = 0;
        foreach (var line in text.Value.Text.Split('\n'))
        {
            number++;
            cancel.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Parsed(line) is not { } asked)
                return printer.Refuse(new WrongLine(Path.GetFileName(batch), number, new("no JSON object", "不是 JSON 对象"), new("{\"db\": …, \"options\": {…}}", "{\"db\": …, \"options\": {…}}")));
            var db = asked["db"] is JsonValue named && named.TryGetValue(out string? name) ? name : given is null ? "" : Path.GetFileName(given);
            var options = asked["options"] as JsonObject ?? [];
            var path = Find(db, given, batch);
            if (!files.TryGetValue(path, out var file)) files[path] = file = StatementFile.Of(path);
            var answer = file.Done ? Answer(file.Value, asked, db, options, definitions, cancel) : file.Refusal!;
            if (answer.Done) answers.Add(answer.Value);
            else
            {
                answers.Add(WriteNetworkJson.Error(db, options, answer.Refusal!.Sentence.In(Language.English)));
                // Where DNA has no result either, that is the answer.
                if (answer.Refusal is NoNetwork { Fault: NetworkFault.NoResultInDna }) continue;
                printer.Refuse(answer.Refusal, $"{Path.GetFileName(batch)}:{number}");
                wrong++;
            }
        }
        var written = Network.WriteLines(to, answers, printer);
        return written != 0 ? written : wrong > 0 ? CommandLine.Wrong : 0;
    }

    private static Outcome<byte[]> Answer(StatementFile file, JsonObject asked, string db, JsonObject options, Definitions definitions, CancellationToken cancel)
    {
        if (asked.ContainsKey("kind"))
        {
            var measured = AnswerKind.Of(file, asked, definitions, cancel);
            return measured.Done ? WriteNetworkJson.Kind(db, asked["kind"]!.ToString(), asked["options"] as JsonObject, measured.Value.Json) : measured.Refusal!;
        }
        var answer = AnswerNetwork.Of(file, options, definitions);
        return answer.Done ? WriteNetworkJson.Of(db, options, answer.Value.Result) : answer.Refusal!;
    }

    private static JsonObject? Parsed(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The file a line names, in the folder or beside the file given, or beside the batch; else the file given.</summary>
    private static string Find(string db, string? given, string batch)
    {
        if (given is not null && File.Exists(given) && Path.GetFileName(given) == db) return given;
        var folders = new[] { given is null ? null : Directory.Exists(given) ? given : Path.GetDirectoryName(Path.GetFullPath(given)), Path.GetDirectoryName(Path.GetFullPath(batch)), "." };
        return folders.OfType<string>().Select(f => Path.Combine(f, db)).FirstOrDefault(File.Exists) ?? (given is not null && File.Exists(given) ? given : db);
    }
}
