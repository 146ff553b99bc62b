using SecondTrack.Bench.Room;

// `write DIR MARKS`: appends until it is killed, and says each entry that it was told is kept. The tests kill it.
if (args is ["write", var folder, var marks]) return WriteUntilKilled.Run(folder, marks);
// Otherwise measures, and prints the table of bench/room.md.
MeasureRoom.Run(args is ["--entries", var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 10_000);
return 0;
