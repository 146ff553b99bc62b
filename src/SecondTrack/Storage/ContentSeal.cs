using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Keeping.Keys;

namespace SecondTrack.Storage;

/// <summary>Where a sealed value belongs: bound into the seal, so that ciphertext cannot be moved to another row, column or compartment.</summary>
public readonly record struct SealedPlace(string Table, Guid Row, string Column, Guid Compartment)
{
    internal byte[] Bound() => Encoding.UTF8.GetBytes($"{Table}|{Row:N}|{Column}|{Compartment:N}");
}

/// <summary>
/// The one seam through which content goes into the store and comes out. Every value says in its first byte how it is sealed: 0 plain,
/// 1 by a generation of its compartment's key, 2 by the key of the person it is about (docs/decisions/0006).
/// </summary>
public sealed class ContentSeal(Keyring ring, Chance chance, IServiceScopeFactory scopes) : IDisposable
{
    internal const byte Plain = 0, ByCompartment = 1, ByPerson = 2;
    private const int HeadOfPerson = 2 + 16;

    // Keys made by a save that is not committed: this scope alone may use them.
    private readonly Dictionary<(Guid Person, byte Generation), SealingKey> _new = [];

    internal OpenCompartment? OpenOne(Guid compartment) => ring.Find(compartment);

    public byte[] Close(ReadOnlySpan<byte> content, in SealedPlace place) => Close(content, place, null);

    internal byte[] Close(ReadOnlySpan<byte> content, in SealedPlace place, Guid? person)
    {
        if (ring.Find(place.Compartment) is not { } open) return [Plain, .. content];
        try
        {
            var newest = open.Newest;
            if (person is not { } id) return (open.Key(newest) ?? throw new CompartmentLockedException()).Close([ByCompartment, newest], content, place.Bound(), chance);
            var passing = false;
            var key = _new.GetValueOrDefault((id, newest)) ?? open.PersonsKey(id, newest, out passing) ?? throw new CompartmentLockedException();
            Span<byte> head = stackalloc byte[HeadOfPerson];
            (head[0], head[1]) = (ByPerson, newest);
            id.TryWriteBytes(head[2..], bigEndian: true, out _);
            var closed = key.Close(head, content, place.Bound(), chance);
            if (passing) key.Dispose();
            return closed;
        }
        catch (ObjectDisposedException e)
        {
            throw new CompartmentLockedException("The compartment was locked meanwhile.", e);
        }
    }

    public ReadOnlySpan<byte> Open(byte[] closed, scoped in SealedPlace place)
    {
        if (closed.Length == 0) throw new InvalidDataException($"{place.Table} {place.Row} has nothing in {place.Column}.");
        if (closed[0] == Plain) return closed.AsSpan(1);
        if (closed[0] > ByPerson) throw new InvalidDataException($"{place.Table} {place.Row} is sealed in form {closed[0]}, which this version does not know.");
        var open = ring.Find(place.Compartment) ?? throw new CompartmentLockedException();
        try
        {
            return (closed[0] == ByCompartment ? OpenByCompartment(open, closed, place) : OpenByPerson(open, closed, place))
                ?? throw new InvalidDataException($"{place.Table} {place.Row} does not open in {place.Column}: it was changed from outside.");
        }
        catch (ObjectDisposedException e)
        {
            throw new CompartmentLockedException("The compartment was locked meanwhile.", e);
        }
    }

    /// <summary>The person by whose key it is sealed; null for any other form.</summary>
    internal static Guid? PersonOf(ReadOnlySpan<byte> closed) =>
        closed.Length > HeadOfPerson && closed[0] == ByPerson ? new Guid(closed[2..HeadOfPerson], bigEndian: true) : null;

    /// <summary>Whether it has to be sealed again: by the newest key, and by the key of whom it is about now.</summary>
    internal static bool IsStale(OpenCompartment open, ReadOnlySpan<byte> closed, Guid? person) =>
        closed.Length < 2 || closed[0] == Plain || closed[1] != open.Newest || PersonOf(closed) != person;

    /// <summary>Before closing: the keys of these persons, known or made and added to what is being saved.</summary>
    internal async Task HaveKeysOf(Store store, OpenCompartment open, IReadOnlyCollection<Guid> persons, CancellationToken cancel)
    {
        var newest = open.Newest;
        var unknown = persons.Where(p => !_new.ContainsKey((p, newest)) && !open.Knows(p, newest)).Distinct().ToList();
        foreach (var some in unknown.Chunk(400))
            foreach (var row in await store.Set<PersonKey>().AsNoTracking().Where(k => k.CompartmentId == open.Compartment && k.Generation == newest && some.Contains(k.PersonId)).ToListAsync(cancel))
                open.Remember(row);
        foreach (var person in unknown.Where(p => !open.Knows(p, newest)))
        {
            var row = open.NewPersonKey(person, newest, chance);
            store.Add(row);
            _new[(person, newest)] = open.Unwrap(person, newest, row.Wrapped) ?? throw new CompartmentLockedException();
        }
    }

    public void Dispose()
    {
        foreach (var key in _new.Values) key.Dispose();
    }

    private static byte[]? OpenByCompartment(OpenCompartment open, byte[] closed, in SealedPlace place)
    {
        // A generation this server does not know: another one has changed the key since it was opened here.
        var key = open.Key(closed[1]) ?? throw new CompartmentLockedException();
        return key.Open(closed.AsSpan(2), place.Bound());
    }

    private byte[]? OpenByPerson(OpenCompartment open, byte[] closed, in SealedPlace place)
    {
        var (person, generation) = (PersonOf(closed)!.Value, closed[1]);
        if (open.Key(generation) is null) throw new CompartmentLockedException();
        var passing = false;
        var key = _new.GetValueOrDefault((person, generation)) ?? open.PersonsKey(person, generation, out passing);
        if (key is null && FromStore(open, person, generation)) key = open.PersonsKey(person, generation, out passing);
        if (key is null) throw new InvalidDataException($"{place.Table} {place.Row} is about somebody whose key was deleted.");
        var content = key.Open(closed.AsSpan(HeadOfPerson), place.Bound());
        if (passing) key.Dispose();
        return content;
    }

    /// <summary>Made by another server, or by a save of this one: read once, on a connection of its own, since a reader may be open on the caller's.</summary>
    private bool FromStore(OpenCompartment open, Guid person, byte generation)
    {
        using var scope = scopes.CreateScope();
        var row = scope.ServiceProvider.GetRequiredService<Store>().Set<PersonKey>().AsNoTracking()
            .FirstOrDefault(k => k.CompartmentId == open.Compartment && k.PersonId == person && k.Generation == generation);
        if (row is not null) open.Remember(row);
        return row is not null;
    }
}
