using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Consents;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Points;
using SecondTrack.Example;
using SecondTrack.Example.Generated;
using SecondTrack.Keeping;
using SecondTrack.Keeping.Retention;
using SecondTrack.Storage;
using Xunit;

namespace SecondTrack.Web.Tests.SignIn;

/// <summary>
/// A workbench with two full compartments: ours with the example and somebody in every role, and theirs, where every text that a person
/// could have written carries a mark (a canary) and nobody of ours is in. Whatever of theirs is seen anywhere is a leak.
/// </summary>
public sealed partial class TwoCompartments : IAsyncLifetime
{
    /// <summary>Written before the name of the type whose content it is; asked for in small letters, so that an echo of a question is no leak.</summary>
    public const string Mark = "zqxkanari";

    public const string HanMark = "夋埖鎷";

    public static readonly Guid Theirs = new("7e7e0000-0000-4000-8000-0000000000aa");

    private static readonly Guid TheirAccount = new("7e7e0000-0000-4000-8000-0000000000ab");

    private readonly Dictionary<Role, (FormClient Client, string Token)> _clients = [];
    private readonly Dictionary<(bool Ours, string Kind), IReadOnlyList<Guid>> _ids = [];
    private HashSet<string> _theirIds = [];

    internal OwnWorkbench Workbench { get; private set; } = null!;

    public static Guid Ours => LoadExample.Compartment;

    public FormClient Of(Role role) => _clients[role].Client;

    public string TokenOf(Role role) => _clients[role].Token;

    /// <summary>All kinds that somebody has an id of: the private types, and what is beside them.</summary>
    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public IReadOnlyList<Guid> Ids(bool ours, string kind) => _ids.GetValueOrDefault((ours, kind), []);

    public async ValueTask InitializeAsync()
    {
        Workbench = await OwnWorkbench.Start();
        await SignEverybodyIn();
        await using (var scope = Workbench.Running.App.Services.CreateAsyncScope())
            Assert.Null(await scope.ServiceProvider.GetRequiredService<LoadExample>().Run());
        await Within(Theirs, TheirAccount, FillTheirs);
        await Within(Ours, LoadExample.Visitor, AddWhatIsRare);
        await Within(Theirs, TheirAccount, AddWhatIsRare);
        await JoinOurs();
        await ReadIds();
    }

    /// <summary>Seated in one compartment as its convenor, with the real store.</summary>
    public async Task Within(Guid compartment, Guid account, Func<IServiceProvider, Task> act)
    {
        await using var scope = Workbench.Running.App.Services.CreateAsyncScope();
        var seat = scope.ServiceProvider.GetRequiredService<Seat>();
        seat.SignIn(account);
        seat.Take(compartment, LocalText.Of("Seat", "座席"), Role.Convenor);
        await act(scope.ServiceProvider);
    }

    /// <summary>What of theirs stands in an answer; null where there is nothing. The ids that were asked for may be repeated.</summary>
    public string? Leak(string text, params IEnumerable<Guid> asked)
    {
        if (MarkIn().Match(text) is { Success: true } found) return found.Value;
        if (text.Contains(HanMark, StringComparison.Ordinal)) return HanMark;
        var own = asked.Select(a => a.ToString("N")).ToHashSet();
        return IdIn().Matches(text).Select(m => m.Value.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant())
            .FirstOrDefault(id => _theirIds.Contains(id) && !own.Contains(id));
    }

    /// <summary>An answer as somebody reads it: entities and escapes taken out, folded lines joined, archives opened.</summary>
    public static async Task<string> Readable(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var head = response.Headers + "\n" + response.Content.Headers + "\n";
        if (!bytes.AsSpan().StartsWith("PK"u8)) return head + Plain(bytes);
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        var all = new StringBuilder(head);
        foreach (var entry in zip.Entries)
        {
            await using var part = await entry.OpenAsync(TestContext.Current.CancellationToken);
            using var read = new MemoryStream();
            await part.CopyToAsync(read, TestContext.Current.CancellationToken);
            all.AppendLine(entry.FullName).AppendLine(Plain(read.ToArray()));
        }
        return all.ToString();
    }

