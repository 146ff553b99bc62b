namespace SecondTrack.Evidence.Issues;

public enum Direction
{
    Up,
    Down,
}

/// <summary>The order of things under one parent, and whether a thing may move under another: the same for issues and for communities.</summary>
internal static class SiblingOrder
{
    /// <summary>The siblings in their new order; the first stays first when moved up.</summary>
    public static IReadOnlyList<T> Moved<T>(IEnumerable<T> inOrder, T moved, Direction direction)
    {
        var order = inOrder.ToList();
        var at = order.IndexOf(moved);
        var to = Math.Clamp(at + (direction == Direction.Up ? -1 : 1), 0, order.Count - 1);
        order.RemoveAt(at);
        order.Insert(to, moved);
        return order;
    }

    /// <summary>True where <paramref name="under"/> is the thing itself or lies somewhere below it.</summary>
    public static bool WouldLoop(Guid thing, Guid? under, IReadOnlyDictionary<Guid, Guid?> parents)
    {
        var steps = 0;
        for (var at = under; at is { } id && steps++ <= parents.Count; at = parents.GetValueOrDefault(id))
            if (id == thing) return true;
        return false;
    }

    /// <summary>What a form typed over what was there: languages that the form does not show stay.</summary>
    public static LocalText Over(this LocalText typed, LocalText before) =>
        before.With(LanguageTags.English, typed.En).With(LanguageTags.Chinese, typed.Zh);
}
