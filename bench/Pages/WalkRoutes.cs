using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing.Patterns;
using SecondTrack.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Bench.Pages;

/// <summary>One GET route with addresses of it that exist in this store.</summary>
internal sealed record RouteToMeasure(string Pattern, IReadOnlyList<string> Addresses);

/// <summary>
/// Finds addresses for every GET route inside a compartment, as a reader would: by following the links of the pages. A route that no page
/// links to is tried with the ids of its neighbours.
/// </summary>
internal sealed partial class WalkRoutes(BenchWorkbench bench)
{
    private const int FetchedOfEach = 25, KeptOfEach = 400;

    public async Task<IReadOnlyList<RouteToMeasure>> Run()
    {
        var routes = bench.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<NeedMark>() is { Need: not Need.Operate } && (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? false))
            .Select(e => new Candidate(e.RoutePattern)).OrderBy(c => c.Pattern, StringComparer.Ordinal).ToList();
        foreach (var route in routes.Where(r => r.IsPlain)) route.Addresses.Add(bench.In(route.Path));
        var waiting = new Queue<string>(routes.SelectMany(r => r.Addresses));
        var seen = new HashSet<string>(waiting);
        while (waiting.TryDequeue(out var address))
        {
            var route = routes.Find(r => r.Fits(address));
            if (route is null || route.Fetched++ >= FetchedOfEach) continue;
            foreach (var link in await Links(address))
            {
                var of = routes.Find(r => r.Fits(link));
                if (of is null || of.Addresses.Count >= KeptOfEach || !seen.Add(link)) continue;
                of.Addresses.Add(link);
                waiting.Enqueue(link);
            }
        }
        foreach (var route in routes.Where(r => r.Addresses.Count == 0)) route.Addresses.AddRange(FromNeighbours(route, routes));
        await AddSearches(routes);
        return [.. routes.Select(r => new RouteToMeasure(r.Pattern, r.Addresses))];
    }

    private async Task<IEnumerable<string>> Links(string address)
    {
        using var response = await bench.Get(address);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "text/html") return [];
        var html = await response.Content.ReadAsStringAsync();
        return Href().Matches(html).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups["to"].Value)).Select(a => a.Split('#')[0]).Where(a => a.StartsWith("/c/", StringComparison.Ordinal)).Distinct();
    }

    private IEnumerable<string> FromNeighbours(Candidate route, List<Candidate> routes)
    {
        var head = route.Path.Split('{')[0];
        var ids = routes.Where(r => r != route && r.Path.StartsWith(head + "{", StringComparison.Ordinal)).SelectMany(r => r.Addresses)
            .Select(a => Id().Matches(a).ElementAtOrDefault(1)?.Value).OfType<string>().Distinct().Take(50);
        return route.Parameters == 1 ? ids.Select(id => bench.In(Placeholder().Replace(route.Path, id))) : [];
    }

    /// <summary>Searches for words that stand on the pages, alone, in pairs, quoted, of one character and narrowed; and what somebody types letter by letter.</summary>
    private async Task AddSearches(List<Candidate> routes)
    {
        var text = new System.Text.StringBuilder();
        string[] kinds = ["text", "passage", "source", "note", "person"];
        foreach (var address in routes.SelectMany(r => r.Addresses.Take(3)).Take(60).Concat(kinds.Select(k => bench.In("search?kind=" + k))))
        {
            using var response = await bench.Get(address);
            if (response.Content.Headers.ContentType?.MediaType == "text/html") text.Append(Tag().Replace(await response.Content.ReadAsStringAsync(), " "));
        }
        var words = Words().Matches(text.ToString()).Select(m => m.Value).Distinct().ToList();
        var (han, latin) = (words.Where(w => w[0] > 0x2FFF).ToList(), words.Where(w => w[0] < 0x80).ToList());
        string Han(int n) => Pick(han.Where(w => w.Length >= n).ToList())[..n];
        string Query(int i) => (i % 6) switch { 0 => Han(2), 1 => Han(1), 2 => Pick(latin), 3 => Han(2) + " " + Han(2), 4 => $"\"{Pick(latin)} {Pick(latin)}\"", _ => Han(4) };
        using var page = await bench.Get(bench.In("search"));
        var filters = Option().Matches(await page.Content.ReadAsStringAsync()).Select(m => (Name: m.Groups["name"].Value, Values: Value().Matches(m.Groups["options"].Value).Select(v => v.Groups["v"].Value).Where(v => v.Length > 0).ToList()))
            .Where(f => f.Values.Count > 0).ToList();
        if (routes.Find(r => r.Path == "search") is { } search)
        {
            search.Addresses.Clear();
            for (var i = 0; i < 400; i++)
            {
                var query = "q=" + Uri.EscapeDataString(Query(i));
                if (i % 3 == 0 && filters.Count > 0) { var (name, values) = Pick(filters); query += $"&{name}={Pick(values)}"; }
                if (i % 7 == 0) query += "&from=2016&to=2021";
                if (i % 5 == 0) query += "&page=" + (1 + bench.Random.Next(10));
                search.Addresses.Add(bench.In("search?" + query));
            }
        }
        foreach (var offer in routes.Where(r => r.Path.StartsWith("find/", StringComparison.Ordinal)))
            for (var i = 0; i < 200; i++)
                offer.Addresses.Add(bench.In($"{offer.Path}?q={Uri.EscapeDataString(i % 2 == 0 ? Pick(latin)[..(1 + (i / 2 % 2))] : Han(1 + (i / 2 % 2)))}"));
    }

    private T Pick<T>(IReadOnlyList<T> some) => some[bench.Random.Next(some.Count)];

    private sealed class Candidate
    {
        private readonly Regex _fits;

        public Candidate(RoutePattern pattern)
        {
            Pattern = "/" + pattern.RawText!.TrimStart('/');
            Path = Pattern[(Pattern.IndexOf('}', StringComparison.Ordinal) + 2)..];
            Parameters = pattern.Parameters.Count - 1;
            _fits = new Regex("^" + Placeholder().Replace(Regex.Escape(Pattern).Replace("\\{", "{", StringComparison.Ordinal), "[0-9A-Za-z-]+") + "(\\?.*)?$", RegexOptions.ExplicitCapture);
        }

        public string Pattern { get; }

        public string Path { get; }

        public int Parameters { get; }

        public bool IsPlain => Parameters == 0;

        public List<string> Addresses { get; } = [];

        public int Fetched { get; set; }

        public bool Fits(string address) => _fits.IsMatch(address);
    }

    [GeneratedRegex("href=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Href();

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}{2,}|[A-Za-z]{3,}")]
    private static partial Regex Words();

    [GeneratedRegex("<select[^>]*name=\"(?<name>[^\"]+)\"[^>]*>(?<options>.*?)</select>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Option();

    [GeneratedRegex("<option value=\"(?<v>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Value();
}
