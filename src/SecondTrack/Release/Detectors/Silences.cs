using System.Text.RegularExpressions;

namespace SecondTrack.Release.Detectors;

/// <summary>D11: one person's silence, absence or leaving, which everybody in the room remembers.</summary>
internal static partial class Silences
{
    public static IEnumerable<Finding> Find(Memo memo) =>
        from Match match in English().Matches(memo.Normal.Text).Concat(Chinese().Matches(memo.Normal.Text))
        select memo.Found("D11", Level.Warn, new(match.Index, match.Index + match.Length), new("What only one person did or did not do is remembered by everybody who was there.", "只有一人做出（或没有做出）的举动，在场者都会记得。"),
            new("Leave it out, or write “not everybody took part in this”.", "删去，或改写为“并非所有人都参与”。"));

    [GeneratedRegex(@"\b(?:one|a single|a lone|a|only one|just one|another|the only) (?:[a-z-]+ ){0,3}?(?:participant|delegate|member|expert|person|speaker|colleague|representative|attendee|scholar|voice|side)(?: from [a-z -]{1,30}?| of [a-z -]{1,30}?)? (?:alone |then |who |had |also |nevertheless |briefly )*(?:abstained|left|walked out|withdrew|dissented|stayed silent|stayed away|remained silent|kept silent|was silent|said nothing|did not (?:speak|vote|sign|reply|answer|attend|take part|join)|declined|refused|was absent|departed|recused|skipped|missed)\b|\b(?:one|a single|a lone) (?:abstention|dissenting vote|dissent|absentee|empty chair)\b")]
    private static partial Regex English();

    [GeneratedRegex("(?:只有|仅有|唯有|有|另有)?(?:一|某)[位名个](?:[^，。；！？\n、]{0,6}?)(?:与会者|代表|成员|专家|学者|人|参会者|嘉宾)(?:[^，。；！？\n、]{0,6}?)(?:弃权|退场|离席|离场|缺席|缺席会议|未发言|没有发言|未作发言|保持沉默|沉默不语|一言不发|未表态|没有表态|不作表态|提前离开|退出|拒绝表态|拒绝签字|拒绝签署|未投票|没有投票|未到会|没有到会)|一票弃权|一人弃权")]
    private static partial Regex Chinese();
}
