using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues.Subjects;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Storage;

namespace SecondTrack.Web.Keeping;

/// <summary>Looks once an hour for what has expired in any compartment, and erases again whoever came back with an older backup.</summary>
public sealed partial class RetentionWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<RetentionWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Sweep(stoppingToken);
            await Task.Delay(TimeSpan.FromHours(1), time, stoppingToken);
        }
    }

    /// <summary>One look at everything. A compartment that cannot be swept now (locked, held, in use) does not keep the others from it.</summary>
    public async Task Sweep(CancellationToken cancel)
    {
        await Try("erasures", async services => await services.GetRequiredService<EraseAgain>().Run(cancel));
        List<(Guid Id, LocalText Name, bool IsEncrypted)> all = [];
        await Try("compartments", async services => all =
            [.. (await services.GetRequiredService<Store>().Set<Compartment>().Select(c => new { c.Id, c.Name, c.KeyId }).ToListAsync(cancel)).Select(c => (c.Id, c.Name, c.KeyId is not null))]);
        foreach (var (id, name, encrypted) in all)
            await Try("expiry", async services =>
            {
                // While it is locked it is ciphertext; what expired goes within the hour of its next opening.
                if (encrypted && !services.GetRequiredService<SecondTrack.Keeping.Keys.Keyring>().IsOpen(id)) return;
                services.GetRequiredService<Seat>().Take(id, name, Role.Convenor, encrypted);
                await services.GetRequiredService<ExpireRows>().Run(cancel);
            });
    }

#pragma warning disable CA1031 // Whatever went wrong, the next compartment and the next hour are tried.
    private async Task Try(string what, Func<IServiceProvider, Task> work)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The kind of fault alone: its message could hold content.
            Failed(log, what, e.GetType().Name);
        }
    }
#pragma warning restore CA1031

    [LoggerMessage(LogLevel.Error, "Retention: {What} could not be done ({Fault}); it is tried again within the hour.")]
    private static partial void Failed(ILogger log, string what, string fault);
}
