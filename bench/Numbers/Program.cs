using System.Text;
using SecondTrack.Bench.Numbers;

Console.OutputEncoding = Encoding.UTF8;
// One file a method; each gives its table. Without arguments all of them.
var tables = new Dictionary<string, Func<string>>(StringComparer.Ordinal) { ["networks"] = Networks.Table, ["groups"] = MeasureGroups.Table, ["positions"] = MeasurePositions.Table };
foreach (var (name, table) in tables)
    if (args.Length == 0 || args.Contains(name)) Console.WriteLine($"## {name}\n{table()}");
