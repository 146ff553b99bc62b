using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Tests.SignIn;

/// <summary>One way to ask a route, with what it says it needs.</summary>
internal sealed record Route(string Method, string Pattern, RoutePattern Parsed, Need? Need, bool SignedIn, bool Anonymous, bool StaticFile = false)
{
    public bool IsInside => Parsed.Parameters.Any(p => p.Name == "compartment");

    public bool HasMark => Need is not null || SignedIn || Anonymous;

    /// <summary>The framework's own route to static files that a build has not listed; the door opens it to nobody who is not signed in.</summary>
    public const string UnlistedFile = "{**path:file}";

    /// <summary>The routes that our code maps: all but those to static files.</summary>
    public static IEnumerable<Route> Served(IEnumerable<Endpoint> endpoints) => Of(endpoints).Where(r => !r.StaticFile && r.Pattern != UnlistedFile);

    public static IEnumerable<Route> Of(IEnumerable<Endpoint> endpoints) =>
        from endpoint in endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is not "HEAD"
        select new Route(method, endpoint.RoutePattern.RawText ?? "", endpoint.RoutePattern, endpoint.Metadata.GetMetadata<NeedMark>()?.Need,
            endpoint.Metadata.GetMetadata<SignedInMark>() is not null, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null);

    /// <summary>The address with ids that exist nowhere.</summary>
    public string Address(string compartment) => "/" + string.Join('/', Parsed.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { Name: "compartment" } => compartment,
        RoutePatternParameterPart parameter => parameter.ParameterPolicies.Any(p => p.Content == "guid") ? Chance.Secure.NewId().ToString("N") : "1",
        _ => "",
    }))));
}

/// <summary>What a status says about who may come in. Null: as it must be.</summary>
internal static class AccessWalk
{
    public static string? Fault(Route route, Role? role, bool own, int status, string? location)
    {
        if (route.Anonymous) return status is 401 or 403 ? "open to everybody, but refused" : null;
        if (role is null) return status is 302 or 303 && location?.StartsWith("/sign-in", StringComparison.Ordinal) == true ? null : "not sent to sign in";
        if (route.Pattern.StartsWith("/operator", StringComparison.Ordinal)) return status == 403 ? null : "for the operator's account alone, but let in";
        if (route.SignedIn) return status is 200 or 303 or 400 or 404 or 422 ? null : "for everybody who is signed in, but not let in";
        if (!own) return status == 404 ? null : "another compartment must not be there";
        if (role.Value.Allows(route.Need!.Value)) return status is 200 or 303 or 400 or 404 or 413 or 415 or 422 ? null : "allowed, but not let in";
        return status == 403 ? null : "not allowed, but let in";
    }
}
