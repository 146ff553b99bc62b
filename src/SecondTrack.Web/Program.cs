using SecondTrack.Evidence.Ingest.Worker;
using SecondTrack.Web;

// Started again by itself to read one document, it does that and ends.
if (DocumentWorker.RunIfAsked(args)) return 0;
return await Workbench.Run(args);
