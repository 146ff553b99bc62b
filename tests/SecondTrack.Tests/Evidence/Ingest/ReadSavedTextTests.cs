using System.Text;
using SecondTrack.Evidence.Ingest;
using Xunit;

namespace SecondTrack.Tests.Evidence.Ingest;

/// <summary>Pages saved as text, with all that stood around and between the paragraphs. Invented, as are the people in them.</summary>
public class ReadSavedTextTests
{
    private static ReadDocument Read(string text, string encoding = "utf-8")
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return ReadAnyDocument.Read(new(Encoding.GetEncoding(encoding).GetBytes(text), "saved.txt")).Value;
    }

    private static readonly string[] ChineseParagraphs =
    [
        "今年春天，两个研究所的学者在第三地又见了一面。没有旗帜，没有公报，三十个人关起门来谈了两天，谈的是人工智能会不会让误判来得更快，以及谁应当在那几分钟里说“停”。",
        "外面的人常问，这样的会有什么用。我的看法是，用处不在当天。一位退役将领在第一轮说过的话，到第四轮才被对面的人听懂；听懂之后，双方才第一次把同一个词写在同一张纸上。",
        "当然，也有谈不拢的时候。企业代表关心的是规则何时落地，学者关心的是规则由谁来定，前官员关心的是规则破了之后怎么办。三种关心都有道理，却很少在同一个下午被放在一起。",
        "下一轮会在秋天。如果届时能把“预警时间”这四个字的两种理解都写清楚，这两年的差旅费就算没有白花。",
    ];

    private static string ChinesePage(string betweenSecondAndThird) => $"""
        首页
        新闻
        评论
        国际
        视频
        登录 | 注册
        您的位置：示例网 > 评论 > 正文

        没有旗帜的外交：三十个人能谈出什么

        作者：林示例
        来源：示例日报
        2025-03-14 08:30
        字号：大 中 小
        分享到微信

        {ChineseParagraphs[0]}

        {ChineseParagraphs[1]}

        {betweenSecondAndThird}

        {ChineseParagraphs[2]}

        {ChineseParagraphs[3]}

        责任编辑：某某
        相关阅读
        春季展览今天开幕
        一图看懂新地铁线
        明星同款风衣打折
        热门推荐
        春季展览今天开幕
        三分钟学会做馒头
        关于我们
        版权声明：未经授权不得转载
        """;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public void A_chinese_page_gives_its_own_paragraphs_and_who_wrote_them_when(string encoding)
    {
        var read = Read(ChinesePage("广告\n点击领取优惠券\n[图片]\n推荐：明星同款风衣打折"), encoding);
        Assert.Equal(ChineseParagraphs, read.Blocks.Where(b => b.Kept).Select(b => b.Text));
        Assert.Equal(("没有旗帜的外交：三十个人能谈出什么", "林示例", "示例日报", "2025-03-14", "zh-Hans"), (read.Title, read.Author, read.Publisher, read.Date.Text, read.LanguageTag));
        Assert.Contains(read.Blocks, b => b.Text == "三分钟学会做馒头" && !b.Kept);
        // Only that its encoding had to be guessed.
        Assert.Equal(encoding == "utf-8" ? 0 : 1, read.Warnings.Count);
    }

    [Fact]
    public void Where_the_saved_text_itself_is_broken_a_warning_says_so()
    {
        var whole = ChinesePage("热门推荐\n明星同款风衣打折");
        var broken = whole.Replace("到第四轮才被对面的人听懂；听懂之后，双方才第一次把同一个词写在同一张纸上。", "到第四轮才被对面的人听懂", StringComparison.Ordinal);
        Assert.NotEqual(whole, broken);
        Assert.Empty(Read(whole).Warnings);
        Assert.Contains(Read(broken).Warnings, w => w.In(Language.Chinese).Text.Contains("对面的人听懂", StringComparison.Ordinal));
    }

    [Fact]
    public void An_english_page_gives_its_own_paragraphs_and_who_wrote_them_when()
    {
        string[] paragraphs =
        [
            "Thirty people met behind closed doors this spring, with no flags on the table and no statement at the end. They spoke for two days about machines that decide faster than officials can, and about who ought to say stop.",
            "What use is such a meeting? None on the day itself, I would answer. A remark that a retired officer made in the first round was understood by the other side in the fourth, and only then did both write the same word on one sheet of paper.",
            "The companies asked when rules would come, the scholars who would make them, the former officials what would follow when they are broken. All three questions are fair; they are seldom asked on one afternoon.",
        ];
        var read = Read($"""
            Home
            World
            Opinion
            Sign in
            Subscribe now

            Diplomacy Without Flags

            By Ann Example
            14 March 2025
            Share
            Save

            {paragraphs[0]}

            {paragraphs[1]}

            Advertisement
            Read more: Ten ways to fold a map

            {paragraphs[2]}

            Most popular
            Ten ways to fold a map
            The best bread in town
            About us
            Cookies
            Copyright 2025 Example Daily. All rights reserved.
            """);
        Assert.Equal(paragraphs, read.Blocks.Where(b => b.Kept).Select(b => b.Text));
        Assert.Equal(("Diplomacy Without Flags", "Ann Example", "2025-03-14", "en"), (read.Title, read.Author, read.Date.Text, read.LanguageTag));
    }

    [Fact]
    public void Notes_that_are_no_page_keep_every_line()
    {
        var read = Read("会谈笔记\n\n1. 对方问到预警时间\n2. 企业代表没有发言\n\n晚饭时气氛比白天好");
        Assert.Equal(4, read.Blocks.Count(b => b.Kept));
        Assert.Equal("会谈笔记", read.Title);
    }
}
