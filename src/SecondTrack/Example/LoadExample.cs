using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Example;

/// <summary>
/// Fills a store with the example: an invented series between two invented institutes, in a compartment of its own, with a local visitor as
/// its convenor. All or nothing; a store that has it already is left alone.
/// </summary>
public sealed class LoadExample(Store store, Seat seat, ContentSeal seal)
{
    /// <summary>The account that a local visitor of <c>--example</c> is signed in as.</summary>
    public static readonly Guid Visitor = ExampleIds.Of("account", "local visitor");

    public static readonly Guid Compartment = ExampleIds.Of("compartment", "example");

    private static readonly DateTimeOffset Began = new(2019, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public async Task<Refusal?> Run(CancellationToken cancel = default)
    {
        if (await store.Set<Compartment>().AnyAsync(c => c.Id == Compartment, cancel)) return null;
        var content = ExampleContent.Read();
        seat.SignIn(Visitor);
        seat.Take(Compartment, content.Dialogue.Compartment.Text, Role.Convenor);

        await using var whole = await store.Database.BeginTransactionAsync(cancel);
        AddVisitor(content.Dialogue);
        if ((await store.Save(new("Example opened", "已建立示例"), cancel)).Refusal is { } first) return first;
        PutDialogues.Into(store, content);
        if ((await store.Save(new("Example: series and people", "示例：系列与人物"), cancel)).Refusal is { } second) return second;
        PutQuestions.Into(store, content);
        new PutSources(store, seal, content).Run();
        if ((await store.Save(new("Example: sources and statements", "示例：来源与陈述"), cancel)).Refusal is { } last) return last;
        await whole.CommitAsync(cancel);
        store.ChangeTracker.Clear();
        return null;
    }

    /// <summary>When the research assistant took something in: the evening of the day it is from, or some days later.</summary>
    internal static DateTimeOffset Evening(PartialDate date, int days = 0) =>
        new DateTimeOffset(date.Last.ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero).AddDays(days);

    private void AddVisitor(DialogueFile file) => store.AddRange(
        new Account
        {
            Id = Visitor, UserName = "visitor", NormalizedUserName = "VISITOR", DisplayName = $"{file.Account.En} · {file.Account.Zh}",
            CreatedAt = Began, SecurityStamp = Visitor.ToString("N"), ConcurrencyStamp = Visitor.ToString("D"),
        },
        new Compartment { Id = Compartment, Name = file.Compartment.Text, CreatedAt = Began },
        new Membership { AccountId = Visitor, CompartmentId = Compartment, Role = Role.Convenor, Since = Began });
}

public static class ExampleRegistration
{
    public static IServiceCollection AddExample(this IServiceCollection services) => services.AddScoped<LoadExample>().AddScoped<Generated.GenerateStore>();
}
