using SecondTrack.Release;
using Xunit;

namespace SecondTrack.Tests.Release;

public class AliasTests
{
    /// <summary>Names of public history with their spellings in the library catalogues.</summary>
    [Theory]
    [InlineData("周恩来", "chou enlai")]
    [InlineData("毛泽东", "mao tsetung")]
    [InlineData("姬鹏飞", "chi pengfei")]
    [InlineData("章文晋", "chang wenchin")]
    [InlineData("邓小平", "teng hsiaoping")]
    [InlineData("单士元", "shan shiyuan")]
    [InlineData("曾国藩", "tseng kuofan")]
    [InlineData("曾国藩", "zeng guofan")]
    [InlineData("解缙", "xie jin")]
    [InlineData("曾荫权", "tsang yamkuen")]
    [InlineData("吕正操", "lu zhengcao")]
    [InlineData("吕正操", "lyu zhengcao")]
    [InlineData("欧阳修", "ouyang xiu")]
    public void A_name_is_spelled_in_each_system(string name, string spelling) => Assert.Contains(spelling, Of(name));

    private static IEnumerable<string> Of(string name) =>
        GenerateAliases.Of(new("x", name, [], "", "", "", [], [], new Dictionary<string, IReadOnlyList<string>>())).Select(a => a.Written);

    [Fact]
    public void Five_thousand_aliases_are_each_found_by_a_slow_reading_too()
    {
        var random = new Random(7);
        string Word() => string.Concat(Enumerable.Range(0, random.Next(2, 9)).Select(_ => "abcdehp"[random.Next(7)]));
        var patterns = Enumerable.Range(0, 5000).Select(_ => Word()).Distinct().ToList();
        var text = string.Concat(Enumerable.Range(0, 400).Select(_ => Word()));
        var slow = patterns.SelectMany((p, i) => Enumerable.Range(0, Math.Max(0, text.Length - p.Length + 1)).Where(at => string.CompareOrdinal(text, at, p, 0, p.Length) == 0).Select(at => (at, i))).Order();
        Assert.Equal(slow, new FindAliases(patterns).In(text).Select(h => (h.Start, h.Pattern)).Order());
    }
}
