using CsCheck;
using SecondTrack.Evidence.Coding;
using Xunit;

namespace SecondTrack.Tests.Evidence.Coding;

/// <summary>What must hold of every anchor in every text, astral characters, combining marks, emoji and both kinds of line end among them.</summary>
public class AnchorTests
{
    private static readonly string[] Pieces =
    [
        "a", "e\u0301", "é", "二", "轨", "外交", "𠮷", "𝒟", "👩‍👩‍👧", "🏳️‍🌈", "\r\n", "\n", " ", "“", "。", "한", "\u200d", "ﬁ", "\ufeff", "no", "not",
    ];

    private static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[1, 60].Select(string.Concat);

    private static readonly Gen<(string Text, int Start, int End)> Stretch =
        from text in Text
        let length = CodePoints.Count(text)
        from a in Gen.Int[0, length]
        from b in Gen.Int[0, length]
        select (text, Math.Min(a, b), Math.Max(a, b));

    [Fact]
    public void An_anchor_quotes_exactly_the_code_points_it_names() => Stretch.Sample(s =>
    {
        var runes = s.Text.EnumerateRunes().ToArray();
        var anchor = Anchor.Make(s.Text, s.Start, s.End);
        if (s.Start == s.End) return anchor is null;
        return anchor is not null
            && anchor.Quote == string.Concat(runes[s.Start..s.End])
            && anchor.Before == string.Concat(runes[Math.Max(0, s.Start - 32)..s.Start])
            && anchor.After == string.Concat(runes[s.End..Math.Min(runes.Length, s.End + 32)]);
    });

    [Fact]
    public void It_fits_its_own_text_and_no_other() => Gen.Select(Stretch, Text).Sample((s, other) =>
        Anchor.Make(s.Text, s.Start, s.End) is not { } anchor || (anchor.Fits(s.Text) && (other == s.Text || !anchor.Fits(other))));

    [Fact]
    public void Found_again_it_is_exact_and_the_only_place_or_it_is_lost() => Gen.Select(Stretch, Text).Sample((s, other) =>
    {
        if (Anchor.Make(s.Text, s.Start, s.End) is not { } anchor) return true;
        var found = anchor.FindIn(other);
        var places = Anchor.Count(other, anchor.Quote);
        if (found is null) return places != 1;
        return places > 0 && found.Quote == anchor.Quote && found.Fits(other) && (places == 1 || (found.Before.EndsWith(anchor.Before, StringComparison.Ordinal)
            && found.After.StartsWith(anchor.After, StringComparison.Ordinal)));
    });

    [Fact]
    public void A_quote_that_stands_once_is_found_where_it_was_taken() => Stretch.Sample(s =>
    {
        if (Anchor.Make(s.Text, s.Start, s.End) is not { } anchor || Anchor.Count(s.Text, anchor.Quote) != 1) return true;
        return Anchor.Find(s.Text, anchor.Quote) == anchor && anchor.FindIn(s.Text) == anchor;
    });

    [Fact]
    public void Text_put_before_moves_the_place_by_as_many_code_points() => Gen.Select(Stretch, Text).Sample((s, before) =>
    {
        if (Anchor.Make(s.Text, s.Start, s.End) is not { } anchor || Anchor.Count(before + s.Text, anchor.Quote) != 1) return true;
        var moved = anchor.FindIn(before + s.Text)!;
        return moved.Start == anchor.Start + CodePoints.Count(before) && moved.End - moved.Start == anchor.End - anchor.Start;
    });

    [Theory]
    [InlineData("双方应当克制。双方应当克制。", "双方应当克制")]
    [InlineData("aaa", "aa")]
    public void A_quote_that_stands_twice_is_not_guessed_at(string text, string quote) => Assert.Null(Anchor.Find(text, quote));

    [Theory]
    [InlineData("Both sides should talk.", "both sides")]
    [InlineData("Cafe\u0301 talks", "Café")]
    [InlineData("双方应当克制", "雙方應當克制")]
    [InlineData("two  spaces", "two spaces")]
    public void Nothing_is_about_the_same(string text, string quote) => Assert.Null(Anchor.Find(text, quote));

    [Fact]
    public void What_stands_around_tells_two_equal_quotes_apart()
    {
        const string text = "First, we should talk. Then, we should talk.";
        var second = Anchor.Make(text, 29, 43)!;
        Assert.Equal("we should talk", second.Quote);
        Assert.Equal(29 + 6, second.FindIn("Well: " + text)!.Start);
        Assert.Null(second.FindIn("We thought: we should talk. Or: we should talk."));
    }

    [Fact]
    public void The_hash_is_of_the_text_as_utf8() =>
        Assert.Equal("72726d8818f693066ceb69afa364218b692e62ea92b385782363780f47529c21", Anchor.HashOf("中文"));

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 4)]
    [InlineData(2, 1)]
    public void Outside_the_text_there_is_no_anchor(int start, int end) => Assert.Null(Anchor.Make("𠮷野家", start, end));
}
