using CsCheck;
using SecondTrack.Release;
using Xunit;

namespace SecondTrack.Tests.Release;

public class NormalTextTests
{
    private static readonly string[] Invisible = ["\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u202E", "\u2066", "\uFE0F", "\u3164", "\u0301", "\u034F"];

    private static readonly (string From, string To)[] Alike = [("a", "\u0430"), ("e", "\u0435"), ("o", "\u03BF"), ("i", "\u0456"), ("n", "\uFF4E"), ("T", "\u03A4"), ("l", "\U0001D425")];

    private static readonly string[] Names = ["Tan Zhongheng", "Annika Solvander", "谭仲衡", "Pieter van Holmsdijk", "索尔万德"];

    private static Gen<T> Of<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Fact]
    public void An_invisible_or_look_alike_character_in_a_name_changes_nothing() =>
        Gen.Select(Of(Names), Gen.Int[1, 100], Of(Invisible), Of(Alike)).Sample((name, at, mark, alike) =>
        {
            var place = at % name.Length;
            foreach (var disguised in new[] { name.Insert(place == 0 ? 1 : place, mark), name.Replace(alike.From, alike.To, StringComparison.Ordinal), name.ToUpperInvariant(), name.Replace(" ", "", StringComparison.Ordinal) })
            {
                var memo = $"It was {disguised} who asked.";
                var found = Room.Check(memo).Where(f => f.Detector == "D1").ToList();
                if (found.Count == 0 || found[0].Span!.Value.Start != 7 || found[0].Level != Level.Block) return false;
            }
            return true;
        }, iter: 300);

    [Fact]
    public void Every_finding_quotes_the_original() => Gen.Select(Of(Names), Gen.String[0, 40], Gen.String[0, 40]).Sample((name, before, after) =>
    {
        var memo = $"{before} {name} {after}";
        return Room.Check(memo).All(f => f.Span is not { } s || memo[s.Start..s.End] == f.Text);
    }, iter: 300);

    [Theory]
    [InlineData("ＡＢＣ", "abc")]
    [InlineData("鍾鐘範於", "钟钟范于")]
    [InlineData("Łódź Straße", "lodz strasse")]
    [InlineData("Yü Ch'eng", "yu ch'eng")]
    public void Forms_of_one_letter_are_one(string written, string folded) => Assert.Equal(folded, NormalText.Fold(written));
}
