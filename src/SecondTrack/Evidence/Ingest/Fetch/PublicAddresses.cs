using System.Net;
using System.Net.Sockets;
using Microsoft.Security.AntiSSRF;

namespace SecondTrack.Evidence.Ingest.Fetch;

/// <summary>
/// Which addresses of the internet may be connected to from here. The list of those that are not public is kept by the AntiSSRF package; the
/// connection is ours, so that the very address that was checked is the one connected to, whatever a name resolves to a moment later.
/// </summary>
internal sealed class PublicAddresses(params IPEndPoint[] alsoAllowed)
{
    public static readonly PublicAddresses Only = new();

    private static readonly IPNetwork[] NotPublic =
    [
        .. new AntiSSRFPolicy(PolicyConfigOptions.ExternalOnlyLatest).DeniedAddresses.Select(IPNetwork.Parse),
        // IPv4 written as the deprecated "compatible" IPv6, which the package leaves open.
        IPNetwork.Parse("::/96"),
    ];

    public bool Allows(IPAddress address, int port)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return alsoAllowed.Contains(new IPEndPoint(address, port)) || !NotPublic.Any(n => n.Contains(WithoutScope(address)));
    }

    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel);
        // A name that leads to a public and a private address is not half trusted.
        if (addresses.Any(a => !Allows(a, port))) throw new AddressIsNotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static IPAddress WithoutScope(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0 ? new IPAddress(address.GetAddressBytes()) : address;
}

/// <summary>Thrown inside a connection, where nothing else can say no; <see cref="FetchPage"/> turns it into a refusal.</summary>
internal sealed class AddressIsNotPublicException : Exception;
