using System.Text.Json;
using SecondTrack.Keeping;
using StackExchange.Redis;

namespace SecondTrack.Web.Live;

/// <summary>
/// Carries what one server told to the others of the same institution, through a Redis. Only ids travel. Without the Redis each server goes
/// on alone: pages of other servers are then not told, and nothing else is lost.
/// </summary>
internal sealed class RedisLink(Settings settings, ChangeFeed feed, ILogger<RedisLink> log) : IHostedService, IAsyncDisposable
{
    private static readonly RedisChannel Changes = RedisChannel.Literal("secondtrack:changes");

    private readonly string _self = Convert.ToHexStringLower(Chance.Secure.Bytes(8));
    private ConnectionMultiplexer? _redis;

    public bool IsConnected => _redis is { IsConnected: true };

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = ConfigurationOptions.Parse(settings.Redis);
        options.AbortOnConnectFail = false;
        options.ClientName = "secondtrack";
        _redis = await ConnectionMultiplexer.ConnectAsync(options);
        if (!_redis.IsConnected) log.LogWarning("The Redis of --redis does not answer: other servers are not told of changes until it does.");
        var channel = _redis.GetSubscriber();
        await channel.SubscribeAsync(Changes, (_, message) => Receive(message));
        feed.Linked = told => channel.Publish(Changes, JsonSerializer.Serialize(new Message(_self, told)), CommandFlags.FireAndForget);
    }

    private void Receive(RedisValue value)
    {
        if (value.IsNullOrEmpty) return;
        var message = JsonSerializer.Deserialize<Message>(value.ToString());
        if (message is not null && message.From != _self) feed.Pass(message.Told);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        feed.Linked = null;
        if (_redis is not null) await _redis.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_redis is not null) await _redis.DisposeAsync();
    }

    private sealed record Message(string From, ChangeTold Told);
}
