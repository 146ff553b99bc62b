using SecondTrack.Keeping;
using SecondTrack.Storage;
using SecondTrack.Web.Layout;
using SecondTrack.Web.Live;

namespace SecondTrack.Web.SignIn;

/// <summary>What this server has to say of itself beside its store. Null where there is none to ask.</summary>
public sealed record ServerHealth(string Version, long? FreeBytes, DateTimeOffset? NewestCopy, bool? Redis);

/// <summary>The page of whoever runs the server: health, accounts, links for new passwords. Nothing of any compartment.</summary>
public static class OperatorRoutes
{
    public static void MapOperator(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/operator", (Settings settings, IServiceProvider services, CheckHealth check, CancellationToken cancel) =>
            Draw(settings, services, check, null, null, cancel)).ForSignedIn();
        // The link is in this answer alone: a redirect would have to carry it in an address.
        routes.MapPost("/operator/accounts/{account:guid}/reset", async (
            Guid account, IssueReset issue, PublicAddress address, Settings settings, IServiceProvider services, CheckHealth check, CancellationToken cancel) =>
        {
            var issued = await issue.Run(account, cancel);
            return issued.Done
                ? await Draw(settings, services, check, address.Of($"/reset#{issued.Value}"), account, cancel)
                : Show.Refused(issued.Refusal!);
        }).ForSignedIn();
        routes.MapGet("/reset", () => Show.Page<ResetPage>()).AllowAnonymous();
        routes.MapPost("/reset", async (FormIn form, UseReset use, CancellationToken cancel) =>
        {
            var code = form.Text("code").Length > 0 ? form.Text("code") : form.Text("secret");
            var done = await use.Run(code, form.Raw("password"), form.Raw("again"), cancel);
            return done.Done ? Show.Page<SignInPage>(new { PasswordIsNew = true }) : Show.Page<ResetPage>(new { Form = form, Refusal = done.Refusal });
        }).AllowAnonymous();
    }

    private static async Task<IResult> Draw(Settings settings, IServiceProvider services, CheckHealth check, string? link, Guid? of, CancellationToken cancel)
    {
        var health = await check.Run(cancel);
        return health.Done
            ? Show.Page<OperatorPage>(new { Model = health.Value, Server = Look(settings, services), Link = link, LinkOf = of })
            : Show.Refused(health.Refusal!);
    }

    private static ServerHealth Look(Settings settings, IServiceProvider services)
    {
        var folder = new DirectoryInfo(settings.Folder);
        var copies = folder.Exists && settings.Database == StoreKind.Sqlite ? folder.EnumerateFiles("secondtrack.db.before-upgrade-*") : [];
        return new ServerHealth(
            typeof(OperatorRoutes).Assembly.GetName().Version!.ToString(3),
            folder.Exists ? new DriveInfo(folder.FullName).AvailableFreeSpace : null,
            copies.OrderByDescending(f => f.LastWriteTimeUtc).Select(f => (DateTimeOffset?)f.LastWriteTimeUtc).FirstOrDefault(),
            services.GetService<RedisLink>()?.IsConnected);
    }
}
