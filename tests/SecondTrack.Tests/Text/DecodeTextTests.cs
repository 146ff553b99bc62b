using System.Text;
using CsCheck;
using SecondTrack.Evidence.Formats;
using SecondTrack.Tests.Evidence.Formats;
using Xunit;

namespace SecondTrack.Tests.Text;

public class DecodeTextTests
{
    internal static byte[] Bytes(string text, string encoding) => Encoding(encoding).GetBytes(text);

    private static Encoding Encoding(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("big5")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Chinese_text_in_any_encoding_is_read_as_it_was_written(string encoding)
    {
        const string text = "二軌外交是沒有官方身份的人之間的對話，談的卻是政策。姓名,單位,職務\r\n雙方在會場上各說各話，回去以後再想一想。";
        Assert.Equal(text, DecodeText.Decode(Bytes(text, encoding)).Value.Text);
        var marked = Encoding(encoding).GetPreamble();
        if (marked.Length > 0) Assert.Equal(text, DecodeText.Decode([.. marked, .. Bytes(text, encoding)]).Value.Text);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(" \r\n ", "The file is empty.")]
    [InlineData("PK\u0003\u0004\0\0\0\0\u0001\0x\0", "This is not a text file.")]
    public void What_is_no_text_gets_one_sentence(string content, string sentence) =>
        Assert.Equal(sentence, DecodeText.Decode(System.Text.Encoding.UTF8.GetBytes(content)).Refusal!.Sentence.In(Language.English));

    [Fact]
    public void Nothing_is_ever_replaced_silently()
    {
        byte[] cut = [.. System.Text.Encoding.UTF8.GetBytes("前言")[..5]];
        Assert.Contains("another encoding", DecodeText.Decode([0xEF, 0xBB, 0xBF, .. cut]).Refusal!.Sentence.In(Language.English));
        Assert.Contains("another encoding", DecodeText.Decode(cut, "utf-8").Refusal!.Sentence.In(Language.English));
        Assert.Contains("not known", DecodeText.Decode(cut, "klingon").Refusal!.Sentence.In(Language.English));
    }

    [Fact]
    public void A_frozen_text_gives_places_only_to_whole_characters()
    {
        var text = FrozenText.Of("\uFEFF一\r\n😀e\u0301x");
        Assert.Equal("一\n😀éx", text.Text);
        Assert.Equal(5, text.CodePoints);
        int?[] expected = [0, 0, 1, null, 2, null, 3, null, 4, 5];
        Assert.Equal(expected, Enumerable.Range(0, 10).Select(text.CodePointAt));
        Assert.Equal("😀é", text.Quote(2, 4));
        Assert.Equal("\uFFFDa\uFFFD", FrozenText.Of("\uD83Da\uDE00").Text);
    }

    [Fact]
    public void Freezing_composes_as_normalisation_of_the_whole_does() =>
        Check.Sample(Pick.One("e", "\u0301", "\u0323", "가", "ᄀ", "ᅡ", "ᆨ", "中", "😀", "\r", "\n", "ÅA", "\u030A", "ﬁ", "a", "\u0B47",
            "\u0B3E").Array[0, 12],
            parts => FrozenText.Of(string.Concat(parts)).Text == string.Concat(parts).ReplaceLineEndings("\n").Normalize());
}
