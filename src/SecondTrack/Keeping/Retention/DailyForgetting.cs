namespace SecondTrack.Keeping.Retention;

/// <summary>Parts of rows that go before the row itself does: a capability registers one for them. What it marks is forgotten by the caller.</summary>
public abstract class DailyForgetting
{
    /// <returns>How many rows it touched.</returns>
    internal abstract Task<int> Mark(DateOnly day, CancellationToken cancel);
}
