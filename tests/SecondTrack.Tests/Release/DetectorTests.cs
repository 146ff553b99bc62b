using SecondTrack.Release;
using Xunit;

namespace SecondTrack.Tests.Release;

public class DetectorTests
{
    [Theory]
    [InlineData("D1", "block", "Ch'in Jo-lan", "The case was made by Ch'in Jo-lan, and nobody answered.")]
    [InlineData("D1", "block", "秦若瀾", "會上由秦若瀾作了介紹。")]
    [InlineData("D1", "block", "Solvander", "It was Solvander's paper that was read.")]
    [InlineData("D1", "block", "P.v.H.", "A note by P.v.H. was read out.")]
    [InlineData("D1", "block", "Zhongheng Tan", "This goes back to Zhongheng Tan.")]
    [InlineData("D1", "block", "索尔万德", "索尔万德对此有保留。")]
    [InlineData("D1", "warn", "Zhuge Yuan", "This goes back to Zhuge Yuan.")]
    [InlineData("D2", "block", "DLIS", "A paper of DLIS was handed round.")]
    [InlineData("D2", "block", "东篱所", "东篱所事先分发了材料。")]
    [InlineData("D2", "block", "谭公使", "谭公使提出了另一种写法。")]
    [InlineData("D2", "block", "诸葛将军", "随后诸葛将军举了例子。")]
    [InlineData("D2", "block", "a.solvander@fjord-centre.example", "Write to a.solvander@fjord-centre.example by Friday.")]
    [InlineData("D2", "block", "+47 555 123 456", "Call +47 555 123 456 before noon.")]
    [InlineData("D2", "warn", "the law professor from Leiden", "The list was kept by the law professor from Leiden.")]
    [InlineData("D3", "block", "A retired naval officer from the Chinese side", "A retired naval officer from the Chinese side described a case.")]
    [InlineData("D3", "block", "中方一位退役海军军官", "中方一位退役海军军官介绍了案例。")]
    [InlineData("D3", "block", "one of the two company participants", "A remark from one of the two company participants was kept.")]
    [InlineData("D3", "block", "一位来自莱顿的法学家", "一位来自莱顿的法学家提出了异议。")]
    [InlineData("D4", "block", "both economists from the Chinese side agreed", "On tariffs both economists from the Chinese side agreed.")]
    [InlineData("D4", "block", "中方两位经济学家都认为", "对此中方两位经济学家都认为可行。")]
    [InlineData("D5", "block", "关税清单每季度更新一次，企业就永远没有办法", "有人说，关税清单每季度更新一次，企业就永远没有办法作安排。")]
    [InlineData("D5", "block", "the telegram always arrives after the decision that it", "As was said, the telegram always arrives after the decision that it concerns.")]
    [InlineData("D5", "warn", "In an archive, the telegram always arrives after decisions it was meant to prevent.", "In an archive, the telegram always arrives after decisions it was meant to prevent.")]
    [InlineData("D5", "warn", "rule without a reporting duty is only a wish", "A rule without a reporting duty is only a wish, it was felt.")]
    [InlineData("D6", "block", "Seven of the eight participants", "Seven of the eight participants were ready to go on.")]
    [InlineData("D6", "block", "九位与会者中有八位", "九位与会者中有八位愿意保留。")]
    [InlineData("D6", "block", "All but one", "All but one could live with it.")]
    [InlineData("D7", "warn", "Aldershaven on 3 September 2031", "The group met in Aldershaven on 3 September 2031 for a day.")]
    [InlineData("D7", "warn", "二〇三一年九月三日，阿尔德港", "二〇三一年九月三日，阿尔德港。讨论开始。")]
    [InlineData("D9", "warn", "她所准备的表格", "中方的意见很细，她所准备的表格获得好评。")]
    [InlineData("D9", "warn", "said it in Chinese", "Somebody said it in Chinese first.")]
    [InlineData("D10", "warn", "Dr Otto Brennick", "Dr Otto Brennick, who was not there, had written.")]
    [InlineData("D10", "warn", "贺知远教授", "会上引用了贺知远教授的研究。")]
    [InlineData("D11", "warn", "one participant abstained", "At the end one participant abstained.")]
    [InlineData("D11", "warn", "一位与会者中途退场", "下午一位与会者中途退场。")]
    public void A_leak_is_found_where_it_stands(string detector, string level, string leak, string memo)
    {
        var at = memo.IndexOf(leak, StringComparison.Ordinal);
        var found = Room.Check(memo).Where(f => f.Detector == detector && f.Span is { } s && s.Overlaps(new(at, at + leak.Length))).ToList();
        Assert.Contains(found, f => f.Level.ToString().Equals(level, StringComparison.OrdinalIgnoreCase));
        Assert.All(found, f => Assert.Equal(f.Text, memo[f.Span!.Value.Start..f.Span.Value.End]));
        Assert.All(found, f => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", f.Why.In(Language.Chinese)));
    }

    [Theory]
    [InlineData("Participants will mark the places. It may rain on the marsh, and a lawyer might ask why.")]
    [InlineData("双方高度重视，许多方面任何方法都有高超之处，单从范围看，区别不大。")]
    [InlineData("Three of the five measures need no money; some participants on one side doubted it.")]
    [InlineData("十二项之中，九项已经完成，其余留待下次。与会者普遍赞成。")]
    [InlineData("A ship and her escorts are at sea. The reader in one capital takes it for a promise.")]
    [InlineData("The General Assembly and the United Nations noted this. The European Union said so too.")]
    [InlineData("其他与会者没有异议，他们要求会务组整理材料。担任主任的程序另行规定。")]
    [InlineData("The text will be released in both languages in October 2031, in English and in Chinese.")]
    public void What_only_looks_like_a_leak_is_none(string memo) => Assert.Empty(Room.Check(memo).Select(f => $"{f.Detector} {f.Text}: {f.Why}"));

    [Fact]
    public void A_name_that_is_an_ordinary_word_is_told_but_does_not_block_unless_it_acts_as_a_person()
    {
        Assert.Equal(Level.Warn, Assert.Single(Room.Check("这是一个高明的办法。")).Level);
        Assert.Contains(Room.Check("随后高明指出，这个办法可行。"), f => f is { Detector: "D1", Level: Level.Block });
        Assert.DoesNotContain(Room.Check("The group will meet again."), f => f.Detector == "D1");
        Assert.Contains(Room.Check("This was said by Will Marsh at noon."), f => f is { Detector: "D1", Level: Level.Block });
    }

    [Fact]
    public void Two_people_of_one_name_are_both_candidates()
    {
        var found = Assert.Single(Room.Check("会上秦若澜作了介绍。"), f => f.Detector == "D1");
        Assert.Equal((2, (string?)null, Level.Block), (found.Fits, found.PersonId, found.Level));
    }

    [Fact]
    public void The_audience_decides_how_many_people_a_description_must_fit()
    {
        const string memo = "A Nordic participant argued for a delay.";
        Level? At(Audience audience) => CheckMemo.Run(new Memo("m", memo, []), Room.Ground(audience)).FirstOrDefault(f => f.Detector == "D3")?.Level;
        Assert.Equal((null, Level.Warn, Level.Warn), (At(Audience.Institutions), At(Audience.Restricted), At(Audience.Public)));
    }

    [Fact]
    public void A_number_that_moved_by_one_since_the_last_release_names_who_moved()
    {
        var earlier = new EarlierRelease("a.md", "Five participants supported a reporting duty in every rule on exports.");
        Assert.Contains(Room.Check("Four participants supported a reporting duty in every rule on exports.", earlier), f => f is { Detector: "D6", Level: Level.Block });
        Assert.DoesNotContain(Room.Check("Four participants supported a museum of telegrams.", earlier), f => f.Detector == "D6");
        Assert.DoesNotContain(Room.Check("Five participants supported a reporting duty in every rule on exports.", earlier), f => f.Detector == "D6");
    }

    [Fact]
    public void A_list_in_the_order_of_speaking_is_told_and_one_in_another_order_is_not()
    {
        const string one = "- 关税清单更新太快，企业没有办法安排订单。\n- The telegram in the archive arrives after the decision.\n- A rule without reporting duty is a wish with numbers.\n- Nothing else was said about this today.\n";
        Assert.Contains(Room.Check(one), f => f.Detector == "D9");
        Assert.DoesNotContain(Room.Check(string.Join('\n', one.Split('\n', StringSplitOptions.RemoveEmptyEntries).Reverse())), f => f.Detector == "D9");
    }

    [Fact]
    public void A_file_name_and_an_invisible_character_are_channels_too()
    {
        Assert.Contains(Room.Check("Nothing here.", "notes_from_tan-zhongheng.md"), f => f is { Detector: "D8", PersonId: "R2", Span: null });
        var mark = Assert.Single(Room.Check("Nothing\u200B here."));
        Assert.Equal(("D8", Level.Block, new SecondTrack.Release.Span(7, 8)), (mark.Detector, mark.Level, mark.Span!.Value));
    }

    [Fact]
    public void Nothing_found_is_never_called_safe()
    {
        foreach (var language in new[] { Language.English, Language.Chinese })
            Assert.DoesNotMatch("safe|安全", Finding.Summary([]).In(language));
        Assert.Equal("Found 3 leaks.", Finding.Summary(Room.Check("Tan Zhongheng, Annika Solvander, Will Marsh.")).In(Language.English));
    }
}
