using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace SecondTrack.Web.Layout;

/// <summary>Who is believed about where a request comes from, and which names the workbench answers to.</summary>
public static class Proxies
{
    private static readonly string[] ThisComputer = ["localhost", "127.0.0.1", "[::1]"];

    public static IServiceCollection AddProxies(this IServiceCollection services, Settings settings)
    {
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            // The framework believes this computer by default; here only those that were named.
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in settings.Proxies) forwarded.KnownIPNetworks.Add(network);
        });
        services.AddHostFiltering(hosts =>
        {
            // Also on this computer alone: a page elsewhere may have a name of its own point here.
            hosts.AllowedHosts = [.. ThisComputer, .. Named(settings)];
            hosts.AllowEmptyHosts = false;
            hosts.IncludeFailureMessage = false;
        });
        return services;
    }

    public static void UseProxies(this WebApplication app, Settings settings)
    {
        if (settings.Proxies.Count > 0) app.UseForwardedHeaders();
        app.UseHostFiltering();
    }

    private static IEnumerable<string> Named(Settings settings) => settings.PublicAddress is { } address
        ? [address.IdnHost]
        : settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(url => Uri.TryCreate(url, UriKind.Absolute, out var at) ? at.Host : "").Where(host => host.Length > 0);
}
