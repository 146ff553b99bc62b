using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Keeping.Keys;

namespace SecondTrack.Cli;

/// <summary>The commands that keep the keys of encrypted compartments: <c>save-keys</c>, <c>load-keys</c>, <c>new-key-file</c>.</summary>
internal static class KeepKeys
{
    public static IEnumerable<Command> Make(Printer printer) => [Save(printer), Load(printer), New(printer)];

    private static Command Save(Printer printer)
    {
        var place = new StoreOptions(printer);
        var to = new Argument<string>("out") { Description = printer.T("The file to make; an older copy is written over.", "要生成的文件；会覆盖较旧的副本。") };
        var command = place.AddPlace(new Command("save-keys", printer.T("Copy the wrapped keys of a store, which backups leave out.", "另存存储的封装密钥（备份中不含密钥）。")) { to });
        command.SetAction((given, cancel) => place.Run(given, Opening.Reading, async services =>
        {
            var path = given.GetRequiredValue(to);
            if (WriteFile.Whole(path, await services.GetRequiredService<CopyKeys>().Save(cancel)) is { } refusal) return printer.Refuse(refusal);
            printer.Answer(new Words("The keys are in {0}. Keep this newest copy alone, apart from the backups.", "密钥已存入 {0}。只保留这一份最新副本，并与备份分开存放。").With(path));
            return 0;
        }, cancel));
        return command;
    }

    private static Command Load(Printer printer)
    {
        var place = new StoreOptions(printer);
        var file = new Argument<string>("file") { Description = printer.T("A copy of keys.", "密钥副本。") };
        var command = place.AddPlace(new Command("load-keys", printer.T("Put back keys that a store lacks or that are damaged.", "放回存储中缺失或损坏的密钥。")) { file });
        command.SetAction((given, cancel) => place.Run(given, Opening.Writing, async services =>
        {
            var path = given.GetRequiredValue(file);
            var done = File.Exists(path) ? await services.GetRequiredService<CopyKeys>().Load(await File.ReadAllBytesAsync(path, cancel), cancel) : new IsNoKeyCopy();
            if (!done.Done) return printer.Refuse(done.Refusal!);
            printer.Answer(new Words("{0} compartments got their keys back.", "已为 {0} 个隔间放回密钥。").With(done.Value));
            return 0;
        }, cancel));
        return command;
    }

    private static Command New(Printer printer)
    {
        var to = new Argument<string>("out") { Description = printer.T("The file to make.", "要生成的文件。") };
        var command = new Command("new-key-file", printer.T("Make a key file for a server.", "为服务器生成密钥文件。")) { to };
        command.SetAction((given, _) =>
        {
            var path = given.GetRequiredValue(to);
            // Whoever writes over a key file loses what it opened.
            if (File.Exists(path)) return Task.FromResult(printer.Refuse(new Storage.FileIsThere(path)));
            if (WriteFile.Whole(path, System.Text.Encoding.ASCII.GetBytes(SystemKey.Make(Chance.Secure))) is { } refusal) return Task.FromResult(printer.Refuse(refusal));
            if (!OperatingSystem.IsWindows() && !path.StartsWith("/dev/", StringComparison.Ordinal)) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            printer.Answer(new Words("A new key file is in {0}. Let the key store of the system guard it.", "新的密钥文件在 {0}。请交由系统的密钥存储保管。").With(path));
            return Task.FromResult(0);
        });
        return command;
    }
}
