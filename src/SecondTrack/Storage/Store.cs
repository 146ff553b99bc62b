using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Search;

namespace SecondTrack.Storage;

/// <summary>
/// The private memory of one institution, seen from one seat: every query is bounded by the compartment of that seat, every change goes
/// into its audit trail with the earlier version kept beside it (Store.Saving.cs).
/// </summary>
public sealed partial class Store(DbContextOptions<Store> options, Seat seat, ContentSeal seal, TimeProvider time, Chance chance, SearchDoor search, ChangeFeed feed)
    : IdentityUserContext<Account, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(options), IDataProtectionKeyContext
{
    internal Seat Seat => seat;

    internal ContentSeal Seal => seal;

    /// <summary>Read by the query filter of every private type.</summary>
    internal Guid Within => seat.CompartmentId;

    internal ReadOnlySpan<byte> OpenEarlier(EarlierVersion version) =>
        seal.Open(version.Sealed, EarlierVersion.PlaceOf(version.ChangeId, version.ThingId, version.CompartmentId));

    /// <summary>The keys and the index of the seat's compartment while it is open; null while it is locked and where it is not encrypted.</summary>
    internal OpenCompartment? OpenOne => seal.OpenOne(Within);

    /// <summary>The rows of one private type, bounded by the seat like every query.</summary>
    internal IQueryable<PrivateRow> RowsOf(Type type) => (IQueryable<PrivateRow>)SetOf.MakeGenericMethod(type).Invoke(this, null)!;

    internal IEnumerable<Type> PrivateTypes => Model.GetEntityTypes().Select(t => t.ClrType).Where(t => typeof(PrivateRow).IsAssignableFrom(t));

    private static readonly System.Reflection.MethodInfo SetOf = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!;

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.AddInterceptors(GivesTheSeal.Instance);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<PartialDate>().HaveConversion<PartialDateColumn>().HaveMaxLength(24);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantColumn>();
        configurationBuilder.Properties<LocalText>().HaveConversion<LocalTextColumn>();
        if (Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true)
            configurationBuilder.Properties<Guid>().HaveConversion<IdColumn>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(Store).Assembly);
        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(PrivateRow).IsAssignableFrom(t.ClrType)).ToList())
            PrivateModel.Configure(builder, type.ClrType, this);
    }

    private sealed class GivesTheSeal : IMaterializationInterceptor
    {
        public static readonly GivesTheSeal Instance = new();

        public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
        {
            if (entity is PrivateRow row && materializationData.Context is Store store) row.Seal = store.Seal;
            return entity;
        }
    }
}
