using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Example.Generated;

namespace SecondTrack.Cli;

/// <summary><c>secondtrack generate</c>: fills an empty store with made-up sources and statements, to measure with and to try out a large store.</summary>
internal static class Generate
{
    public static Command Make(Printer printer)
    {
        var place = new StoreOptions(printer);
        var sources = new Option<int>("--sources") { Description = printer.T("How many sources.", "来源数量。"), DefaultValueFactory = _ => 10_000 };
        var statements = new Option<int>("--statements") { Description = printer.T("How many statements, spread over the sources.", "陈述数量，分布于各来源。"), DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int>("--seed") { Description = printer.T("The same seed gives the same texts.", "种子相同则文本相同。"), DefaultValueFactory = _ => 1 };
        var command = place.AddPlace(new Command("generate", printer.T(
            "Fill an empty store with made-up sources and statements, to measure with.", "用虚构的来源和陈述填充空存储，供测量之用。")) { sources, statements, seed });
        command.SetAction((given, cancel) => place.Run(given, Opening.Making, async services =>
        {
            var request = new GenerateRequest(given.GetValue(sources), given.GetValue(statements), given.GetValue(seed));
            var made = await services.GetRequiredService<GenerateStore>().Run(request, Console.IsErrorRedirected ? null : new Shown(request.Sources), cancel);
            if (!made.Done) return printer.Refuse(made.Refusal!);
            printer.Answer(new Words("{0} sources and {1} statements were written.", "已写入 {0} 个来源和 {1} 条陈述。").With(made.Value.Sources, made.Value.Statements));
            return 0;
        }, cancel));
        return command;
    }

    /// <summary>A count that overwrites itself, on a terminal only.</summary>
    private sealed class Shown(int all) : IProgress<int>
    {
        public void Report(int value) => Console.Error.Write(value < all ? $"\r{value}/{all}" : "\r");
    }
}
