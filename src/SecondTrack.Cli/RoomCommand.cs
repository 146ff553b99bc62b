using System.CommandLine;
using SecondTrack.Cli.Rooms;

namespace SecondTrack.Cli;

/// <summary><c>secondtrack room</c>: a joint room by files alone.</summary>
internal static class RoomCommand
{
    public static Command Make(Printer printer)
    {
        Option<string> Data() => new("--data") { Description = printer.T("The folder of the room.", "房间所在文件夹。"), HelpName = "DIR", Required = true };
        Option<string> Out(string en, string zh) => new("--out") { Description = printer.T(en, zh), HelpName = "PATH", Required = true };
        Option<string?> Text(string name, string en, string zh) => new(name) { Description = printer.T(en, zh) };
        Argument<string> File(string en, string zh) => new("file") { Description = printer.T(en, zh) };
        Option<string[]> Sides() => new("--side") { Description = printer.T("A side whose mandate the institution holds; more than once for several.", "机构所代表的一方；代表多方时可重复。"), DefaultValueFactory = _ => [] };
        Option<string?> Id() => Text("--id", "The institution's short name in the log (A, B …).", "机构在日志中的短名（A、B……）。");

        var room = new Command("room", printer.T("A joint room of institutions, by files alone.", "机构间的联合房间，仅凭文件。"))
        {
            New(), Invite(), Join(), Write(), Export(), Import(), Pull(), Status(), TextOf(), Verify(), Leave(),
        };
        return room;

        Command New()
        {
            var (data, id, sides) = (Data(), Id(), Sides());
            var name = new Option<string>("--name") { Description = printer.T("What the room is called.", "房间名称。"), Required = true };
            var party = new Option<string>("--party") { Description = printer.T("The institution.", "机构名称。"), Required = true };
            var command = new Command("new", printer.T("Make keys and propose a room.", "生成密钥并提议一个房间。")) { data, name, party, id, sides };
            command.SetAction(g => FoundRoom.New(printer, g.GetValue(data)!, g.GetValue(name)!, g.GetValue(party)!, g.GetValue(id), g.GetValue(sides)!));
            return command;
        }

        Command Invite()
        {
            var (data, to) = (Data(), Out("The invitation.", "邀请文件。"));
            var command = new Command("invite", printer.T("Write an invitation and print its sixty digits.", "写出邀请文件并显示六十位数字。")) { data, to };
            command.SetAction(g => FoundRoom.Invite(printer, g.GetValue(data)!, g.GetValue(to)!));
            return command;
        }

        Command Join()
        {
            var (file, data, id, sides) = (File("The invitation, or the answer to one.", "邀请文件或应答文件。"), Data(), Id(), Sides());
            var party = Text("--party", "The institution that joins.", "加入的机构。");
            var to = Text("--out", "Where the answer goes (answer.json).", "应答文件（answer.json）。");
            var yes = new Option<bool>("--yes") { Description = printer.T("The sixty digits were compared on two channels.", "已通过两种渠道核对六十位数字。") };
            var command = new Command("join", printer.T("Answer an invitation, or sign an answer.", "应答邀请，或签署应答。")) { file, data, party, id, sides, to, yes };
            command.SetAction(g => FoundRoom.Join(printer, g.GetValue(file)!, g.GetValue(data)!, g.GetValue(party), g.GetValue(id), g.GetValue(sides)!, g.GetValue(to), g.GetValue(yes)));
            return command;
        }

        Command Write()
        {
            var data = Data();
            var type = new Option<string>("--type")
            {
                Description = printer.T($"What is written: {string.Join(", ", WriteRoom.Types)}; with a body also a full type such as vote.open/1.", $"写入的类型：{string.Join("、", WriteRoom.Types)}；有正文文件时也可用完整类型，如 vote.open/1。"),
                Required = true,
            };
            var (text, lang) = (Text("--text", "The words.", "文字内容。"), Text("--text-lang", "The language of the words (en).", "文字的语言（en）。"));
            var body = Text("--body", "A JSON file with the members of the act; its lang holds the words themselves.", "含条目成员的 JSON 文件；其中 lang 为文字本身。");
            var (side, clause) = (Text("--side", "On behalf of which side (the first whose mandate is held).", "代表哪一方（默认为所代表的第一方）。"), Text("--clause", "The clause, by id.", "条款的标识。"));
            var (proposal, document) = (Text("--proposal", "The proposal that is accepted (the only one).", "所接受的提案（默认为唯一的一个）。"), Text("--document", "The joint text (main).", "联合文本（main）。"));
            var (after, change) = (Text("--after", "The clause after which a new one stands (the last).", "新条款位于哪一条之后（默认最后）。"), Text("--change", "What is consented to (the first that is open).", "所同意的变更（默认第一个未决的）。"));
            var last = Text("--last", "When a key is revoked: the last good entry of the own chain (the newest).", "吊销密钥时：本方链上最后一个可信条目（默认最新）。");
            var round = new Option<long?>("--round") { Description = printer.T("The round (the newest).", "轮次（默认最新）。") };
            var keep = new Option<bool>("--keep-working-texts") { Description = printer.T("At sign-off: do not consent to erasing working texts.", "签署时：不同意删除工作文本。") };
            var command = new Command("write", printer.T("Write an entry. The other side can show it to the world.", "写入条目。对方可向外界出示。"))
            {
                data, type, text, lang, body, side, clause, proposal, document, after, round, change, last, keep,
            };
            command.SetAction(g => WriteRoom.Run(printer, g.GetValue(data)!, new AskedEntry(g.GetValue(type)!, g.GetValue(text), g.GetValue(lang), g.GetValue(body), g.GetValue(side), g.GetValue(clause),
                g.GetValue(proposal), g.GetValue(document), g.GetValue(after), g.GetValue(round), g.GetValue(change), g.GetValue(last), g.GetValue(keep))));
            return command;
        }

        Command Export()
        {
            var (data, file) = (Data(), Out("The bundle, an age file.", "数据包（age 文件）。"));
            var to = Text("--to", "For which party, where there are several others.", "有多个其他机构时，指明给谁。");
            var command = new Command("export", printer.T("Write a bundle for another institution.", "为另一机构写出数据包。")) { data, file, to };
            command.SetAction(g => ExchangeRoom.Export(printer, g.GetValue(data)!, g.GetValue(file)!, g.GetValue(to)));
            return command;
        }

        Command Import()
        {
            var (file, data) = (File("The bundle.", "数据包。"), Data());
            var command = new Command("import", printer.T("Take in a bundle: all of it, or nothing.", "导入数据包：要么全部，要么不导入。")) { file, data };
            command.SetAction(g => ExchangeRoom.Import(printer, g.GetValue(data)!, g.GetValue(file)!));
            return command;
        }

        Command Pull()
        {
            var data = Data();
            var from = new Option<string>("--from") { Description = printer.T("The address of the peer.", "对端地址。"), HelpName = "URL", Required = true };
            var command = new Command("pull", printer.T("Ask a peer for its bundle and take it in.", "向对端索取数据包并导入。")) { data, from };
            command.SetAction((g, cancel) => ExchangeRoom.Pull(printer, g.GetValue(data)!, g.GetValue(from)!, cancel));
            return command;
        }

        Command Status()
        {
            var (data, json) = (Data(), printer.JsonOption());
            var command = new Command("status", printer.T("Who is how far, and what is wrong.", "各方进度与异常。")) { data, json };
            command.SetAction(g => ReadRoom.Status(printer, g.GetValue(data)!, g.GetValue(json)));
            return command;
        }

        Command TextOf()
        {
            var (data, json) = (Data(), printer.JsonOption());
            var command = new Command("text", printer.T("The joint texts with their brackets.", "带方括号的联合文本。")) { data, json };
            command.SetAction(g => ReadRoom.Text(printer, g.GetValue(data)!, g.GetValue(json)));
            return command;
        }

        Command Verify()
        {
            var (path, json) = (File("A folder that was left with, its room.jsonl, or a bundle.", "离开时写出的文件夹、其中的 room.jsonl，或数据包。"), printer.JsonOption());
            var data = new Option<string?>("--data") { Description = printer.T("The folder of the room whose key opens the bundle.", "持有数据包密钥的房间文件夹。"), HelpName = "DIR" };
            var command = new Command("verify", printer.T("Verify every signature, link, key, agreed text and sign-off.", "核验所有签名、链接、密钥、一致文本与签署。")) { path, data, json };
            command.SetAction(g => ReadRoom.Verify(printer, g.GetValue(path)!, g.GetValue(data), g.GetValue(json)));
            return command;
        }

        Command Leave()
        {
            var (data, to) = (Data(), Out("The folder.", "目标文件夹。"));
            var command = new Command("leave", printer.T("Write a folder that a stranger can verify.", "写出任何人都可核验的文件夹。")) { data, to };
            command.SetAction(g => ReadRoom.Leave(printer, g.GetValue(data)!, g.GetValue(to)!));
            return command;
        }
    }
}
