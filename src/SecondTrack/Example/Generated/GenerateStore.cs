using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Example.Generated;

/// <param name="Seed">The same seed fills an empty store with the same texts.</param>
public sealed record GenerateRequest(int Sources, int Statements, int Seed)
{
    public int Persons { get; init; } = 400;

    public int Notes { get; init; } = 1000;

    public int Observations { get; init; } = 500;
}

/// <summary>Where a generated store is entered: its compartment, and the account that is its convenor.</summary>
public sealed record Generated(Guid Compartment, Guid Account, int Sources, int Statements);

public sealed record StoreIsNotEmpty() : Refusal(new Words(
    "This store has content already. Generated texts are only put into an empty store: give another folder with --data.",
    "这个存储里已有内容。生成的文本只写入空存储：请用 --data 指定另一个文件夹。"));

public sealed record AmountIsWrong(int Sources, int Statements) : Refusal(new Words(
    "{0} sources and {1} statements were asked for; expected at least 1 source, no negative number and at most 16 statements a source.",
    "要求 {0} 个来源、{1} 条陈述；来源至少为 1，数字不能为负，每个来源至多 16 条陈述。").With(Sources, Statements));

/// <summary>
/// Fills an empty store with as many made-up sources and statements as asked for, through the same sealing, audit trail and search as what
/// people write: to measure with, and to try out a large store.
/// </summary>
public sealed class GenerateStore(Store store, Seat seat, TimeProvider time, ContentSeal seal)
{
    private const int SourcesAtOnce = 100;

    public async Task<Outcome<Generated>> Run(GenerateRequest request, IProgress<int>? sourcesDone = null, CancellationToken cancel = default)
    {
        if (request.Sources < 1 || request.Statements < 0 || request.Statements > 16L * request.Sources) return new AmountIsWrong(request.Sources, request.Statements);
        if (await store.Set<Compartment>().AnyAsync(cancel)) return new StoreIsNotEmpty();
        var chance = Chance.Seeded(request.Seed);
        var random = new Random(request.Seed);
        var (account, compartment) = (chance.NewId(), chance.NewId());
        seat.SignIn(account);
        seat.Take(compartment, LocalText.Of("Generated (invented)", "生成数据（虚构）"), Role.Convenor);
        store.AddRange(
            new Account { Id = account, UserName = "generated", NormalizedUserName = "GENERATED", DisplayName = "Generated · 生成", CreatedAt = time.GetUtcNow(), SecurityStamp = account.ToString("N") },
            new Compartment { Id = compartment, Name = seat.CompartmentName, CreatedAt = time.GetUtcNow() },
            new Membership { AccountId = account, CompartmentId = compartment, Role = Role.Convenor, Since = time.GetUtcNow() });

        var make = new MakeText(random);
        var world = new PutWorld(store, compartment, chance, random, make);
        var evidence = new PutEvidence(store, compartment, account, chance, random, make, world, seal);
        world.Run(request.Persons);
        if (await Save(cancel) is { } first) return first;
        world.PutParticipants();
        for (var i = 0; i < request.Notes; i++) evidence.PutNote();
        for (var i = 0; i < request.Observations; i++) evidence.PutObservation();
        if (await Save(cancel) is { } second) return second;
        for (var i = 0; i < request.Sources; i++)
        {
            // Spread so that the sum is exactly what was asked for.
            evidence.Run((int)(((long)(i + 1) * request.Statements / request.Sources) - ((long)i * request.Statements / request.Sources)));
            if ((i + 1) % SourcesAtOnce != 0 && i + 1 < request.Sources) continue;
            if (await Save(cancel) is { } refusal) return refusal;
            sourcesDone?.Report(i + 1);
        }
        await SqliteStatistics.Refresh(store, cancel);
        return new Generated(compartment, account, request.Sources, request.Statements);
    }

    private async Task<Refusal?> Save(CancellationToken cancel)
    {
        var saved = await store.Save(new Words("Generated", "已生成"), cancel);
        store.ChangeTracker.Clear();
        return saved.Refusal;
    }
}
