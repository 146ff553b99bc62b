using SecondTrack.SignedLog;

namespace SecondTrack.Cli.Rooms;

/// <summary>What the signed log found wrong, as a sentence.</summary>
internal sealed record RoomRefusal(Problem Problem) : Refusal(In(Problem))
{
    private static Words In(Problem problem) => (problem.Code switch
    {
        "store-in-use" => new Words("“{0}” is in use by another program.", "“{0}”正被另一个程序使用。"),
        "store-newer" => new Words("“{0}” was written by a newer version; upgrade first.", "“{0}”由更新的版本写入，请先升级。"),
        "read-only" => new Words(
            "This store comes from a backup or a copy: it may not sign before its own entries came back. Import a fresh bundle of another institution, or heal the chain with the root key.",
            "此存储来自备份或副本：在自己的条目取回之前不能签署。请导入另一机构的最新数据包，或用根密钥修复本方链。"),
        "place-signed" => new Words("This place of the chain was signed already; nothing was written.", "链上的这一位置已签署过，未写入任何内容。"),
        "other-recipient" or "no-match" => new Words("The bundle is not for this institution.", "该数据包不是给本机构的。"),
        "other-room" => new Words("The bundle belongs to another room.", "该数据包属于另一个房间。"),
        "age-header" or "age-mac" => new Words("This is not an undamaged bundle.", "这不是完好的数据包。"),
        "age-payload" or "bundle-truncated" => new Words("The bundle is truncated or damaged; nothing was imported.", "数据包被截断或已损坏，未导入任何内容。"),
        "bundle-too-large" or "line-too-long" or "entry-too-large" => new Words("The bundle is beyond the limits ({0}); nothing was imported.", "数据包超出限制（{0}），未导入任何内容。"),
        "note-signer-unknown" => new Words("The bundle is not signed by an institution of this room.", "数据包没有本房间机构的签名。"),
        _ => new Words("The room's log refuses this: {0}.", "房间日志拒绝：{0}。"),
    }).With(problem.Code is "store-in-use" or "store-newer" or "bundle-too-large" or "line-too-long" or "entry-too-large" ? problem.About : problem.ToString());
}

internal sealed record RoomIsThere(string Folder) : Refusal(new Words("There is a room in “{0}” already.", "“{0}”中已有房间。").With(Folder));

internal sealed record ThereIsNoRoom(string Folder) : Refusal(new Words(
    "There is no room in “{0}”. Start one with room new, or join one with room join.", "“{0}”中没有房间。请用 room new 新建，或用 room join 加入。").With(Folder));

internal sealed record NotAJoiningFile(string File) : Refusal(new Words("“{0}” is no invitation or answer to one.", "“{0}”不是邀请文件或应答文件。").With(File));

internal sealed record NotFromThisInvitation() : Refusal(new Words(
    "The answer changes what was proposed; it was not signed. Ask for a new one.", "应答改动了所提议的内容，未签署。请索取新的应答。"));

internal sealed record CompareFirst() : Refusal(new Words(
    "Compare the sixty digits on two channels first, for instance by telephone and by post; then say --yes.", "请先通过两种渠道（例如电话和信件）核对六十位数字，然后加上 --yes。"));

internal sealed record NameTheInstitution() : Refusal(new Words("Say who joins: --party with the institution's name.", "请用 --party 指明加入机构的名称。"));

internal sealed record SayForWhom(string Names) : Refusal(new Words("Say for whom: --to with one of {0}.", "请用 --to 指明给谁：{0}。").With(Names));

internal sealed record KeyIsAway(string Path) : Refusal(new Words("The key “{0}” is not here. The root key is kept offline: bring it for this step.", "密钥“{0}”不在此处。根密钥离线保管：此步骤需要取来。").With(Path));

internal sealed record ActIsWrong(string Why) : Refusal(new Words("The entry would have no effect ({0}); it was not written.", "该条目不会生效（{0}），未写入。").With(Why));

internal sealed record FolderIsNotEmpty(string Folder) : Refusal(new Words("“{0}” is not empty; name a new folder.", "“{0}”不是空文件夹，请换一个。").With(Folder));

internal sealed record SignOffIsBlocked() : Refusal(new Words(
    "The room holds entries that this version does not understand; upgrade before signing off.", "房间中有此版本不认识的条目；请升级后再签署。"));
internal sealed record NotAllAgreed(string Document) : Refusal(new Words("In “{0}” not every clause is agreed.", "“{0}”中尚有条款未达成一致。").With(Document));

internal sealed record PeerIsAway(string Address) : Refusal(new Words("“{0}” does not answer as a peer of this room.", "“{0}”未作为本房间的对端应答。").With(Address));
