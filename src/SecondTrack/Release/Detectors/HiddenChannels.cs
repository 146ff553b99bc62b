using System.Globalization;

namespace SecondTrack.Release.Detectors;

/// <summary>D8: what a file says beside its text: its properties, changes, comments, hidden text, its name, marks that nobody sees.</summary>
internal static class HiddenChannels
{
    private const int Shown = 200;

    private static readonly Words Regenerate = new("Do not clean this file: make it afresh from the plain text.", "不要清理这个文件：请用纯文本重新生成。");

    public static IEnumerable<Finding> Find(Memo memo, CheckGround ground)
    {
        foreach (var mark in memo.Normal.Marks.Where(m => m > 0 || memo.Text[m] != '\uFEFF'))
        {
            var width = char.IsSurrogatePair(memo.Text, mark) ? 2 : 1;
            var code = char.ConvertToUtf32(memo.Text, mark).ToString("X4", CultureInfo.InvariantCulture);
            yield return new("D8", Level.Block, new(mark, mark + width), memo.Text.Substring(mark, width), new Words("An invisible character (U+{0}), which can carry a mark or break a name apart.", "不可见字符（U+{0}），可能携带标记，或把姓名拆开。").With(code), Regenerate);
        }
        foreach (var channel in memo.Channels)
            foreach (var finding in In(channel, ground)) yield return finding;
        var stem = Path.GetFileNameWithoutExtension(memo.FileName);
        foreach (var finding in Named(new("file name", new("file name", "文件名"), stem), ground)) yield return finding with { Suggestion = new("Give the file a name that says only what it is.", "文件名只写内容，不写人名和机构名。") };
    }

    private static List<Finding> In(HiddenChannel channel, CheckGround ground)
    {
        var named = Named(channel, ground).ToList();
        if (named.Count > 0) return named;
        var shown = channel.Value.Length <= Shown ? channel.Value : channel.Value[..Shown] + "…";
        return [new("D8", Level.Block, null, shown, new Words("{0} in {1}: “{2}”.", "{1} 中的{0}：“{2}”。").With(channel.Kind, channel.Part, shown), Regenerate)];
    }

    private static IEnumerable<Finding> Named(HiddenChannel channel, CheckGround ground)
    {
        var text = NormalText.Of(channel.Value);
        var found = RosterNames.In(text, ground).Concat(Affiliations.Organisations(text, ground)).Where(m => !m.Ordinary).Select(m => (m.Folded, Members: m.MemberIds))
            .Concat(Affiliations.Titled(text, ground).Select(t => (t.Folded, Members: (IReadOnlyList<string>)[.. t.Members.Select(m => m.Id)]))).ToList();
        foreach (var (folded, members) in found)
        {
            var end = folded.End;
            var title = System.Text.RegularExpressions.Regex.Match(text.Text[end..], "^" + HanNames.Titles);
            if (title.Success) end += title.Length;
            var span = text.Back(folded.Start, end - folded.Start);
            yield return new("D8", Level.Block, null, channel.Value[span.Start..span.End], new Words("{0} in {1} names somebody of the roster or an organisation: “{2}”.", "{1} 中的{0}出现名单上的人或机构：“{2}”。").With(channel.Kind, channel.Part, channel.Value[span.Start..span.End]), Regenerate)
            {
                PersonId = members.Count == 1 ? members[0] : null,
            };
        }
    }
}
