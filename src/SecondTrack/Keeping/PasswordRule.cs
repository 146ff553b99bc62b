namespace SecondTrack.Keeping;

public sealed record PasswordIsShort() : Refusal(new Words(
    "The password needs at least 12 characters. Any characters will do; a sentence that only you would say is easiest to keep.",
    "密码至少需要 12 个字符，字符种类不限；一句只有您会说的话最容易记住。"));

public sealed record PasswordIsLong() : Refusal(new Words("The password is longer than 200 characters.", "密码超过 200 个字符。"));

public sealed record PasswordsDiffer() : Refusal(new Words(
    "The two passwords are not the same. Type the new password twice.", "两次输入的密码不一致，请重新输入两遍新密码。"));

public sealed record PasswordIsTriedFirst() : Refusal(new Words(
    "This password is among the first that would be tried: a common one, a row of keys, a repetition, or your own name. Take a sentence that only you would say.",
    "这个密码会被最先尝试：属于常见密码、键盘顺序、重复字符或您自己的姓名。请改用一句只有您会说的话。"));

/// <summary>Length is what helps, and that nobody would try it first; rules of composition only make people write passwords down.</summary>
public static class PasswordRule
{
    public const int Shortest = 12;
    private const int Longest = 200;

    /// <summary><paramref name="own"/>: names of the account, which a password must not be made of.</summary>
    public static Refusal? Of(string password, string again, params IEnumerable<string> own) => password switch
    {
        { Length: < Shortest } => new PasswordIsShort(),
        { Length: > Longest } => new PasswordIsLong(),
        _ when password != again => new PasswordsDiffer(),
        _ => CommonPassword.Is(password, own) ? new PasswordIsTriedFirst() : null,
    };
}
