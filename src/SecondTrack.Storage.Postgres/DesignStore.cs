using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Keys;
using SecondTrack.Search;

namespace SecondTrack.Storage.Postgres;

/// <summary>For <c>dotnet ef migrations</c> only.</summary>
internal sealed class DesignStore : IDesignTimeDbContextFactory<Store>
{
    public Store CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<Store>();
        options.UseStore(StoreAddress.Postgres("Host=localhost;Database=design"));
        return new Store(options.Options, new Seat(), new ContentSeal(new Keyring(TimeProvider.System, LockAfter.Usual), Chance.Secure, null!), TimeProvider.System, Chance.Secure, new SearchDoor([], []), new ChangeFeed());
    }
}
