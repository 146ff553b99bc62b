namespace SecondTrack.Keeping.Keys;

/// <summary>Work in the background whose key was taken away: it ends by itself at its next step.</summary>
internal static class Ended
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    public static void Wait(Task? work)
    {
        // However it ended: it is taken up again at the next unlocking, or was not needed any more.
        if (work is not null) ((IAsyncResult)work).AsyncWaitHandle.WaitOne(Most);
    }
}
