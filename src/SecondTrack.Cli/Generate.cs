using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Example;
using SecondTrack.Example.Generated;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Cli;

/// <summary><c>secondtrack generate</c>: fills an empty store with made-up sources and statements, to measure with and to try out a large store.</summary>
internal static class Generate
{
    public static Command Make()
    {
        var data = new Option<string>("--data") { Description = "The folder of the new store.", Required = true };
        var sources = new Option<int>("--sources") { Description = "How many sources.", DefaultValueFactory = _ => 10_000 };
        var statements = new Option<int>("--statements") { Description = "How many statements, spread over the sources.", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same texts.", DefaultValueFactory = _ => 1 };
        var lang = new Option<string>("--lang") { Description = "en or zh, for messages.", DefaultValueFactory = _ => "en" };
        var command = new Command("generate", "Fill an empty store with made-up sources and statements, to measure with.") { data, sources, statements, seed, lang };
        command.SetAction((given, cancel) => Run(
            given.GetRequiredValue(data), new GenerateRequest(given.GetValue(sources), given.GetValue(statements), given.GetValue(seed)), LanguageTags.FromTag(given.GetValue(lang)), cancel));
        return command;
    }

    private static async Task<int> Run(string folder, GenerateRequest request, Language language, CancellationToken cancel)
    {
        var held = StoreLock.Take(Path.GetFullPath(folder));
        if (held.Refusal is { } inUse) return Say(inUse, language);
        using var own = held.Value;
        await using var services = new ServiceCollection().AddStore(StoreAddress.Sqlite(Path.GetFullPath(folder))).AddKeeping().AddDialogues().AddEvidence().AddExample().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<PrepareStore>().Run(cancel) is { } refusal) return Say(refusal, language);
        var made = await scope.ServiceProvider.GetRequiredService<GenerateStore>().Run(request, Console.IsErrorRedirected ? null : new Shown(request.Sources), cancel);
        if (!made.Done) return Say(made.Refusal!, language);
        Console.WriteLine(new Words("{0} sources and {1} statements are in {2}.", "已写入 {0} 个来源和 {1} 条陈述：{2}。").With(made.Value.Sources, made.Value.Statements, folder).In(language));
        return 0;
    }

    private static int Say(Refusal refusal, Language language)
    {
        Console.Error.WriteLine(refusal.Sentence.In(language));
        return 2;
    }

    /// <summary>A count that overwrites itself, on a terminal only.</summary>
    private sealed class Shown(int all) : IProgress<int>
    {
        public void Report(int value) => Console.Error.Write(value < all ? $"\r{value}/{all}" : "\r");
    }
}
