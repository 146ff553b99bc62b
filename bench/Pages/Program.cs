using System.Globalization;
using SecondTrack.Bench.Pages;

// How long every page takes at the server, on a generated store. See bench/pages.md for how to repeat.
var arguments = Arguments.Read(args);
if (arguments is null)
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench/Pages -- --data DIR [--sources 10000] [--statements 100000] [--seed 1] [--requests 200] [--only PART] [--out FILE] [--connection POSTGRES]");
    return 2;
}
await using var bench = await BenchWorkbench.Start(arguments);
var routes = await new WalkRoutes(bench).Run();
var results = new List<Measured>();
foreach (var route in routes.Where(r => arguments.Only is null || r.Pattern.Contains(arguments.Only, StringComparison.Ordinal)))
{
    var measured = await new MeasureRoute(bench, arguments.Requests).Run(route);
    results.Add(measured);
    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured.P95,8:0.0} ms p95  {measured.P50,8:0.0} p50  {measured.Processor,6:0.0} cpu  {measured.Addresses,4} addresses  {route.Pattern}  {measured.Note}"));
    foreach (var (took, address) in measured.Slowest.Where(s => s.Milliseconds > WriteTable.Target / 2))
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      {took,8:0.0} ms  {Uri.UnescapeDataString(address)}"));
}
var table = WriteTable.Of(results, arguments);
if (arguments.Out is { } path) await File.WriteAllTextAsync(path, table);
else Console.Write(table);
return results.Exists(r => r.P95 > WriteTable.Target) ? 1 : 0;
