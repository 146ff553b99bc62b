using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace SecondTrack.Storage;

/// <summary>What every private type has in the store: its key, its bound to a compartment, its content outside the columns.</summary>
internal static class PrivateModel
{
    public static void Configure(ModelBuilder builder, Type type, Store store)
    {
        var entity = builder.Entity(type);
        entity.HasKey(nameof(PrivateRow.Id));
        entity.Property(nameof(PrivateRow.Id)).ValueGeneratedNever();
        entity.Property(nameof(PrivateRow.Revision)).IsConcurrencyToken();
        entity.Ignore(nameof(PrivateRow.Seal));
        entity.Ignore(nameof(PrivateRow.ContentIsUnsealed));
        entity.Ignore(nameof(PrivateRow.ConcernsPerson));
        entity.Ignore("Content");
        entity.Ignore("NameKey");
        entity.HasIndex(nameof(PrivateRow.CompartmentId), nameof(PrivateRow.Id));
        entity.HasIndex(nameof(PrivateRow.ExpiresOn));
        entity.HasQueryFilter(InCompartment(type, store));
    }

    private static LambdaExpression InCompartment(Type type, Store store)
    {
        var row = Expression.Parameter(type, "row");
        var seat = Expression.Property(Expression.Constant(store), typeof(Store).GetProperty(nameof(Store.Within), BindingFlags.Instance | BindingFlags.NonPublic)!);
        return Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(PrivateRow.CompartmentId)), seat), row);
    }
}
