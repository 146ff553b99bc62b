using SecondTrack.Web;

return await Workbench.Run(args);
