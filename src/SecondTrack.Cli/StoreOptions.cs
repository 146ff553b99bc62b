using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Example;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Cli;

internal sealed record StoreIsNotNamed() : Refusal(new Words(
    "Say which store: --data with its folder, or --connection with its PostgreSQL.", "请指明存储：用 --data 给出文件夹，或用 --connection 给出 PostgreSQL。"));

internal sealed record ThereIsNoStore(string Folder) : Refusal(new Words(
    "There is no store in “{0}”. Check the folder, or start the workbench there first.", "“{0}”中没有存储。请检查文件夹，或先在那里启动工作台。").With(Folder));

internal sealed record SayAsWhom() : Refusal(new Words(
    "Say as whom: --as with the name that somebody signs in with.", "请用 --as 指明以谁的身份操作（登录名）。"));

internal enum Opening
{
    /// <summary>Beside a workbench that runs; nothing is upgraded.</summary>
    Reading,

    /// <summary>Alone on an embedded store, which must be there.</summary>
    Writing,

    /// <summary>Alone, and made if it is not there.</summary>
    Making,
}

/// <summary>
/// The options of a command on a store, and the way into it: the same lock, the same check at the start and the same seat as the
/// workbench has, so that compartments and roles hold here too.
/// </summary>
internal sealed class StoreOptions(Printer printer)
{
    public Option<string?> Data { get; } = new("--data") { Description = printer.T("The folder of the embedded store.", "嵌入式存储所在文件夹。"), HelpName = "DIR" };

    public Option<string?> Connection { get; } = new("--connection") { Description = printer.T("The connection string of a PostgreSQL store.", "PostgreSQL 存储的连接字符串。") };

    public Option<string?> As { get; } = new("--as") { Description = printer.T("The sign-in name of whoever does this.", "操作者的登录名。"), HelpName = "USER" };

    public Option<string?> Compartment { get; } = new("--compartment")
    {
        Description = printer.T("The compartment, by name or id, where the user is in several.", "用户属于多个隔间时，用名称或 ID 指明隔间。"),
    };

    /// <summary>Adds what says which store; for a command that is nobody's in particular.</summary>
    public Command AddPlace(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Connection);
        return command;
    }

    /// <summary>Adds what says which store and as whom.</summary>
    public Command AddSeat(Command command)
    {
        AddPlace(command).Options.Add(As);
        command.Options.Add(Compartment);
        return command;
    }

    /// <summary>Where the store lies; the path of the embedded one is made whole, so that a refusal names it.</summary>
    public Outcome<StoreAddress> Address(ParseResult given) =>
        given.GetValue(Connection) is { Length: > 0 } connection ? StoreAddress.Postgres(connection)
        : given.GetValue(Data) is { Length: > 0 } folder ? StoreAddress.Sqlite(Path.GetFullPath(folder))
        : new StoreIsNotNamed();

    public static IServiceCollection Services(StoreAddress address) =>
        new ServiceCollection().AddStore(address).AddKeeping().AddDialogues().AddEvidence().AddExample();

    /// <summary>Opens the store, takes the seat of <c>--as</c>, does the work there. Gives the exit code.</summary>
    public Task<int> RunSeated(ParseResult given, Opening opening, Func<IServiceProvider, Task<int>> work, CancellationToken cancel) => Run(given, opening, async services =>
    {
        if (given.GetValue(As) is not { Length: > 0 } user) return printer.Refuse(new SayAsWhom());
        var refusal = await services.GetRequiredService<TakeSeat>().Run(user, given.GetValue(Compartment), cancel);
        return refusal is null ? await work(services) : printer.Refuse(refusal);
    }, cancel);

    /// <summary>Opens the store with nobody seated: nothing private is seen.</summary>
    public Task<int> Run(ParseResult given, Opening opening, Func<IServiceProvider, Task<int>> work, CancellationToken cancel) => Enter(given, opening, async services =>
        await services.GetRequiredService<PrepareStore>().Run(mayChange: opening != Opening.Reading, cancel) is { } refusal ? printer.Refuse(refusal) : await work(services));

    /// <summary>With the lock alone: the store may be missing, damaged or of another version.</summary>
    public Task<int> RunUnprepared(ParseResult given, Func<IServiceProvider, Task<int>> work) => Enter(given, Opening.Making, work);

    private async Task<int> Enter(ParseResult given, Opening opening, Func<IServiceProvider, Task<int>> work)
    {
        var address = Address(given);
        if (!address.Done) return printer.Refuse(address.Refusal!);
        var embedded = address.Value.Kind == StoreKind.Sqlite;
        var folder = embedded ? Path.GetDirectoryName(address.Value.Connection)! : "";
        if (embedded && opening != Opening.Making && !File.Exists(address.Value.Connection)) return printer.Refuse(new ThereIsNoStore(folder));
        var alone = embedded && opening != Opening.Reading;
        var held = alone ? StoreLock.Take(folder) : default;
        if (held.Refusal is { } inUse) return printer.Refuse(inUse);
        using var own = alone ? held.Value : null;
        await using var services = Services(address.Value).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Seat>().Language = printer.Language;
        return await work(scope.ServiceProvider);
    }
}
