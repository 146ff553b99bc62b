using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Live;

public static class LiveRoutes
{
    /// <summary>A browser opens the stream again by itself, and is then asked again who it is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddLive(this IServiceCollection services, Settings settings)
    {
        if (settings.Redis.Length > 0) services.AddSingleton<RedisLink>().AddHostedService(s => s.GetRequiredService<RedisLink>());
        return services;
    }

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/live", (ChangeFeed feed, Store store, Seat seat, TimeProvider time, IHostApplicationLifetime host, CancellationToken cancel) =>
            TypedResults.ServerSentEvents(Changes(feed, store, seat, time, host, cancel))).Needs(Need.Agenda).IsNoUse();

    private static async IAsyncEnumerable<SseItem<string>> Changes(
        ChangeFeed feed, Store store, Seat seat, TimeProvider time, IHostApplicationLifetime host, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var end = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, end.Token, host.ApplicationStopping);
        yield return new SseItem<string>("", "open");
        await using var told = feed.Listen(seat.CompartmentId, either.Token).GetAsyncEnumerator(either.Token);
        while (await Next(told))
        {
            // A stream lives long: whoever was taken out of the compartment hears no more.
            if (!await store.Set<Membership>().AnyAsync(m => m.AccountId == seat.AccountId && m.CompartmentId == seat.CompartmentId, cancel)) yield break;
            yield return new SseItem<string>(string.Join(' ', told.Current.Things.Select(t => t.ToString("N"))), "changed");
        }
    }

    private static async ValueTask<bool> Next(IAsyncEnumerator<ChangeTold> told)
    {
        try
        {
            return await told.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
