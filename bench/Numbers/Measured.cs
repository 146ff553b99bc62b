using System.Diagnostics;
using System.Globalization;

namespace SecondTrack.Bench.Numbers;

/// <summary>One line of the table: what ran, how long, and what others take for the same.</summary>
internal sealed record Measured(string What, string Ours, string Goal, string Peer)
{
    /// <summary>The median of several runs after a first one, which compiles.</summary>
    public static double Seconds(Action run, int times = 7)
    {
        run();
        var all = new double[times];
        for (var i = 0; i < times; i++)
        {
            GC.Collect();
            var began = Stopwatch.GetTimestamp();
            run();
            all[i] = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        Array.Sort(all);
        return all[times / 2];
    }

    public static string Show(double seconds) => seconds < 1e-3 ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0.0} µs")
        : seconds < 0.1 ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.0} ms") : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s");
}
