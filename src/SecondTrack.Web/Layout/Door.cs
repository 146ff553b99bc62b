using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;
using SecondTrack.Web.Keeping;

namespace SecondTrack.Web.Layout;

/// <summary>What a route asks of the seat. A route with neither this nor <c>AllowAnonymous</c> does not pass the tests.</summary>
public sealed record NeedMark(Need Need);

/// <summary>A route that any signed-in account may open: the choice of compartments, one's own account.</summary>
public sealed record SignedInMark;

public sealed record OpenWhileLockedMark;

public sealed record NoUseMark;

/// <summary>
/// The one door: every request is seated here, from the membership as it is now, so that a role taken away ends with the next request.
/// Whoever is not of a compartment is told that there is nothing at its addresses.
/// </summary>
public static class Door
{
    /// <summary>Unlocking, and what can be done without the key.</summary>
    public static TBuilder OpenWhileLocked<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new OpenWhileLockedMark());
        return builder;
    }

    /// <summary>A page asks for it by itself: that nobody has used the compartment stays true.</summary>
    public static TBuilder IsNoUse<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new NoUseMark());
        return builder;
    }

    public static TBuilder Needs<TBuilder>(this TBuilder builder, Need need)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new NeedMark(need));
        return builder;
    }

    public static TBuilder ForSignedIn<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new SignedInMark());
        return builder;
    }

    public static IApplicationBuilder UseDoor(this IApplicationBuilder app) => app.Use(Pass);

    private static async Task Pass(HttpContext http, RequestDelegate next)
    {
        var seat = http.RequestServices.GetRequiredService<Seat>();
        seat.Language = ReaderLanguage.Of(http);
        if (Accounts.IdOf(http.User) is { } account) seat.SignIn(account);
        var endpoint = http.GetEndpoint();
        if (endpoint is null)
        {
            await Show.NotThere().ExecuteAsync(http);
            return;
        }
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
            && await FormProblem(http) is { } problem)
        {
            await Show.Refused(problem).ExecuteAsync(http);
            return;
        }
        var need = endpoint.Metadata.GetMetadata<NeedMark>();
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && seat.AccountId == Guid.Empty)
        {
            http.Response.Redirect("/sign-in?to=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString));
            return;
        }
        if (need is not null && await Seated(http, seat, need.Need) is { } refusal)
        {
            await Note(http, seat, endpoint, refusal);
            await Show.Refused(refusal).ExecuteAsync(http);
            return;
        }
        if (seat.IsEncrypted && endpoint.Metadata.GetMetadata<OpenWhileLockedMark>() is null && !IsOpen(http, seat, endpoint))
        {
            await (await KeyRoutes.Locked(http)).ExecuteAsync(http);
            return;
        }
        await next(http);
    }

    private static async Task<Refusal?> Seated(HttpContext http, Seat seat, Need need)
    {
        if (!Guid.TryParse(http.GetRouteValue("compartment") as string, out var compartment)) return new NotThere();
        var store = http.RequestServices.GetRequiredService<Store>();
        var found = await store.Set<Membership>().AsNoTracking()
            .Where(m => m.AccountId == seat.AccountId && m.CompartmentId == compartment)
            .Join(store.Set<Compartment>(), m => m.CompartmentId, c => c.Id, (m, c) => new { m.Role, c.Name, c.KeyId, m.AccountId })
            .Join(store.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => new { m.Role, m.Name, m.KeyId, a.TravellingSince })
            .SingleOrDefaultAsync(http.RequestAborted);
        if (found is null) return new NotThere();
        seat.Take(compartment, found.Name, found.Role, found.KeyId is not null);
        seat.Travels = found.TravellingSince is not null;
        // Across a border nothing says "not allowed": what is not there cannot be asked for.
        if (seat.Travels && !(seat.May(need) && HttpMethods.IsGet(http.Request.Method))) return new NotThere();
        // Another server has changed the key: here it has to be unlocked again.
        var ring = http.RequestServices.GetRequiredService<Keyring>();
        if (found.KeyId is { } key && ring.IsOpen(compartment) && !ring.IsOpen(compartment, key)) ring.Lock(compartment);
        return seat.May(need) ? null : new NotAllowed();
    }

    private static bool IsOpen(HttpContext http, Seat seat, Endpoint endpoint)
    {
        var ring = http.RequestServices.GetRequiredService<Keyring>();
        if (!ring.IsOpen(seat.CompartmentId)) return false;
        if (endpoint.Metadata.GetMetadata<NoUseMark>() is null) ring.Used(seat.CompartmentId);
        return true;
    }

    /// <summary>Who was turned away, and where: in the compartment's own trail, or for a stranger to it in the institution's.</summary>
    private static Task Note(HttpContext http, Seat seat, Endpoint endpoint, Refusal refusal)
    {
        var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText?.Replace("/c/{compartment:guid}", "", StringComparison.Ordinal) ?? "";
        _ = Guid.TryParse(http.GetRouteValue("compartment") as string, out var asked);
        return http.RequestServices.GetRequiredService<Store>()
            .Note(AuditAct.Refused, route, asked, refusal is NotAllowed ? seat.CompartmentId : Guid.Empty, http.RequestAborted);
    }

    /// <summary>Every form proves that it came from a page of ours, whatever its handler reads.</summary>
    private static async Task<Refusal?> FormProblem(HttpContext http)
    {
        if (http.Request.ContentLength > Uploads.MostBytes) return new UploadIsTooLarge();
        try
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            return null;
        }
        catch (AntiforgeryValidationException e) when (e.InnerException is BadHttpRequestException or InvalidDataException or IOException)
        {
            return Broken(e.InnerException);
        }
        catch (AntiforgeryValidationException)
        {
            return new FormIsStale();
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException)
        {
            return Broken(e);
        }
    }

    private static Refusal Broken(Exception e) =>
        e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } || e is InvalidDataException ? new UploadIsTooLarge() : new UploadBroke();
}

public sealed record FormIsStale() : Refusal(new Words(
    "This form was opened too long ago or in another sign-in. Go back, copy what you typed, reload the page and send it again.",
    "这个表单打开时间过长，或属于另一次登录。请返回并复制已填内容，重新载入页面后再提交。"));
