using System.Collections;
using System.Reflection;
using SecondTrack.Example;
using SecondTrack.Keeping;
using Xunit;

namespace SecondTrack.Tests.Example;

/// <summary>The content files themselves, which people edit by hand.</summary>
public class ExampleContentTests
{
    private static readonly ExampleContent Content = ExampleContent.Read();

    [Fact]
    public void Every_text_stands_in_both_languages()
    {
        var texts = Texts(Content).ToList();
        Assert.True(texts.Count > 500);
        Assert.All(texts, t => Assert.True(t.En.Trim().Length > 0 && t.Zh.Trim().Length > 0, $"'{t.En}' / '{t.Zh}' lacks a language"));
        Assert.All(texts, t => Assert.DoesNotContain(t.En, c => c is >= '\u4e00' and <= '\u9fff'));
        Assert.All(texts.Where(t => t.Zh.Length > 8), t => Assert.Contains(t.Zh, c => c is >= '\u4e00' and <= '\u9fff'));
    }

    [Fact]
    public void Half_width_punctuation_does_not_stand_in_Chinese()
    {
        var chinese = Texts(Content).Select(t => t.Zh).Concat(Content.Sources.Where(s => s.Language != "en").SelectMany(s => s.Blocks).Select(b => b.Text));
        Assert.All(chinese, t => Assert.DoesNotMatch("[\u4e00-\u9fff][,;:?!()]|[,;?!()][\u4e00-\u9fff]", t));
    }

    [Fact]
    public void No_record_under_the_Chatham_House_Rule_names_anybody_in_its_text()
    {
        var people = Content.People.SelectMany(p => (string[])[p.Name.En, p.Name.Zh, .. p.Aliases, .. p.Scripts?.Values ?? Enumerable.Empty<string>()]);
        var names = people.Concat(Content.Dialogue.Organisations.SelectMany(o => (string[])[o.Name.En, o.Name.Zh, .. o.Aliases])).ToList();
        bool Names(ExampleSource source) => names.Exists(n => source.Text.Contains(n, StringComparison.OrdinalIgnoreCase));
        var records = Content.Sources.Where(s => s.Rule == GroundRule.ChathamHouse).ToList();
        Assert.True(records.Count >= 8);
        Assert.All(records, s => Assert.False(Names(s), $"{s.Key} names somebody"));
        Assert.Contains(Content.Sources, Names);
    }

    [Fact]
    public void No_text_points_outside()
    {
        Assert.All(Content.Sources, s =>
        {
            Assert.DoesNotContain("://", s.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("www.", s.Text, StringComparison.OrdinalIgnoreCase);
            if (s.Address is not null) Assert.Matches(@"^https://[a-z]+\.example\.(org|com|net|edu)/", s.Address);
            Assert.InRange(s.Blocks.Count(b => b.Kept), 4, 15);
        });
    }

    [Theory]
    [InlineData("[[x]]{gu p-one +1}; not closed [[y", "is not closed")]
    [InlineData("[[x]]{p-one strongly}", "is not actor, proposition, stance")]
    [InlineData("[[x]]{gu p-one +1 loudly}", "nobody speaks as 'loudly'")]
    public void A_slip_in_a_source_file_is_named(string text, string complaint)
    {
        const string head = "kind: Article\ndate: 2020\nvenue: InWriting\nrule: OnTheRecord\npublic: yes\nfirst hand: no\nlanguage: en\n"
            + "title en: A\ntitle zh: 甲\npublisher en: B\npublisher zh: 乙\n---\n";
        var e = Assert.Throws<FormatException>(() => ReadExampleSource.From("slip", head + text));
        Assert.Contains(complaint, e.Message, StringComparison.Ordinal);
    }

    /// <summary>Every text in two languages, wherever it hangs.</summary>
    private static IEnumerable<Both> Texts(object? thing) => thing switch
    {
        null or string or Enum or Type => [],
        Both both => [both],
        IEnumerable many => many.Cast<object?>().SelectMany(Texts),
        _ when thing.GetType().Namespace is { } n && n.StartsWith("System", StringComparison.Ordinal) && !thing.GetType().IsGenericType => [],
        _ => thing.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0)
            .SelectMany(p => Texts(p.GetValue(thing))),
    };
}