    private static string Plain(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal);
        return WebUtility.HtmlDecode(Escape().Replace(text, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()));
    }

    private async Task SignEverybodyIn()
    {
        var (convenor, at) = await Workbench.First();
        _clients.Add(Role.Convenor, (convenor, await convenor.Token("/account")));
        foreach (var role in new[] { Role.Participant, Role.Scholar, Role.Operator })
        {
            var client = await Workbench.Another(convenor, at, $"as {role}", Role.Participant);
            _clients.Add(role, (client, await client.Token("/account")));
        }
    }

    private Task JoinOurs() => Within(Ours, LoadExample.Visitor, async services =>
    {
        var store = services.GetRequiredService<Store>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var name = role == Role.Convenor ? "convenor" : $"as {role}";
            var account = await store.Set<Account>().SingleAsync(a => a.UserName == name);
            store.Add(new Membership { AccountId = account.Id, CompartmentId = Ours, Role = role, Since = Workbench.Clock.GetUtcNow() });
        }
        Assert.True((await store.Save(new Words("Joined", "已加入"))).Done);
    });

    private static async Task FillTheirs(IServiceProvider services)
    {
        var (store, chance, random) = (services.GetRequiredService<Store>(), Chance.Seeded(5), new Random(5));
        store.AddRange(
            new Account { Id = TheirAccount, UserName = "theirs", NormalizedUserName = "THEIRS", DisplayName = Mark + "Account", SecurityStamp = "theirs" },
            new Compartment { Id = Theirs, Name = LocalText.Of(Mark + "Compartment", HanMark) },
            new Membership { AccountId = TheirAccount, CompartmentId = Theirs, Role = Role.Convenor });
        var make = new MakeText(random);
        var world = new PutWorld(store, Theirs, chance, random, make);
        var evidence = new PutEvidence(store, Theirs, TheirAccount, chance, random, make, world, services.GetRequiredService<ContentSeal>());
        world.Run(30);
        await SaveMarked(store);
        world.PutParticipants();
        for (var i = 0; i < 12; i++) evidence.Run(3);
        for (var i = 0; i < 5; i++) evidence.PutNote();
        for (var i = 0; i < 5; i++) evidence.PutObservation();
        await SaveMarked(store);
    }

    /// <summary>What neither the example nor the generator makes, in both compartments.</summary>
    private static async Task AddWhatIsRare(IServiceProvider services)
    {
        var (store, seat, chance) = (services.GetRequiredService<Store>(), services.GetRequiredService<Seat>(), Chance.Secure);
        var (at, text) = (DateTimeOffset.UnixEpoch, LocalText.Of("Written down", "写下"));
        var (person, series, session) = (await store.Set<Person>().FirstAsync(), await store.Set<Series>().FirstAsync(), await store.Set<Session>().FirstAsync());
        store.AddRange(
            new WorkingGroup { Id = chance.NewId(), CompartmentId = seat.CompartmentId, SeriesId = series.Id, Ordinal = 9, Content = new(text, text) },
            new SessionPoint { Id = chance.NewId(), CompartmentId = seat.CompartmentId, SessionId = session.Id, At = at, Content = new(text) },
            new Consent { Id = chance.NewId(), CompartmentId = seat.CompartmentId, PersonId = person.Id, Purpose = Purpose.ProfileKept, Content = new(text) },
            new LegalHold { Id = chance.NewId(), CompartmentId = seat.CompartmentId, PlacedBy = seat.AccountId, PlacedAt = at, EndsOn = 19700201, Content = new("Held") },
            new Invitation { Id = chance.NewId(), SecretHash = chance.Bytes(32), CompartmentId = seat.CompartmentId, Role = Role.Scholar, CreatedAt = at, ExpiresAt = at.AddYears(90) });
        await SaveMarked(store, seat.CompartmentId == Theirs);
    }

    private static async Task SaveMarked(Store store, bool theirs = true)
    {
        // Hashes, types of files and tags are not a person's words: a changed one would break the thing instead of marking it.
        if (theirs)
            foreach (var entry in store.ChangeTracker.Entries<PrivateRow>().ToList())
                entry.Entity.Rewrite(t => t.Length == 0 || NotWords().IsMatch(t) ? t : $"{t} {Mark}{entry.Entity.GetType().Name}{HanMark}");
        Assert.True((await store.Save(theirs ? new Words(Mark + "Change", HanMark) : new Words("Written", "已写"))).Done);
        store.ChangeTracker.Clear();
    }

    private async Task ReadIds()
    {
        foreach (var ours in new[] { true, false })
            await Within(ours ? Ours : Theirs, TheirAccount, async services =>
            {
                var store = services.GetRequiredService<Store>();
                var compartment = ours ? Ours : Theirs;
                foreach (var type in store.Model.GetEntityTypes().Select(t => t.ClrType).Where(typeof(PrivateRow).IsAssignableFrom))
                    _ids[(ours, type.Name)] = await IdsOf(store, type);
                _ids[(ours, nameof(Change))] = await store.Set<Change>().Where(c => c.CompartmentId == compartment).Select(c => c.Id).ToListAsync();
                _ids[(ours, nameof(Invitation))] = await store.Set<Invitation>().Where(i => i.CompartmentId == compartment).Select(i => i.Id).ToListAsync();
                _ids[(ours, nameof(Membership))] = await store.Set<Membership>().Where(m => m.CompartmentId == compartment).Select(m => m.AccountId).ToListAsync();
            });
        Kinds = [.. _ids.Keys.Select(k => k.Kind).Distinct().Order(StringComparer.Ordinal)];
        Assert.Empty(_ids.Where(k => k.Value.Count == 0).Select(k => $"{(k.Key.Ours ? "our" : "their")} compartment has no {k.Key.Kind}: the walk could not try one"));
        _theirIds = [.. Kinds.SelectMany(k => Ids(false, k)).Append(Theirs).Select(id => id.ToString("N"))];
    }

    private static async Task<IReadOnlyList<Guid>> IdsOf(Store store, Type type) =>
        await (Task<List<Guid>>)typeof(TwoCompartments).GetMethod(nameof(IdsIn), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [store])!;

    private static Task<List<Guid>> IdsIn<T>(Store store)
        where T : PrivateRow => store.Set<T>().OrderBy(r => r.Id).Select(r => r.Id).ToListAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var (client, _) in _clients.Values) client.Dispose();
        await Workbench.DisposeAsync();
    }

    [GeneratedRegex($"{Mark}[A-Z][A-Za-z]*")]
    private static partial Regex MarkIn();

    [GeneratedRegex("[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex IdIn();

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escape();

    [GeneratedRegex("^([0-9a-f]{64}|[a-z]+/[a-z]+|utf-8|[a-z]+:.*)$")]
    private static partial Regex NotWords();
}
