using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Stories;
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

    [Theory]
    [InlineData(5, "; it was taken up at the scene, where 5 came", "，系自行到场后就地编入，实到 5 人")]
    [InlineData(null, "; it was taken up at the scene", "，系自行到场后就地编入")]
    public void A_squad_that_stays_is_told_as_taken_up_at_the_scene(int? people, string english, string chinese)
    {
        var line = Asks();
        var checkIn = Story.Do(_incident, new CheckInTeam(Someone, null, Unasked.Key, null, People: people)).Number;
        Stays(checkIn, line);
        Minutes(1);
        var told = RequestStory.Of(line.Request, new Names(null), Story.Journal)
            .Single(s => s.What.En.Contains("is accepted for line", StringComparison.Ordinal)).What;
        Assert.EndsWith(english, told.En, StringComparison.Ordinal);
        Assert.EndsWith(chinese, told.Zh, StringComparison.Ordinal);
        Reports(Unasked, TeamStatus.Returning, TeamStatus.Available);
        Story.Do(line.Request.ToAidRequest(), new CancelRequest(Someone, null, "the rest is not needed"));
        Story.Rest();
    }

    [Fact]
    public void A_squad_is_itself_whatever_check_in_is_named_as_the_same()
    {
        var left = ChecksIn(null, BlueSky).Number!;
        ChecksOut(left);
        var checkIn = ChecksIn(Unasked.Key).Number;
        var again = Story.Do(_incident, new CheckInTeam(Someone, null, Unasked.Key, null, SameAs: left));
        Assert.Equal(checkIn, again.Number);
        ChecksOut(checkIn);
        Story.Rest();
    }

    [Fact]
    public void A_team_is_known_by_its_name_and_leader_however_its_office_is_spelt()
    {
        var leader = new TeamIdentity("何队长", null, null, null);
        var first = Story.Do(_incident, new CheckInTeam(Someone, null, null, BlueSky, leader)).Number;
        Assert.Equal("may-be-same", Story.Do(_incident, new CheckInTeam(
            Someone, null, null, BlueSky with { Office = "志愿者协会（衡阳）" }, leader)).Refused);
        ChecksOut(first);
        Story.Rest();
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
    public void A_squad_that_was_counted_as_it_checked_in_is_there_with_so_many_since_then()
    {
        var line = Asks();
        var there = Story.Now + Span.FromMinutes(-1);
        var checkIn = Story.Do(_incident, new CheckInTeam(Someone, there, Unasked.Key, null, People: 6)).Number;
        Minutes(5);
        Stays(checkIn, line);
        Minutes(1);
        var commitment = One<CommitmentAccepted>().Commitment;
        Assert.Equal([CommitmentStatus.OnScene], ProgressOf(commitment));
        Assert.Equal((6, 8), (One<CommitmentStrengthChanged>().People, One<CommitmentStrengthChanged>().Before));
        Reports(Unasked, TeamStatus.Returning, TeamStatus.Available);
        Assert.Equal((TeamStatus.OnScene, there),
            (One<OutingEntered>(Unasked).Reports[0].Status, One<OutingEntered>(Unasked).Reports[0].At));
        Assert.Equal(there, Story.Journal.First(e => e.Body is TeamAtWork).Happened);
        Story.Do(line.Request.ToAidRequest(), new CancelRequest(Someone, null, "the rest is not needed"));
        Story.Rest();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_squad_that_was_sent_and_checks_in_has_arrived(int reports)
    {
        var line = Asks();
        Story.Do(line.Request.ToAidRequest(), new EnterArrangedAid(Someone, null, 1, Squad(2, 1), 0));
        Minutes(1);
        var accepted = One<CommitmentAccepted>();
        Reports(accepted.Resource, ((TeamStatus[])[TeamStatus.Mobilising, TeamStatus.EnRoute])[..reports]);
        Minutes(40);
        var there = Story.Now + Span.FromMinutes(-10);
        Story.Do(_incident, new CheckInTeam(Someone, there, accepted.Resource.Key, null, People: 7));
        Minutes(1);
        Assert.Equal(TeamStatus.OnScene, StatusOf(accepted.Resource));
        Assert.Equal(CommitmentStatus.OnScene, ProgressOf(accepted.Commitment).Last());
        Assert.Equal(there, TimesOf(line.Request.ToAidRequest(), accepted.Commitment).ArrivedAt);
        Assert.Equal(there, Story.Journal.Single(e => e.Body is TeamAtWork).Happened);
        Assert.Equal(7, One<CommitmentStrengthChanged>().People);
        Reports(accepted.Resource, TeamStatus.Returning, TeamStatus.Available);
        Story.Do(line.Request.ToAidRequest(), new CancelRequest(Someone, null, "the rest is not needed"));
        Story.Rest();
        One<TeamCheckedOut>(_incident);
    }

    [Fact]
    public void A_squad_that_had_checked_in_and_is_found_by_the_search_is_there_since_then()
    {
        Minutes(5);
        var there = Story.Now + Span.FromMinutes(-1);
        Story.Do(_incident, new CheckInTeam(Someone, there, Squad(2, 1).Key, null, People: 5));
        var line = Asks();
        Minutes(90);
        var accepted = Acceptance(Squad(2, 1));
        Assert.False(accepted.ArrangedByTelephone);
        Assert.Equal(CommitmentStatus.OnScene, ProgressOf(accepted.Commitment).Last());
        Assert.Equal(there, TimesOf(line.Request.ToAidRequest(), accepted.Commitment).ArrivedAt);
        Assert.Equal(5, Story.All<CommitmentStrengthChanged>().First().People);
        Reports(Squad(2, 1), TeamStatus.Returning, TeamStatus.Available);
        Assert.DoesNotContain(Story.All<ReportNoted>(Squad(2, 1)), r => r.Note == ReportNote.BeforeOrder);
        Story.Do(line.Request.ToAidRequest(), new CancelRequest(Someone, null, "the rest is not needed"));
        Story.Rest();
    }

    [Fact]
    public void A_check_in_of_before_what_its_crew_says_does_not_take_it_back_to_the_scene()
    {
        var line = Asks();
        Story.Do(line.Request.ToAidRequest(), new EnterArrangedAid(Someone, null, 1, Squad(2, 1), 0));
        Minutes(1);
        var accepted = One<CommitmentAccepted>();
        var before = Story.Now;
        Minutes(30);
        Reports(accepted.Resource, TeamStatus.EnRoute);
        Minutes(1);
        Story.Do(_incident, new CheckInTeam(Someone, before, accepted.Resource.Key, null));
        Minutes(1);
        Assert.Equal(TeamStatus.EnRoute, StatusOf(accepted.Resource));
        Reports(accepted.Resource, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(line.Request.ToAidRequest()));
    }

    [Fact]
    public void The_roll_call_has_as_many_as_the_crew_says()
    {
        var checkIn = Story.Do(_incident, new CheckInTeam(Someone, null, Unasked.Key, null, People: 7)).Number;
        Story.Do(Unasked, new ReportStatus(Someone, null, TeamStatus.OnScene, null, 6));
        Minutes(1);
        Assert.Equal((checkIn, 6, 7), (One<CheckInUpdated>(_incident).CheckIn, One<CheckInUpdated>(_incident).People,
            One<CheckInUpdated>(_incident).Before));
        Reports(Unasked, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void A_team_that_has_left_may_still_be_counted_again()
    {
        var checkIn = ChecksIn(null, BlueSky with { Capability = null, Office = "" }).Number!;
        Assert.Equal("may-be-same", ChecksIn(null, BlueSky with { Name = "藍天救援隊" }).Refused);
        Assert.Equal("may-be-same", ChecksIn(null, BlueSky with { Office = "衡阳" }).Refused);
        ChecksOut(checkIn);
        Assert.Null(Story.Do(_incident, new UpdateCheckIn(Someone, null, checkIn, 10, null, "清点")).Refused);
        Assert.Equal((10, 12), (One<CheckInUpdated>().People, One<CheckInUpdated>().Before));
        Story.Rest();
    }

    [Fact]
    public void A_squad_that_was_on_its_way_and_checks_in_is_there_for_the_line_that_it_is_let_serve()
    {
        var line = Asks();
        Reports(Unasked, TeamStatus.EnRoute);
        Stays(ChecksIn(Unasked.Key).Number, line);
        Minutes(1);
        Assert.Equal([CommitmentStatus.EnRoute, CommitmentStatus.OnScene],
            ProgressOf(One<CommitmentAccepted>().Commitment));
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
    public void One_that_has_got_an_order_meanwhile_says_so_and_stays_by_it()
    {
        var checkIn = ChecksIn(Unasked.Key).Number;
        var line = Asks();
        Story.Do(line.Request.ToAidRequest(), new EnterArrangedAid(Someone, null, 1, Unasked, 0));
        Minutes(1);
        Assert.Equal(
            (CheckInStage.TakenUp, line), (One<SquadTaskChanged>().Stage, One<SquadTaskChanged>().Line!.Value));
        Assert.Equal("serves-a-line", GoesHome(checkIn).Refused);
        Assert.Empty(Story.All<ComeHome>(Unasked));
        Serves(Unasked);
        Assert.Equal(LeavingTold.ByCrew, One<TeamCheckedOut>(_incident).Told);
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
        Assert.Equal("may-be-same", ChecksIn(null, BlueSky with { People = 13 }).Refused);
        Assert.Equal(first, Story.Do(_incident, new CheckInTeam(
            Someone, null, null, BlueSky with { People = 13 }, SameAs: first)).Number);
        Assert.Equal((12, 13), (One<CheckInUpdated>().Before, One<CheckInUpdated>().People));
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
        Assert.Equal(3, Story.All<CheckInAsked>(_incident).Count(a => a.Stage == CheckInStage.SentHome));
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
        ChecksOut(checkIn);
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
    public void A_squad_that_is_promised_elsewhere_is_not_accepted_until_its_task_is_over()
    {
        var line = Asks();
        var other = AskAt(3, Line(Catalogue.FloodRescue, 8));
        Minutes(1);
        var task = Acceptance(Unasked).Commitment;
        var checkIn = ChecksIn(Unasked.Key).Number;
        Minutes(1);
        var told = One<SquadTaskChanged>();
        Assert.Equal((task, CheckInStage.Undecided), (told.Commitment, told.Stage));
        var refused = Stays(checkIn, line);
        Assert.Equal("has-a-task", refused.Refused);
        Story.Do(other, new CancelRequest(Someone, null, "not needed"));
        Minutes(1);
        Assert.Null(Story.All<SquadTaskChanged>().Last().Commitment);
        Assert.Null(Stays(checkIn, line).Refused);
        Minutes(1);
        Serves(Unasked);
        One<TeamCheckedOut>(_incident);
        Story.Rest();
    }

    [Fact]
    public void A_squad_that_serves_a_line_is_on_the_list_until_its_crew_says_that_it_leaves()
    {
        var line = Asks();
        Reports(Unasked, TeamStatus.OnScene);
        Stays(ChecksIn(Unasked.Key).Number, line);
        Minutes(1);
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Minutes(1);
        Assert.Empty(Story.All<TeamCheckedOut>(_incident));
        Reports(Unasked, TeamStatus.Returning);
        Assert.Equal(LeavingTold.ByCrew, One<TeamCheckedOut>(_incident).Told);
        Reports(Unasked, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void A_team_that_left_and_is_there_again_gets_a_new_number_that_names_the_former()
    {
        var first = ChecksIn(null, BlueSky).Number;
        ChecksOut(first);
        var again = Story.Do(_incident, new CheckInTeam(Someone, null, null, BlueSky, SameAs: first)).Number;
        Assert.NotEqual(first, again);
        Assert.Equal(first, Story.All<TeamTurnedUp>(_incident).Last().Formerly);
        ChecksOut(again);
        Story.Rest();
    }

    [Theory]
    [InlineData("蓝天 救援队", "衡阳志愿者协会", null, null, true)]
    [InlineData("另一队", "别处", "138 0000 1111", null, true)]
    [InlineData("另一队", "别处", "＋８６１３８００００１１１１", null, true)]
    [InlineData("另一队", "别处", null, "湘d·12345", true)]
    [InlineData("蓝天救援队", "株洲志愿者协会", "13800002222", "湘D54321", false)]
    public void A_team_is_known_again_however_it_is_spelt(
        string name, string office, string? telephone, string? plate, bool isKnown)
    {
        var known = new TeamIdentity("张队长", "13800001111", ["湘Ｄ12345"], null);
        var first = Story.Do(_incident, new CheckInTeam(Someone, null, null, BlueSky, known)).Number;
        var second = new SocialTeam(name, office, 9, Catalogue.FloodRescue);
        var identity = new TeamIdentity(null, telephone, plate is null ? null : [plate], null);
        var answer = Story.Do(_incident, new CheckInTeam(Someone, null, null, second, identity));
        Assert.Equal(isKnown ? "may-be-same" : null, answer.Refused);
        var other = isKnown
            ? Story.Do(_incident, new CheckInTeam(Someone, null, null, second, identity, IsNew: true)).Number
            : answer.Number;
        Assert.NotEqual(first, other);
        ChecksOut(first);
        ChecksOut(other);
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
