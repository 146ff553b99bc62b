using System.Text.Json.Nodes;
using SecondTrack.SignedLog;

namespace SecondTrack.Cli.Rooms;

/// <summary>How institutions come together: a room proposed, an invitation, joining, and the digits that are compared.</summary>
internal static class FoundRoom
{
    public static int New(Printer printer, string folder, string name, string party, string? id, string[] sides)
    {
        var opened = OpenRoom.At(folder, make: true);
        if (!opened.Done) return printer.Refuse(opened.Refusal!);
        using var room = opened.Value;
        var own = id is { Length: > 0 } ? id : "A";
        var genesis = Genesis.Read(Genesis.Write(name, OpenRoom.Now, [room.MakeKeys(own, party)], Sides(sides, own).ToDictionary(s => s, _ => own), Convert.ToHexStringLower(Chance.Secure.Bytes(16)))).Genesis;
        if (genesis is null) return printer.Refuse(new RoomRefusal(new Problem("genesis-malformed", name)));
        room.Propose(genesis);
        printer.Answer(new Words("The room is proposed; {0} is its party {1}. Take {2} off this machine and keep it offline.", "房间已提议；{0}是其中的 {1} 方。请把 {2} 移出本机，离线保管。")
            .With(party, own, Path.Combine(room.Folder, "root.key")));
        return 0;
    }

    private static string[] Sides(string[] named, string party) => named.Length > 0 ? named : [party.ToLowerInvariant()];

    public static int Invite(Printer printer, string folder, string file)
    {
        var opened = OpenRoom.At(folder);
        if (!opened.Done) return printer.Refuse(opened.Refusal!);
        using var room = opened.Value;
        var genesis = room.Store.Copy?.Genesis ?? room.Proposed;
        if (genesis is null) return printer.Refuse(new ThereIsNoRoom(folder));
        var bytes = room.Store.Copy is { } copy
            ? Joining.Write(Joining.Invitation, genesis, new JsonObject { ["heads"] = Joining.HeadsToJson(copy.Heads.DistinctBy(h => h.Party)) })
            : Joining.Write(Joining.Invite, genesis);
        var code = printer.File(file, bytes);
        if (code == 0) Digits(printer, new Words("Digits of this invitation", "本邀请的数字"), genesis.Room);
        return code;
    }

    private static void Digits(Printer printer, Words what, string hash) => printer.Answer(new Words("{0}:\n{1}", "{0}：\n{1}").With(what, Hash.Digits(hash)));

    public static int Join(Printer printer, string file, string folder, string? party, string? id, string[] sides, string? answerFile, bool compared)
    {
        var read = ReadFile.Bytes(file);
        if (!read.Done) return printer.Refuse(read.Refusal!, file);
        if (Joining.Read(read.Value.Bytes) is not { } joining) return printer.Refuse(new NotAJoiningFile(file));
        Digits(printer, joining.Kind == Joining.Answer ? new Words("Digits of the room", "房间的数字") : new Words("Digits of the invitation", "邀请的数字"), joining.Genesis.Room);
        if (!compared && (Console.IsInputRedirected || !Asked(printer))) return printer.Refuse(new CompareFirst());
        return joining.Kind switch
        {
            Joining.Invite or Joining.Invitation => Answer(printer, joining, folder, party, id, sides, answerFile),
            Joining.Answer => Countersign(printer, joining.Genesis, folder),
            Joining.Newcomer => LetIn(printer, joining, folder),
            _ => printer.Refuse(new NotAJoiningFile(file)),
        };
    }

    private static bool Asked(Printer printer)
    {
        printer.Tell(new Words("Are these the digits that the other side read out to you on another channel? (yes/no)", "这些数字与对方通过另一渠道读给您的一致吗？（yes/no）"));
        return Console.ReadLine()?.Trim() is "yes" or "是";
    }

    private static int Answer(Printer printer, Joining joining, string folder, string? name, string? id, string[] sides, string? file)
    {
        if (string.IsNullOrEmpty(name)) return printer.Refuse(new NameTheInstitution());
        var opened = OpenRoom.At(folder, make: true);
        if (!opened.Done) return printer.Refuse(opened.Refusal!);
        using var room = opened.Value;
        var own = id is { Length: > 0 } ? id : Enumerable.Range('A', 26).Select(c => ((char)c).ToString()).First(c => joining.Genesis.Parties.All(p => p.Id != c));
        var party = room.MakeKeys(own, name);
        byte[] bytes;
        if (joining.Kind == Joining.Invite)
        {
            var genesis = Joining.With(joining.Genesis, party, Sides(sides, own));
            if (room.SignGenesis(genesis) is { } refusal) return printer.Refuse(refusal);
            room.Store.Found(genesis, own);
            bytes = Joining.Write(Joining.Answer, genesis);
            Digits(printer, new Words("Digits of the room", "房间的数字"), genesis.Room);
        }
        else
        {
            var (root, keys) = (room.Root(), room.Keys());
            using (root.Value)
            using (keys.Value)
                bytes = Joining.Write(Joining.Newcomer, joining.Genesis, Joining.Join(joining.Genesis.Room, party, Sides(sides, own), joining.Heads(), root.Value, keys.Value.Signing));
            room.Store.Found(joining.Genesis, own);
        }
        return printer.File(file ?? "answer.json", bytes);
    }

    private static int Countersign(Printer printer, Genesis genesis, string folder)
    {
        var opened = OpenRoom.At(folder);
        if (!opened.Done) return printer.Refuse(opened.Refusal!);
        using var room = opened.Value;
        if (room.Store.Copy is { } there) return there.Genesis.Room == genesis.Room ? 0 : printer.Refuse(new RoomIsThere(folder));
        if (room.Proposed is not { } proposed) return printer.Refuse(new ThereIsNoRoom(folder));
        if (!Joining.Extends(genesis, proposed)) return printer.Refuse(new NotFromThisInvitation());
        if (room.SignGenesis(genesis) is { } refusal) return printer.Refuse(refusal);
        room.Store.Found(genesis, proposed.Parties[0].Id);
        printer.Answer(new Words("Signed. Export a bundle for the other institution: with it the room is there on both sides.", "已签署。请为对方机构导出数据包，导入后双方即有同一房间。"));
        return 0;
    }

    private static int LetIn(Printer printer, Joining joining, string folder)
    {
        var act = JsonNode.Parse(joining.Body.GetRawText())!.AsObject();
        var code = WriteRoom.Act(printer, folder, "party.add/1", act, new Dictionary<string, byte[]>());
        if (code == 0) printer.Answer(new Words("Proposed. It takes part once every institution of the room has consented.", "已提议。房间内各机构全部同意后即可参与。"));
        return code;
    }
}
