using System.Text.Json.Nodes;
using SecondTrack.SignedLog;
using SecondTrack.SignedLog.Store;

namespace SecondTrack.Bench.Room;

/// <summary>Appends entry after entry and prints each one's id once it is kept.</summary>
internal static class WriteUntilKilled
{
    public static int Run(string folder, string marks)
    {
        var made = new MadeRoom();
        var (store, problem) = RoomStore.Open(folder, marks, TimeProvider.System, System.Security.Cryptography.RandomNumberGenerator.Fill);
        if (store is null)
        {
            Console.Error.WriteLine(problem);
            return 2;
        }
        using (store)
        {
            if (store.Copy is null) store.Found(made.Genesis, "A");
            while (true)
            {
                var entry = store.Copy!.Sign(made.Signing("A"), "point/1", new JsonObject { ["lang"] = new JsonObject { ["en"] = made.Blob(20) } }, 1, System.Security.Cryptography.RandomNumberGenerator.Fill);
                if (store.Append(entry, made.Blobs) is { } refused)
                {
                    Console.Error.WriteLine(refused);
                    return 2;
                }
                Console.WriteLine($"{entry.Seq} {entry.Id}");
                Console.Out.Flush();
                made.Blobs.Clear();
            }
        }
    }
}
