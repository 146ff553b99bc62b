using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SecondTrack.Web.Layout;

/// <summary>
/// How people reach this workbench, for every link that is given out. Never taken from a request: whoever names a false host would be sent
/// the secrets of others.
/// </summary>
public sealed class PublicAddress(Settings settings, IServer server)
{
    public string Of(string path) => (settings.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? Listening) + path;

    private string Listening => server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
