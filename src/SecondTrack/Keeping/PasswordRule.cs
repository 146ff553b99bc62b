namespace SecondTrack.Keeping;

public sealed record PasswordIsShort() : Refusal(new Words(
    "The password needs at least 12 characters. Any characters will do; a sentence that only you would say is easiest to keep.",
    "密码至少需要 12 个字符，字符种类不限；一句只有您会说的话最容易记住。"));

public sealed record PasswordIsLong() : Refusal(new Words("The password is longer than 200 characters.", "密码超过 200 个字符。"));

public sealed record PasswordsDiffer() : Refusal(new Words(
    "The two passwords are not the same. Type the new password twice.", "两次输入的密码不一致，请重新输入两遍新密码。"));

/// <summary>Length is what helps; rules of composition only make people write passwords down.</summary>
public static class PasswordRule
{
    public const int Shortest = 12;
    private const int Longest = 200;

    public static Refusal? Of(string password, string again) => password switch
    {
        { Length: < Shortest } => new PasswordIsShort(),
        { Length: > Longest } => new PasswordIsLong(),
        _ => password == again ? null : new PasswordsDiffer(),
    };
}
