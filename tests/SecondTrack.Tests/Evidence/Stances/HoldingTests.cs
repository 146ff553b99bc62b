using SecondTrack.Evidence;
using SecondTrack.Evidence.Stances;
using SecondTrack.Keeping;
using Xunit;

namespace SecondTrack.Tests.Evidence.Stances;

public class HoldingTests
{
    private static Told Said(int date, int? stance, SpokenAs spokenAs = SpokenAs.Personally, Venue venue = Venue.InWriting, bool publicText = true) =>
        new(Guid.Parse($"{date:00000000}-0000-0000-0000-{(stance ?? 9) + 5:000000000000}"), date, stance, venue, spokenAs, publicText);

    [Fact]
    public void The_newest_personal_stance_is_held_whatever_the_order_it_was_read_in()
    {
        var holding = Holding.Of(ActorKind.Person, [Said(20230101, 2), Said(20200101, -1), Said(20210601, 0)]);
        Assert.Equal(2, holding.Latest!.Stance);
        Assert.Equal(0, holding.Before!.Stance);
        Assert.Equal(2, holding.Moved);
    }

    [Theory]
    [InlineData(SpokenAs.ForTheInstitute), InlineData(SpokenAs.DescribingTheOfficialLine), InlineData(SpokenAs.CarryingAMessage), InlineData(SpokenAs.FloatingAnIdea)]
    public void What_was_not_said_personally_is_nobodys_position(SpokenAs spokenAs)
    {
        var holding = Holding.Of(ActorKind.Person, [Said(20230101, 2, spokenAs), Said(20200101, -1)]);
        Assert.Equal(-1, holding.Latest!.Stance);
        Assert.Equal(0, holding.Moved);
        Assert.Equal((1, 1), (holding.Own, holding.NotOwn));
        Assert.Null(Holding.Of(ActorKind.Person, [Said(20230101, 2, spokenAs)]).Latest);
    }

    [Fact]
    public void An_organisation_holds_what_is_said_for_it() =>
        Assert.Equal(1, Holding.Of(ActorKind.Organisation, [Said(20230101, 1, SpokenAs.ForTheInstitute), Said(20240101, -2, SpokenAs.CarryingAMessage)]).Latest!.Stance);

    [Fact]
    public void Two_readings_of_one_day_and_undated_words_are_no_move()
    {
        Assert.Equal(0, Holding.Of(ActorKind.Person, [Said(20230101, 2), Said(20230101, -2)]).Moved);
        Assert.Equal(0, Holding.Of(ActorKind.Person, [Said(20230101, 2), Said(0, -2)]).Moved);
    }

    [Fact]
    public void Who_declines_at_last_is_shown_so_and_keeps_the_earlier_stance()
    {
        var holding = Holding.Of(ActorKind.Person, [Said(20200101, 1), Said(20230101, null)]);
        Assert.True(holding.DeclinesNow);
        Assert.Equal(1, holding.Latest!.Stance);
        Assert.False(Holding.Of(ActorKind.Person, [Said(20200101, null), Said(20230101, 1)]).DeclinesNow);
    }

    [Fact]
    public void Only_public_ends_with_the_first_word_heard_at_first_hand()
    {
        Assert.True(Holding.Of(ActorKind.Person, [Said(20200101, 1), Said(20210101, 1)]).OnlyPublic);
        Assert.False(Holding.Of(ActorKind.Person, [Said(20200101, 1), Said(20210101, 1, publicText: false)]).OnlyPublic);
        Assert.False(Holding.Of(ActorKind.Person, []).OnlyPublic);
    }

    [Fact]
    public void Public_and_face_to_face_are_held_against_each_other()
    {
        var gap = Holding.Of(ActorKind.Person, [Said(20220101, -2), Said(20210101, 1, venue: Venue.FaceToFace), Said(20190101, 2, venue: Venue.FaceToFace)]).Gap;
        Assert.Equal((-2, 1), (gap!.InPublic.Stance, gap.FaceToFace.Stance));
        Assert.Null(Holding.Of(ActorKind.Person, [Said(20220101, 1), Said(20210101, 1, venue: Venue.FaceToFace)]).Gap);
    }

    [Fact]
    public void The_distance_is_to_the_line_in_force_of_the_own_government()
    {
        var (mine, theirs) = (Guid.Parse("00000000-0000-0000-0000-000000000001"), Guid.Parse("00000000-0000-0000-0000-000000000002"));
        Line Of(Guid? side, int stance, int date, LineOf of = LineOf.Government) => new(Guid.Empty, Guid.Empty, of, side, stance, date);
        Line[] lines = [Of(mine, -2, 20190101), Of(mine, 1, 20230101), Of(theirs, 2, 20240101), Of(null, 0, 20200101, LineOf.OurInstitute)];
        var holding = Holding.Of(ActorKind.Person, [Said(20240101, -1)]);
        Assert.Equal(-2, LineDistance.Of(holding, LineDistance.InForce(lines, LineOf.Government, mine))!.Steps);
        Assert.Equal(-1, LineDistance.Of(holding, LineDistance.InForce(lines, LineOf.OurInstitute, null))!.Steps);
        Assert.Null(LineDistance.Of(holding, LineDistance.InForce(lines, LineOf.Government, null)));
    }
}
