using SecondTrack.Dialogues;
using SecondTrack.Dialogues.Convening;
using Xunit;

namespace SecondTrack.Tests.Dialogues;

public class WhichTrackTests
{
    [Theory]
    [InlineData(Lead.Governments, TakesPart.OfficialsOnly, Aim.Agreement, Hears.GovernmentsDirectly, Track.One)]
    [InlineData(Lead.Governments, TakesPart.OfficialsOnly, Aim.Understanding, Hears.GovernmentsDirectly, Track.One)]
    [InlineData(Lead.Governments, TakesPart.OfficialsAndUnofficial, Aim.Policy, Hears.GovernmentsDirectly, Track.OneAndAHalf)]
    [InlineData(Lead.UnofficialInstitutions, TakesPart.OfficialsAndUnofficial, Aim.Policy, Hears.OfficialsByReport, Track.OneAndAHalf)]
    [InlineData(Lead.OfficialsInPersonalCapacity, TakesPart.Unofficial, Aim.Policy, Hears.OfficialsByReport, Track.OneAndAHalf)]
    [InlineData(Lead.UnofficialInstitutions, TakesPart.Unofficial, Aim.Policy, Hears.OfficialsByReport, Track.Two)]
    [InlineData(Lead.UnofficialInstitutions, TakesPart.Unofficial, Aim.Policy, Hears.PublicOnly, Track.Two)]
    [InlineData(Lead.Citizens, TakesPart.Unofficial, Aim.Policy, Hears.OfficialsByReport, Track.Two)]
    [InlineData(Lead.Citizens, TakesPart.GeneralPublic, Aim.Understanding, Hears.PublicOnly, Track.PeopleToPeople)]
    [InlineData(Lead.UnofficialInstitutions, TakesPart.GeneralPublic, Aim.Policy, Hears.PublicOnly, Track.PeopleToPeople)]
    [InlineData(Lead.UnofficialInstitutions, TakesPart.Unofficial, Aim.Understanding, Hears.OfficialsByReport, Track.ExchangeOnly)]
    [InlineData(Lead.UnofficialInstitutions, TakesPart.OfficialsAndUnofficial, Aim.None, Hears.ParticipantsOnly, Track.ExchangeOnly)]
    [InlineData(Lead.Unknown, TakesPart.Unofficial, Aim.Policy, Hears.OfficialsByReport, Track.Unknown)]
    [InlineData(Lead.Citizens, TakesPart.Unofficial, Aim.Unknown, Hears.OfficialsByReport, Track.Unknown)]
    public void The_four_answers_tell_the_track(Lead lead, TakesPart takesPart, Aim aim, Hears hears, Track track) =>
        Assert.Equal(track, WhichTrack.Of(lead, takesPart, aim, hears).Track);

    [Fact]
    public void Every_answer_is_explained_in_both_languages()
    {
        foreach (var lead in Enum.GetValues<Lead>())
            foreach (var part in Enum.GetValues<TakesPart>())
                foreach (var aim in Enum.GetValues<Aim>())
                    foreach (var hears in Enum.GetValues<Hears>())
                    {
                        var verdict = WhichTrack.Of(lead, part, aim, hears);
                        Assert.NotEmpty(verdict.Why);
                        Assert.All(verdict.Why, w => Assert.True(w.En.EndsWith('.') && w.Zh.EndsWith('。')));
                    }
    }

    [Fact]
    public void Without_a_policy_aim_it_is_never_called_a_track_beyond_the_first()
    {
        foreach (var lead in Enum.GetValues<Lead>())
            foreach (var part in Enum.GetValues<TakesPart>())
                foreach (var aim in new[] { Aim.None, Aim.Understanding })
                    Assert.DoesNotContain(WhichTrack.Of(lead, part, aim, Hears.OfficialsByReport).Track, new[] { Track.OneAndAHalf, Track.Two });
        Assert.Equal("Exchange, not Track II", WhichTrack.Name(Track.ExchangeOnly).En);
    }
}
