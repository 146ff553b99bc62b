using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SecondTrack.Cli;

/// <summary>The parser's own help, with the two sentences that it has in English only.</summary>
internal sealed class HelpInBoth(HelpAction own, Printer printer) : SynchronousCommandLineAction
{
    public static void Put(HelpOption help, Printer printer)
    {
        help.Description = printer.T("Show how it is called.", "显示用法。");
        if (help.Action is HelpAction own) help.Action = new HelpInBoth(own, printer);
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        var done = own.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(text.ToString().Replace("Description:", printer.T("Description:", "说明："), StringComparison.Ordinal));
        return done;
    }
}
