using System.Text;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.Email;
using Xunit;

namespace SecondTrack.Tests.Evidence.Ingest;

public class ReadEmailTests
{
    private static byte[] Gb(string text) => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(text);

    [Theory]
    [InlineData("text/plain; charset=gb18030")]
    [InlineData("text/plain; charset=gb2312")]
    [InlineData("text/plain")]
    public void A_Chinese_letter_is_read_declared_or_not(string type)
    {
        byte[] mail = [.. Gb($"From: 林知远 <lin@example.org>\r\nSubject: 关于下一轮会议的安排\r\nDate: Thu, 16 May 2024 23:30:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: {type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"),
            .. Gb("各位同事：\r\n\r\n下一轮会议定于秋天举行，议题为人工智能与国际安全，朱镕基曾谈及的旧事不再列入。\r\n")];
        var read = ReadEmail.Read(mail).Value;
        Assert.Equal(("关于下一轮会议的安排", "林知远", "2024-05-16", "zh-Hans"), (read.Title, read.Author, read.Date.Text, read.LanguageTag));
        Assert.Equal(["各位同事：", "下一轮会议定于秋天举行，议题为人工智能与国际安全，朱镕基曾谈及的旧事不再列入。"], read.Blocks.Select(b => b.Text));
    }

    [Fact]
    public void What_is_quoted_and_the_signature_are_kept_aside()
    {
        var mail = Encoding.UTF8.GetBytes("""
            From: Ada <ada@example.org>
            Date: Mon, 3 Jun 2024 09:00:00 +0000
            Subject: Re: hotline
            Content-Type: text/plain; charset=utf-8

            I think a hotline would help both sides, and that the two of us should say
            so in the joint summary before the autumn.

            On Sun, 2 Jun 2024 at 18:00, Lin wrote:
            > Do you think a hotline would help?

            --
            Ada, Institute of Made-up Affairs
            """.Replace("\n--\n", "\n-- \n", StringComparison.Ordinal));
        var read = ReadEmail.Read(mail).Value;
        Assert.Equal(["I think a hotline would help both sides, and that the two of us should say so in the joint summary before the autumn."],
            read.Blocks.Where(b => b.Kept).Select(b => b.Text));
        Assert.Equal(["Quoted from an earlier message", "Quoted from an earlier message", "Signature"], read.Blocks.Where(b => !b.Kept).Select(b => b.WhyEn));
    }

    [Fact]
    public void A_letter_that_is_only_markup_is_read_as_text_and_its_script_is_not()
    {
        var mail = Encoding.UTF8.GetBytes("""
            From: ada@example.org
            Subject: hello
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html; charset=utf-8

            <html><head><title>t</title></head><body><p>First&nbsp;paragraph.</p><script>alert(1)</script><div>Second<br>line.</div><p style="display: none">tracker</p></body></html>
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="../../a.pdf"

            x
            --b--
            """);
        var read = ReadEmail.Read(mail).Value;
        Assert.Equal(["First paragraph.", "Second\nline."], read.Blocks.Select(b => b.Text));
        Assert.Equal("1 attachment was not read: a.pdf. Add them as files of their own.", Assert.Single(read.Warnings).En);
    }
}
