namespace SecondTrack.Keeping.Keys;

public sealed record CompartmentIsLocked() : Refusal(new Words(
    "This compartment is locked, so nothing was saved. Unlock it in another tab, then reload this page: what you typed is sent again.",
    "这个隔间已锁定，未保存任何内容。请在另一个标签页中解锁，然后刷新本页：您填写的内容会重新提交。"));

public sealed record PassphraseIsWrong() : Refusal(new Words(
    "The passphrase is not right, or there were too many tries. Nothing was opened or changed; after many tries, wait an hour.",
    "口令不正确，或尝试次数过多。未打开或更改任何内容；若已尝试多次，请一小时后再试。"));

public sealed record PassphraseIsShort() : Refusal(new Words(
    "A passphrase has at least 15 characters, a Chinese one at least 8: several words that belong together for you alone.",
    "口令至少 15 个字符，中文至少 8 个字：请选用只有您才会连在一起的几个词。"));

public sealed record PassphrasesDiffer() : Refusal(new Words(
    "The two passphrases are not the same. Type both again.", "两次输入的口令不一致，请重新输入。"));

public sealed record KeyIsLost() : Refusal(new Words(
    "The key of this compartment is not in this store. Put the newest copy of the keys back with “secondtrack load-keys”; without it nobody can read the compartment.",
    "这个存储里没有该隔间的密钥。请用“secondtrack load-keys”放回最新的密钥副本；没有它，任何人都无法读取该隔间。"));

public sealed record KeyIsDamaged() : Refusal(new Words(
    "The wrapped key of this compartment is damaged: a part of it was changed or cut off. Put the newest copy of the keys back with “secondtrack load-keys”.",
    "该隔间的封装密钥已损坏：部分内容被改动或截断。请用“secondtrack load-keys”放回最新的密钥副本。"));

public sealed record NoSystemKey() : Refusal(new Words(
    "This server has no key file. Start it with --key-file, or use the passphrase.",
    "此服务器没有密钥文件。请用 --key-file 启动，或使用口令。"));

public sealed record KeyFileIsNotThere(string Path) : Refusal(new Words(
    "The key file {0} is not there or cannot be read. Put it back, or unlock with the passphrase.",
    "找不到或无法读取密钥文件 {0}。请放回该文件，或用口令解锁。").With(Path));

public sealed record KeyFileIsDamaged(string Path) : Refusal(new Words(
    "{0} is not a whole key file of SecondTrack. Put back the copy you keep, or unlock with the passphrase.",
    "{0} 不是完整的 SecondTrack 密钥文件。请放回您保存的副本，或用口令解锁。").With(Path));

public sealed record KeyFileIsOfAnother() : Refusal(new Words(
    "The key file of this server belongs to another store: it opens nothing here. Start with the right one, or unlock with the passphrase.",
    "此服务器的密钥文件属于另一个存储，在这里无法解锁。请用正确的密钥文件启动，或用口令解锁。"));

public sealed record IsEncryptedAlready() : Refusal(new Words("This compartment is encrypted already.", "该隔间已经加密。"));

public sealed record IsNotEncrypted() : Refusal(new Words("This compartment is not encrypted.", "该隔间未加密。"));

public sealed record StillSealing() : Refusal(new Words(
    "The contents are still being sealed under the last new key. Wait until that is done, then try again.",
    "内容仍在用上一次的新密钥重新封装。请等完成后再试。"));

public sealed record NameIsNotTyped() : Refusal(new Words(
    "Nothing was deleted: what you typed is not the name of this compartment.", "未删除任何内容：输入的不是这个隔间的名称。"));

/// <summary>Thrown where content is asked for without its key: the door shows the locked page instead of an error.</summary>
public sealed class CompartmentLockedException : Exception
{
    public CompartmentLockedException()
        : base("The compartment is locked.")
    {
    }

    public CompartmentLockedException(string message)
        : base(message)
    {
    }

    public CompartmentLockedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

public static class PassphraseRule
{
    public const int Shortest = 15;

    public static Refusal? Of(string passphrase, string again)
    {
        // A Chinese character says about as much as two letters.
        var weight = passphrase.Trim().EnumerateRunes().Sum(r => r.Value >= 0x3400 ? 2 : 1);
        if (weight < Shortest || passphrase.Length > 200) return new PassphraseIsShort();
        return string.Equals(passphrase, again, StringComparison.Ordinal) ? null : new PassphrasesDiffer();
    }
}
