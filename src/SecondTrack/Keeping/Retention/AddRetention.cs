using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SecondTrack.Keeping.Retention;

internal static class RetentionRegistration
{
    public static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddSingleton(new ExpiryNotice(ExpiryNotice.Usual)).AddScoped<TellRetentionDay>().AddScoped<ExpireRows>().AddScoped<ShowRetention>().AddScoped<PlaceHold>().AddScoped<LiftHold>()
        .AddSingleton<KeptType>(new Kept<LegalHold>(new("Legal holds", "依法保全"), new("5 years after its last day", "截止日之后 5 年"), async (store, today, cancel) =>
        {
            foreach (var day in await store.Set<LegalHold>().Select(h => h.EndsOn).Distinct().ToListAsync(cancel))
                await Expiry.Set(store.Set<LegalHold>().Where(h => h.EndsOn == day), Expiry.Day(day).AddYears(Expiry.YearsAfterSeries), cancel);
        }));
}
