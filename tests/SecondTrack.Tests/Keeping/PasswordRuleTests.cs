using SecondTrack.Keeping;
using Xunit;

namespace SecondTrack.Tests.Keeping;

public class PasswordRuleTests
{
    [Theory]
    [InlineData("passwordpassword"), InlineData("P@ssw0rd2026!!"), InlineData("123456789012"), InlineData("qwertyuiop12"), InlineData("1qaz2wsx3edc")]
    [InlineData("iloveyou123456"), InlineData("woaini1314520"), InlineData("aaaaaaaaaaaaaaaa"), InlineData("abcabcabcabcabc"), InlineData("secondtrack2026")]
    [InlineData("lin.wei19850615"), InlineData("WelcomeWelcome1"), InlineData("zhongguo520520"), InlineData("我爱你我爱你我爱你中国"), InlineData("201812251985"), InlineData("correcthorsebatterystaple")]
    public void What_is_tried_first_is_refused(string password) => Assert.True(CommonPassword.Is(password.PadRight(12, '1'), ["Lin Wei", "lin.wei@example.org"]));

    [Theory]
    [InlineData("a sentence only I would say"), InlineData("another sentence of mine"), InlineData("tram mango oboe kettle"), InlineData("春江潮水连海平海上明月共潮生")]
    [InlineData("x7#Kp0!vQz2mL"), InlineData("my password is a long story"), InlineData("这句话只有我自己才会说出口"), InlineData("q8vbn3kd7xwz")]
    public void What_nobody_would_try_is_taken(string password) => Assert.Null(PasswordRule.Of(password, password, "Lin Wei", "lin.wei@example.org"));

    [Fact]
    public void A_very_long_one_is_judged_at_once() => Assert.IsType<PasswordIsTriedFirst>(PasswordRule.Of(new string('1', 200), new string('1', 200)));
}
