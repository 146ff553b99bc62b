using Microsoft.EntityFrameworkCore;
using SecondTrack.Keeping.Keys;
using SecondTrack.Storage;

namespace SecondTrack.Keeping;

public sealed record CompartmentNeedsAName() : Refusal(new Words(
    "The compartment needs a name in at least one language.", "请至少用一种语言填写隔间名称。"));

public sealed record OnlyConvenorsCreate() : Refusal(new Words(
    "Compartments are made by convenors and by the operator. Ask one of them.", "隔间由召集人或运维人员建立，请与他们联系。"));

/// <summary>A new compartment with its maker as the first convenor. A participant of another institute cannot make walls inside this one.</summary>
public sealed class CreateCompartment(Store store, Seat seat, TimeProvider time, Chance chance, MakeKeys make, Keyring ring)
{
    public async Task<Outcome<Guid>> Run(LocalText name, KeysIn keys, CancellationToken cancel = default)
    {
        if (!await MayCreate(store, seat, cancel)) return new OnlyConvenorsCreate();
        if (name.IsEmpty) return new CompartmentNeedsAName();
        var now = time.GetUtcNow();
        var id = chance.NewId();
        var made = make.For(id, keys);
        if (!made.Done) return made.Refusal!;
        var compartment = new Compartment { Id = id, Name = name, CreatedAt = now, KeyId = made.Value?.KeyId };
        if (made.Value is { } secret) store.Add(secret.Row);
        store.AddRange(compartment, new Membership { AccountId = seat.AccountId, CompartmentId = compartment.Id, Role = Role.Convenor, Since = now });
        var saved = await store.Save(new Words("Compartment created", "已建立隔间"), cancel);
        if (saved.Refusal is { } refusal) return refusal;
        if (made.Value is { } kept) ring.Open(kept.Open);
        return compartment.Id;
    }

    internal static async Task<bool> MayCreate(Store store, Seat seat, CancellationToken cancel) =>
        await store.Set<Membership>().AnyAsync(m => m.AccountId == seat.AccountId && m.Role == Role.Convenor, cancel)
        || await store.Set<Account>().AnyAsync(a => a.Id == seat.AccountId && a.IsOperator, cancel);
}
