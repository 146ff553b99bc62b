using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SecondTrack.Evidence.Ingest.Email;
using SecondTrack.Evidence.Ingest.Pages;
using SecondTrack.Evidence.Ingest.Pdf;
using SecondTrack.Evidence.Ingest.Word;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Ingest.Worker;

/// <summary>
/// The other half of <see cref="ReadInWorker"/>: this same executable, started again with a hidden verb. It reads one document from standard
/// input, writes what it found to standard output and ends. It has no store, no configuration and no network in it.
/// </summary>
public static class DocumentWorker
{
    public const string Verb = "--read-one-document";

    /// <summary>The executable that answers to the verb: whoever asked here first when it started.</summary>
    internal static Assembly? Host { get; private set; }

    /// <summary>For the first line of a program: true when this was a worker and its work is done.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool RunIfAsked(string[] args)
    {
        Host ??= Assembly.GetCallingAssembly();
        if (args is not [Verb]) return false;
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        Answer(input, output);
        return true;
    }

    internal static void Answer(Stream input, Stream output)
    {
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        var outcome = ReadHere(new DocumentBytes(bytes.ToArray(), ""));
        var answer = outcome.Done ? new WorkerAnswer(outcome.Value, null) : new WorkerAnswer(null, outcome.Refusal as UnreadableDocument);
        JsonSerializer.Serialize(output, answer, Json);
    }

    /// <summary>In this process, without the clock and the memory limit.</summary>
    internal static Outcome<ReadDocument> ReadHere(DocumentBytes document) => TellKind.Of(document.Bytes).Kind switch
    {
        DocumentKind.Pdf => ReadPdf.Read(document.Bytes),
        DocumentKind.Word => ReadWord.Read(document.Bytes),
        DocumentKind.Email => ReadEmail.Read(document.Bytes),
        DocumentKind.Page => ReadPage.ReadHere(document),
        _ => new DocumentIsDamaged(new("file", "文件")),
    };

    internal static readonly JsonSerializerOptions Json = new(StoredJson.Options)
    {
        IgnoreReadOnlyProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutSentences } },
    };

    /// <summary>A refusal makes its sentence from its own values; sending the sentence as well would lose the values in it.</summary>
    private static void WithoutSentences(JsonTypeInfo type)
    {
        if (!typeof(Refusal).IsAssignableFrom(type.Type)) return;
        foreach (var sentence in type.Properties.Where(p => p.Name == nameof(Refusal.Sentence)).ToList()) type.Properties.Remove(sentence);
    }
}

internal sealed record WorkerAnswer(ReadDocument? Document, UnreadableDocument? Refusal);
