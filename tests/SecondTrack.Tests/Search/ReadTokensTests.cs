using SecondTrack.Search;
using Xunit;

namespace SecondTrack.Tests.Search;

public class ReadTokensTests
{
    [Theory]
    [InlineData("臺灣海峽的戰略穩定", "台湾海峡的战略稳定")]
    [InlineData("ＡＩ　Ｇｏｖｅｒｎａｎｃｅ", "ai governance")]
    [InlineData("Café naïve Łódź Straße", "cafe naive lodz strasse")]
    [InlineData("⾸⻚", "首页")]
    [InlineData("ﬁnal ①", "final 1")]
    [InlineData("co\u00ADoperation", "cooperation")]
    [InlineData("u\u0308ber", "über")]
    public void Folds_to_the_same(string one, string other) =>
        Assert.Equal(ReadTokens.Of(other).Select(t => (t.Kind, t.Text)), ReadTokens.Of(one).Select(t => (t.Kind, t.Text)));

    [Theory]
    [InlineData("台海", "台湾")]
    [InlineData("cafe", "caffe")]
    [InlineData("мир", "мура")]
    public void Keeps_apart_what_differs(string one, string other) =>
        Assert.NotEqual(ReadTokens.Of(other).Select(t => t.Text), ReadTokens.Of(one).Select(t => t.Text));

    [Fact]
    public void A_run_of_Chinese_gives_its_pairs_and_its_last_character_with_their_places()
    {
        var tokens = ReadTokens.Of("在台海，AI");
        Assert.Equal(
            [(TokenKind.Pair, 0, 2, false), (TokenKind.Pair, 1, 3, false), (TokenKind.Last, 2, 3, false), (TokenKind.Word, 4, 6, true)],
            tokens.Select(t => (t.Kind, t.Start, t.End, t.Apart)));
    }

    [Fact]
    public void Characters_beyond_the_basic_plane_count_as_one()
    {
        var tokens = ReadTokens.Of("𠮷野");
        Assert.Equal([(TokenKind.Pair, 0, 3), (TokenKind.Last, 2, 3)], tokens.Select(t => (t.Kind, t.Start, t.End)));
        Assert.Equal(2, tokens[0].FirstEnd);
    }

    [Theory]
    [InlineData("strategic. Stability", true)]
    [InlineData("strategic\nstability", true)]
    [InlineData("strategic; stability", true)]
    [InlineData("strategic stability", false)]
    [InlineData("co-operation", false)]
    [InlineData("U.S. China", true)]
    [InlineData("2,000", false)]
    [InlineData("约翰·史密斯", false)]
    public void Punctuation_parts_and_joints_do_not(string text, bool apart) => Assert.Equal(apart, ReadTokens.Of(text)[^1].Apart || ReadTokens.Of(text).Skip(1).Any(t => t.Apart));

    [Fact]
    public void A_lone_surrogate_and_control_characters_break_nothing()
    {
        Assert.Single(ReadTokens.Of("a\uD800"));
        Assert.Equal(2, ReadTokens.Of("a\0b").Count);
        Assert.Empty(ReadTokens.Of("。，！？ \t…“”"));
    }
}
