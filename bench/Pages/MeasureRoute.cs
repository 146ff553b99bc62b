using System.Diagnostics;

namespace SecondTrack.Bench.Pages;

internal sealed record Measured(string Pattern, int Requests, int Addresses, double P50, double P95, double P99, double Max, double Kilobytes, string Note)
{
    /// <summary>Processor time of the whole process for one request, the asking side included: it does not grow when others keep the machine busy.</summary>
    public double Processor { get; init; }

    public IReadOnlyList<(double Milliseconds, string Address)> Slowest { get; init; } = [];
}

/// <summary>Asks one route again and again, each time for another of its addresses, one request after the other, and notes when the last byte was there.</summary>
internal sealed class MeasureRoute(BenchWorkbench bench, int requests)
{
    private const int WarmUp = 12;

    public async Task<Measured> Run(RouteToMeasure route)
    {
        if (route.Addresses.Count == 0) return new(route.Pattern, 0, 0, 0, 0, 0, 0, 0, "no address found");
        var (times, each) = (new List<double>(requests), new List<(double Milliseconds, string Address)>(requests));
        var (bytes, refused) = (0L, 0);
        var processor = TimeSpan.Zero;
        for (var i = 0; i < WarmUp + requests; i++)
        {
            var address = route.Addresses[bench.Random.Next(route.Addresses.Count)];
            if (i == WarmUp) processor = Environment.CpuUsage.TotalTime;
            var began = Stopwatch.GetTimestamp();
            using var response = await bench.Get(address);
            if (response.Content.Headers.ContentType?.MediaType == "text/event-stream") return new(route.Pattern, 0, 0, 0, 0, 0, 0, 0, "a stream");
            var body = await response.Content.ReadAsByteArrayAsync();
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (i < WarmUp) continue;
            times.Add(took);
            each.Add((took, address));
            bytes += body.Length;
            if ((int)response.StatusCode >= 400) refused++;
        }
        var used = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / requests;
        times.Sort();
        double At(double share) => times[Math.Min(times.Count - 1, (int)Math.Ceiling(share * times.Count) - 1)];
        return new(route.Pattern, requests, route.Addresses.Count, At(.5), At(.95), At(.99), times[^1], bytes / 1024.0 / requests, refused > 0 ? $"{refused} answered 4xx/5xx" : "")
        {
            Processor = used,
            Slowest = [.. each.OrderByDescending(e => e.Milliseconds).Take(5)],
        };
    }
}
