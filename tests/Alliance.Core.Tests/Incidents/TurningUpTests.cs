using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Incidents;

/// <summary>Teams that turn up unasked: the desk lets them stay or sends them home, and is asked until it has decided
/// and they have gone.</summary>
public sealed class TurningUpTests : StoryTests
{
    private static readonly ActorId Unasked = Squad(3, 1);
    private static readonly SocialTeam BlueSky = new("蓝天救援队", "衡阳志愿者协会", 12, Catalogue.FloodRescue);
    private readonly ActorId _incident;

    public TurningUpTests()
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0], Allied = false });
        _incident = Incident();
    }

    private Answer ChecksIn(string? team, SocialTeam? social = null) =>
        Story.Do(_incident, new CheckInTeam(Someone, null, team, social));
    private Answer Stays(string? checkIn, LineId? line = null) =>
        Story.Do(_incident, new DecideCheckIn(Someone, null, checkIn!, true, line, "needed"));
    private Answer GoesHome(string? checkIn) =>
        Story.Do(_incident, new DecideCheckIn(Someone, null, checkIn!, false, null, "not trained for it"));
    private Answer ChecksOut(string? checkIn) => Story.Do(_incident, new CheckOutTeam(Someone, null, checkIn!));

    private LineId Asks()
    {
        var number = Story.Do(_incident, new RaiseAidRequest(Someone, null, [Line(Catalogue.FloodRescue, 8)])).Number!;
        Minutes(1);
        return new LineId(new RequestNumber(number), 1);
    }

    [Fact]
    public void A_squad_at_the_scene_that_is_let_stay_serves_the_line_as_arranged_aid_and_its_owner_books_it()
    {
        var line = Asks();
        Reports(Unasked, TeamStatus.EnRoute, TeamStatus.OnScene);
        var checkIn = ChecksIn(Unasked.Key).Number;
        Assert.Equal(line, One<TeamTurnedUp>(_incident).Fits);
        Assert.Null(Stays(checkIn, line).Refused);
        Minutes(1);
        var accepted = One<CommitmentAccepted>();
        Assert.Equal((Unasked, Town(3), true), (accepted.Resource, accepted.Lender, accepted.ArrangedByTelephone));
        Assert.Equal(accepted.Commitment, One<SlotTaken>(Town(3)).Commitment);
        Assert.Equal([CommitmentStatus.OnScene], ProgressOf(accepted.Commitment));
        Assert.True(One<TeamAtWork>(Unasked).Working);
        Reports(Unasked, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(line.Request.ToAidRequest()));
    }

    [Fact]
    public void A_squad_that_is_on_its_way_goes_on_to_the_line_that_it_is_let_serve()
    {
        var line = Asks();
        Reports(Unasked, TeamStatus.EnRoute);
        Stays(ChecksIn(Unasked.Key).Number, line);
        Minutes(1);
        Assert.Equal([CommitmentStatus.EnRoute], ProgressOf(One<CommitmentAccepted>().Commitment));
        Reports(Unasked, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(line.Request.ToAidRequest()));
    }

    [Fact]
    public void A_squad_that_is_sent_home_is_told_so_with_the_reason()
    {
        Reports(Unasked, TeamStatus.OnScene);
        Assert.Null(GoesHome(ChecksIn(Unasked.Key).Number).Refused);
        Minutes(1);
        Assert.Equal("not trained for it", One<TeamSentHome>(_incident).Reason);
        Assert.Equal("not trained for it", Story.All<ComeHome>(Unasked).Last().Reason);
        Reports(Unasked, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void One_that_has_got_an_order_meanwhile_stays_by_it()
    {
        var checkIn = ChecksIn(Unasked.Key).Number;
        var line = Asks();
        Story.Do(line.Request.ToAidRequest(), new EnterArrangedAid(Someone, null, 1, Unasked, 0));
        Minutes(1);
        GoesHome(checkIn);
        Minutes(1);
        Assert.Equal(_incident.Key, One<StaysByOrder>(Unasked).Incident);
        Assert.Empty(Story.All<ComeHome>(Unasked));
        Serves(Unasked);
        Story.Rest();
    }

    [Fact]
    public void A_social_team_that_is_let_stay_counts_apart_from_promised_aid()
    {
        var checkIn = ChecksIn(null, BlueSky).Number;
        Assert.Equal("bad-decision", Stays(checkIn, new LineId(new RequestNumber($"{_incident.Key}-R01"), 1)).Refused);
        Assert.Null(Stays(checkIn).Refused);
        Assert.Empty(Story.All<CommitmentAccepted>());
        Minutes(8 * 60);
        Assert.Equal(CheckInStage.Counted, One<CheckInAsked>(_incident).Stage);
        Assert.Null(ChecksOut(checkIn).Refused);
        One<TeamCheckedOut>(_incident);
        Story.Rest();
    }

    [Fact]
    public void The_desk_is_asked_again_until_it_decides_and_then_until_the_team_has_gone()
    {
        var checkIn = ChecksIn(null, BlueSky).Number;
        Minutes(121);
        Assert.Equal([(CheckInStage.Undecided, 1), (CheckInStage.Undecided, 2)], Story.All<CheckInAsked>(_incident)
            .Select(a => (a.Stage, a.Asked)));
        GoesHome(checkIn);
        Minutes(61);
        Assert.Equal(
            (CheckInStage.SentHome, 1), Story.All<CheckInAsked>(_incident).Select(a => (a.Stage, a.Asked)).Last());
        ChecksOut(checkIn);
        Story.Rest();
    }

    [Fact]
    public void What_is_said_twice_has_one_effect()
    {
        var first = ChecksIn(null, BlueSky).Number;
        Assert.Equal(first, ChecksIn(null, BlueSky with { People = 13 }).Number);
        One<TeamTurnedUp>(_incident);
        Assert.Null(Stays(first).Refused);
        Assert.Null(Stays(first).Refused);
        One<CheckInAccepted>(_incident);
        Assert.Null(GoesHome(first).Refused);
        Assert.Null(GoesHome(first).Refused);
        One<TeamSentHome>(_incident);
        Assert.Null(ChecksOut(first).Refused);
        Assert.Null(ChecksOut(first).Refused);
        One<TeamCheckedOut>(_incident);
        Assert.Null(GoesHome(first).Refused);
        Assert.Equal("checked-out", Stays(first).Refused);
    }

    [Fact]
    public void At_the_close_of_the_incident_all_are_sent_home_and_asked_to_check_out()
    {
        var (social, undecided) =
            (ChecksIn(null, BlueSky).Number, ChecksIn(null, BlueSky with { Name = "民兵" }).Number);
        Stays(social);
        Reports(Unasked, TeamStatus.OnScene);
        ChecksIn(Unasked.Key);
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Minutes(1);
        Assert.Equal(3, Story.All<TeamSentHome>(_incident).Count());
        Assert.Equal("over", Story.All<ComeHome>(Unasked).Last().Reason);
        Minutes(60);
        Assert.Equal(2, Story.All<CheckInAsked>(_incident).Count(a => a.Stage == CheckInStage.SentHome));
        ChecksOut(social);
        ChecksOut(undecided);
        Reports(Unasked, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Who_turns_up_after_the_close_is_on_record_and_sent_home()
    {
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        var late = ChecksIn(null, BlueSky);
        Assert.Null(late.Refused);
        One<TeamSentHome>(_incident);
        Assert.Null(ChecksOut(late.Number).Refused);
        Story.Rest();
    }

    [Fact]
    public void When_the_line_has_ended_meanwhile_the_desk_decides_anew()
    {
        var line = Asks();
        var checkIn = ChecksIn(Unasked.Key).Number;
        Story.Do(line.Request.ToAidRequest(), new CancelRequest(Someone, null, "enough"));
        Assert.Null(Stays(checkIn, line).Refused);
        Minutes(20);
        Assert.Equal(
            (CheckInStage.Undecided, 1), (One<CheckInAsked>(_incident).Stage, One<CheckInAsked>(_incident).Asked));
        Assert.Empty(Story.All<CommitmentAccepted>());
        GoesHome(checkIn);
        Story.Rest();
    }

    [Fact]
    public void What_serves_a_line_is_released_there_and_not_sent_home()
    {
        var line = Asks();
        var checkIn = ChecksIn(Unasked.Key).Number;
        Stays(checkIn, line);
        Minutes(1);
        Assert.Equal("serves-a-line", GoesHome(checkIn).Refused);
        Serves(Unasked);
        Story.Rest();
    }

    [Fact]
    public void What_is_wrong_is_sent_back_to_be_said_right()
    {
        Assert.Equal("bad-check-in", ChecksIn("nobody").Refused);
        Assert.Equal("bad-check-in", ChecksIn(null).Refused);
        Assert.Equal("bad-check-in", ChecksIn(Unasked.Key, BlueSky).Refused);
        Assert.Equal("bad-check-in", ChecksIn(null, BlueSky with { People = 0 }).Refused);
        Assert.Equal("bad-check-in", ChecksIn(null, BlueSky with { Capability = Catalogue.Boats }).Refused);
        Assert.Equal("no-such-check-in", GoesHome($"{_incident.Key}-K01").Refused);
        Assert.Equal("bad-decision", Stays(ChecksIn(Unasked.Key).Number).Refused);
        Assert.Equal("incident-not-open", Story
            .Do(IncidentNumber.Of(Code(1), 9).ToIncident(), new CheckInTeam(Someone, null, Unasked.Key, null)).Refused);
    }
}
