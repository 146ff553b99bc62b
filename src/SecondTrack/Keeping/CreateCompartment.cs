using Microsoft.EntityFrameworkCore;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record CompartmentNeedsAName() : Refusal(new Words(
    "The compartment needs a name in at least one language.", "请至少用一种语言填写隔间名称。"));

public sealed record OnlyConvenorsCreate() : Refusal(new Words(
    "Compartments are made by convenors and by the operator. Ask one of them.", "隔间由召集人或运维人员建立，请与他们联系。"));

/// <summary>A new compartment with its maker as the first convenor. A participant of another institute cannot make walls inside this one.</summary>
public sealed class CreateCompartment(Store store, Seat seat, TimeProvider time, Chance chance)
{
    public async Task<Outcome<Guid>> Run(LocalText name, CancellationToken cancel = default)
    {
        if (!await MayCreate(store, seat, cancel)) return new OnlyConvenorsCreate();
        if (name.IsEmpty) return new CompartmentNeedsAName();
        var now = time.GetUtcNow();
        var compartment = new Compartment { Id = chance.NewId(), Name = name, CreatedAt = now };
        store.AddRange(compartment, new Membership { AccountId = seat.AccountId, CompartmentId = compartment.Id, Role = Role.Convenor, Since = now });
        var saved = await store.Save(new Words("Compartment created", "已建立隔间"), cancel);
        return saved.Refusal is { } refusal ? refusal : compartment.Id;
    }

    internal static async Task<bool> MayCreate(Store store, Seat seat, CancellationToken cancel) =>
        await store.Set<Membership>().AnyAsync(m => m.AccountId == seat.AccountId && m.Role == Role.Convenor, cancel)
        || await store.Set<Account>().AnyAsync(a => a.Id == seat.AccountId && a.IsOperator, cancel);
}
