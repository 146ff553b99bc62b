using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using SecondTrack.Storage;

namespace SecondTrack.Cli;

internal sealed record BrokeInside(Exception Exception) : Refusal(new Words(
    "SecondTrack broke while doing this ({0}); what was not finished was not kept. Set {1}=1 and run it again to see the details.",
    "SecondTrack 执行时出错（{0}），未完成的内容没有保留。设置 {1}=1 后再次运行可查看详细信息。").With(Exception.GetType().Name, CommandLine.DetailsVariable));

internal sealed record WrongCall(Words Why) : Refusal(Why);

internal sealed record WasStopped() : Refusal(new Words("Stopped; what was not finished was not kept.", "已停止；未完成的内容没有保留。"));

internal sealed record FileFailed(string What) : Refusal(new Words("The system refused a file: {0}", "系统拒绝了对文件的操作：{0}").With(What));

internal sealed record ServerIsAway() : Refusal(new Words(
    "The PostgreSQL of --connection cannot be reached or refuses it. Check address, name and password.",
    "无法连接 --connection 指定的 PostgreSQL，或对方拒绝连接。请检查地址、用户名和密码。"));

/// <summary>
/// The command line as a whole: one command a file, all messages in the language of <c>--lang</c>, and a guard around it, so that whatever
/// happens ends in one sentence and an exit code.
/// </summary>
internal static class CommandLine
{
    public const string DetailsVariable = "SECONDTRACK_DETAILS";

    /// <summary>Done, and the answer is "no": a leak was found, a verification failed.</summary>
    public const int No = 1;

    /// <summary>The command or its input is wrong.</summary>
    public const int Wrong = 2;

    public static RootCommand Make(Printer printer)
    {
        var lang = new Option<string>("--lang")
        {
            Description = printer.T("The language of messages and tables; without it that of the system.", "消息和表格的语言；默认采用系统语言。"), Recursive = true,
        };
        lang.AcceptOnlyFromAmong("en", "zh");
        // One file per group of commands; each gives its command here.
        var root = new RootCommand(printer.T("SecondTrack: the workbench of a Track II dialogue, on the command line.", "SecondTrack：二轨对话工作台的命令行。"))
        {
            lang, Check.Make(printer), Export.Make(printer), Generate.Make(printer), Groups.Make(printer), Import.Make(printer), Ingest.Make(printer), Network.Make(printer), PositionsCommand.Make(printer), RoomCommand.Make(printer), Score.Make(printer),
        };
        foreach (var command in KeepStore.Make(printer)) root.Add(command);
        foreach (var command in KeepKeys.Make(printer)) root.Add(command);
        foreach (var help in root.Options.OfType<HelpOption>()) HelpInBoth.Put(help, printer);
        return root;
    }

    public static async Task<int> Run(string[] args)
    {
        var printer = new Printer(LanguageOf(args));
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo(printer.Language.Tag());
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var given = Make(printer).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (given.Errors.Count == 0) return await given.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return printer.Refuse(Misused(given));
        }
        catch (Exception e)
        {
            if (Environment.GetEnvironmentVariable(DetailsVariable) is { Length: > 0 }) printer.Line(e.ToString());
            return printer.Refuse(Explain(e));
        }
    }

    /// <summary>Known before anything is parsed, because the help and the parser's own complaints are in it too.</summary>
    private static Language LanguageOf(string[] args)
    {
        var asked = args.Where((_, i) => i > 0 && args[i - 1] == "--lang").Concat(args.Where(a => a.StartsWith("--lang=", StringComparison.Ordinal)).Select(a => a[7..])).FirstOrDefault();
        return LanguageTags.FromTag(asked ?? new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v)));
    }

    private static WrongCall Misused(ParseResult given) => new(given switch
    {
        { UnmatchedTokens: [var unknown, ..] } => new Words("“{0}” is not known here; see secondtrack {1}--help.", "不认识“{0}”；请查看 secondtrack {1}--help。").With(unknown, Named(given)),
        { CommandResult.Command: RootCommand } when given.Tokens.All(t => t.Type != TokenType.Argument) && given.Errors[0].SymbolResult is CommandResult
            => new Words("Say what to do; secondtrack --help lists the commands.", "请指明要做什么；secondtrack --help 列出所有命令。"),
        _ => new Words("{0}", "{0}").With(string.Join(' ', given.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("。.", "。", StringComparison.Ordinal)),
    });

    private static string Named(ParseResult given) => given.CommandResult.Command is RootCommand ? "" : given.CommandResult.Command.Name + " ";

    /// <summary>The database libraries wrap what happened into exceptions of their own: the reason lies inside.</summary>
    private static Refusal Explain(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
            if (Known(inner) is { } known) return known;
        return new BrokeInside(e);
    }

    private static Refusal? Known(Exception e) => e switch
    {
        OperationCanceledException => new WasStopped(),
        NpgsqlException { SqlState: null or "28P01" or "28000" or "3D000" } => new ServerIsAway(),
        SqliteException { SqliteErrorCode: 11 or 26 } => new StoreIsDamaged(e.Message),
        _ when StoreFaults.Explain(e) is { } fault => fault,
        IOException or UnauthorizedAccessException => new FileFailed(e.Message),
        _ => null,
    };
}
