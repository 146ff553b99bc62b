using System.CommandLine;
using SecondTrack.Cli;
using SecondTrack.Evidence.Ingest.Worker;

// Started again by itself to read one document, it does that and ends.
if (DocumentWorker.RunIfAsked(args)) return 0;
// One file per group of commands; each gives its command here.
var root = new RootCommand("SecondTrack: the workbench of a Track II dialogue, on the command line.") { Generate.Make(), Ingest.Make() };
var given = root.Parse(args);
if (given.Errors.Count == 0) return await given.InvokeAsync();
foreach (var error in given.Errors) Console.Error.WriteLine(error.Message);
return 2;
