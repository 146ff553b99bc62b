using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SecondTrack.Keeping;

/// <summary>That something was saved: ids alone, never a word of content.</summary>
public sealed record ChangeTold(Guid Compartment, Guid Change, IReadOnlyList<Guid> Things);

/// <summary>
/// Tells open pages of this server that something was saved. Where several servers run together, a link carries it to the others
/// (<see cref="Linked"/>). Whoever listens too slowly misses the oldest: a page then only knows later that it is out of date.
/// </summary>
public sealed class ChangeFeed
{
    private const int MostThings = 200;

    private readonly ConcurrentDictionary<Channel<ChangeTold>, Guid> _listeners = new();

    /// <summary>Set by the link to other servers.</summary>
    public Action<ChangeTold>? Linked { get; set; }

    internal void Saved(ChangeTold told)
    {
        // A mass import touches thousands of things: that the compartment changed is all a page needs to know then.
        if (told.Things.Count > MostThings) told = told with { Things = [] };
        Pass(told);
        Linked?.Invoke(told);
    }

    /// <summary>Hands on what this or another server told.</summary>
    public void Pass(ChangeTold told)
    {
        foreach (var (channel, compartment) in _listeners)
            if (compartment == told.Compartment) channel.Writer.TryWrite(told);
    }

    public async IAsyncEnumerable<ChangeTold> Listen(Guid compartment, [EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<ChangeTold>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[channel] = compartment;
        try
        {
            await foreach (var told in channel.Reader.ReadAllAsync(cancel)) yield return told;
        }
        finally
        {
            _listeners.TryRemove(channel, out _);
        }
    }
}
