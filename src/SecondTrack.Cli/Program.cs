using SecondTrack.Cli;
using SecondTrack.Evidence.Ingest.Worker;

// Started again by itself to read one document, it does that and ends.
if (DocumentWorker.RunIfAsked(args)) return 0;
return await CommandLine.Run(args);
