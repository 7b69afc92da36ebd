using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Teams;

/// <summary>A squad is given another task from wherever it stands.</summary>
public sealed class DiversionTests : StoryTests
{
    private static readonly ActorId Team = Squad(2, 1);
    private ActorId _first, _second;

    public DiversionTests()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        _first = Ask(Line(Catalogue.FloodRescue, 8, hours: 48));
        Minutes(5);
    }

    /// <summary>Another township asks for the squad, which is the only one.</summary>
    private void AnotherAsks()
    {
        _second = AskAt(3, Line(Catalogue.FloodRescue, 8, Priority.LifeSaving, 48));
        Story.Advance(new Span(2_000));
    }

    private string Former => Story.All<CommitmentAccepted>(_first).First().Commitment;

    private Answer Divert(ActorId onBehalfOf, ActorId? to = null) => Story.Do(to ?? _second, new DivertSquad(
        Someone, null, 1, Team.Key, new CommitmentId(Former), onBehalfOf, "more pressing"));

    private string Diverts()
    {
        AnotherAsks();
        var answer = Divert(Town(2));
        Assert.Null(answer.Refused);
        Minutes(1);
        return answer.Number!;
    }

    [Fact]
    public void Diverted_to_a_line_of_later_it_goes_when_it_is_time()
    {
        var at = Story.Now + Span.FromMinutes(180);
        _second = AskAt(3, Line(Catalogue.FloodRescue, 8, Priority.LifeSaving, 48) with { NotBefore = at });
        Story.Advance(new Span(2_000));
        Assert.Null(Divert(Town(2)).Refused);
        Minutes(1);
        Assert.InRange((at - One<DeparturePlanned>(Team).GoAt).Milliseconds, 0, 120 * 60_000);
        Story.Do(_second, new CancelRequest(Someone, null, "over"));
        Minutes(1);
    }

    [Fact]
    public void Entered_afterwards_its_hours_are_those_of_the_task_that_it_had()
    {
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene);
        Story.Silence(County);
        AnotherAsks();
        Minutes(180);
        Instant Ago(int minutes) => Story.Now + Span.FromMinutes(-minutes);
        var at = Ago(170);
        var next = Story.Do(_second, new DivertSquad(
            Someone, at, 1, Team.Key, new CommitmentId(Former), Town(2), "more pressing")).Number!;
        Story.Hear(County);
        Minutes(1);
        Assert.Equal(at, One<TeamDiverted>(Team).Since);
        Assert.Equal((at, at), (TimesOf(_first, Former).LeftAt, TimesOf(_first, Former).EndedAt));
        Assert.Equal(at, Story.Journal.Last(e => e.Body is TeamAtWork { Working: false }).Happened);
        Assert.Equal(at, Story.Journal.Single(e => e.Body is LedgerReturned).Happened);
        foreach (var (status, ago) in ((TeamStatus, int)[])[(TeamStatus.EnRoute, 165), (TeamStatus.OnScene, 140),
            (TeamStatus.Returning, 60), (TeamStatus.Available, 30)])
            Story.Do(Team, new ReportStatus(Someone, Ago(ago), status, null));
        Minutes(1);
        Assert.Equal(CommitmentStatus.Ended, ProgressOf(next).Last());
        Assert.DoesNotContain(Story.All<ReportNoted>(Team), r => r.Note == ReportNote.BeforeOrder);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_second));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(2)]
    public void Of_another_owner_since_it_left_it_is_diverted_by_the_new_one_or_by_who_sent_it(int by)
    {
        Reports(Team, TeamStatus.EnRoute);
        Story.Do(new ActorId(ActorKind.Realm, "realm"), new ReviseRegion(Someone, null, new RegionPatch
        {
            Teams = [Story.Region.Teams[Team.Key] with { Owner = Town(4) }],
        }, "handed over"));
        AnotherAsks();
        var answer = Story.Do(_second, new DivertSquad(Someone, null, 1, Team.Key, new CommitmentId(Former), Town(by),
            "more pressing", LeavesLender: Town(2)));
        Assert.Null(answer.Refused);
        Minutes(1);
        Assert.Equal(answer.Number, One<TeamDiverted>(Team).Task.Commitment);
        Assert.Empty(Story.All<TeamRefused>());
        Assert.Equal(Former, One<SlotReturned>(Town(2)).Commitment);
        Serves(Team);
        Story.Do(_first, new CancelRequest(Someone, null, "over"));
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_second));
    }

    [Fact]
    public void Of_another_owner_since_it_left_it_goes_where_that_one_sends_it_by_telephone()
    {
        Reports(Team, TeamStatus.EnRoute);
        Story.Do(new ActorId(ActorKind.Realm, "realm"), new ReviseRegion(Someone, null, new RegionPatch
        {
            Teams = [Story.Region.Teams[Team.Key] with { Owner = Town(4) }],
        }, "handed over"));
        AnotherAsks();
        var number = Story.Do(_second, new EnterArrangedAid(Someone, null, 1, Team, 0)).Number!;
        Minutes(1);
        Assert.Equal(number, One<TeamDiverted>(Team).Task.Commitment);
        Serves(Team);
        Story.Do(_first, new CancelRequest(Someone, null, "over"));
        Story.Rest();
    }

    [Fact]
    public void Checked_in_where_it_is_diverted_to_it_is_there_as_it_was_counted()
    {
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene);
        AnotherAsks();
        Story.Do(_second.Key.Split("-R")[0].ToIncident(), new CheckInTeam(Someone, null, Team.Key, null, People: 3));
        Minutes(1);
        Assert.Null(Divert(Town(2)).Refused);
        Minutes(1);
        Assert.Equal(TeamStatus.OnScene, StatusOf(Team));
        Assert.Equal(3, Story.All<CommitmentStrengthChanged>(_second).Single().People);
        Reports(Team, TeamStatus.Returning, TeamStatus.Available);
        Story.Do(_second, new CancelRequest(Someone, null, "over"));
        Story.Do(_first, new CancelRequest(Someone, null, "over"));
        Story.Rest();
    }

    [Fact]
    public void After_a_merge_the_township_that_holds_it_may_divert_it_between_the_requests_of_both()
    {
        AnotherAsks();
        DivertSquad Command(string? leaves) => new(Someone, null, 1, Team.Key, new CommitmentId(Former),
            Town(3), "more pressing", leaves);
        Assert.Equal("not-yours-to-divert", Story.Do(_second, Command(null)).Refused);
        var stays = new RequestNumber(_second.Key).Incident.Text;
        Assert.Null(Story.Do(_second, Command(stays)).Refused);
        Minutes(1);
        Serves(Team);
        Story.Rest();
    }

    [Fact]
    public void On_its_way_home_it_is_called_back_to_its_line()
    {
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene);
        var other = AskAt(1, Line(Catalogue.FloodRescue, 8, hours: 48));
        Minutes(5);
        Reports(Team, TeamStatus.Returning);
        var answer = Divert(Town(2), _first);
        Assert.Null(answer.Refused);
        Minutes(1);
        Assert.Equal(answer.Number, Story.All<TeamDiverted>(Team).Last().Task.Commitment);
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Assert.Equal(CommitmentStatus.Ended, ProgressOf(answer.Number!).Last());
        Story.Do(other, new CancelRequest(Someone, null, "over"));
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_first));
    }

    [Fact]
    public void Promised_it_is_given_the_other_task_and_its_former_line_seeks_anew()
    {
        var next = Diverts();
        Assert.Equal(next, Story.All<Deploy>(Team).Last().Task.Commitment);
        Assert.Equal(DeclineCode.Diverted, Story.All<CommitmentProgress>(_first).Last().Reason);
        Assert.Equal(2, Story.All<LineSolicited>(_first).Count(s => s.Tier == Town(1)));
        Serves(Team);
        Story.Rest();
        Assert.Equal((Outcome.Unfilled, Outcome.Fulfilled), (OutcomeOf(_first), OutcomeOf(_second)));
    }

    [Theory]
    [InlineData(TeamStatus.EnRoute)]
    [InlineData(TeamStatus.OnScene)]
    [InlineData(TeamStatus.Returning)]
    public void Away_it_goes_on_from_where_it_is_without_coming_home(TeamStatus status)
    {
        Reports(Team, TeamStatus.EnRoute);
        if (status != TeamStatus.EnRoute) Reports(Team, TeamStatus.OnScene);
        if (status == TeamStatus.Returning) Reports(Team, status);
        var next = Diverts();
        var diverted = One<TeamDiverted>(Team);
        Assert.Equal((Former, status), (diverted.From.Text, diverted.Status));
        Assert.Equal((TeamStatus.Committed, next),
            (StatusOf(Team), Story.All<TeamStatusChanged>(Team).Last().Commitment!.Text));
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_second));
        Assert.Equal(2, Story.All<LedgerReturned>().Count());
    }

    [Fact]
    public void What_its_crew_reports_of_before_is_booked_on_nothing_of_the_new_task()
    {
        Reports(Team, TeamStatus.EnRoute);
        Minutes(20);
        var next = Diverts();
        Story.Do(Team, new ReportStatus(Someone, Story.Now + Span.FromMinutes(-10), TeamStatus.OnScene, null));
        Assert.Equal(TeamStatus.Committed, StatusOf(Team));
        Assert.DoesNotContain(CommitmentStatus.OnScene, ProgressOf(next));
        Reports(Team, TeamStatus.OnScene, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Stood_down_where_it_is_it_is_told_to_come_home_and_is_not_free_before()
    {
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene);
        Diverts();
        Story.Do(_second, new CancelRequest(Someone, null, "over"));
        Minutes(2);
        Assert.NotEmpty(Story.All<ComeHome>(Team));
        Assert.Equal(TeamStatus.Committed, StatusOf(Team));
        Reports(Team, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Its_lender_and_the_county_above_both_may_say_so_and_others_may_not()
    {
        AnotherAsks();
        Assert.Equal("not-yours-to-divert", Divert(Town(3)).Refused);
        Assert.Equal("not-yours-to-divert", Divert(Town(1)).Refused);
        Assert.Null(Divert(County).Refused);
        Minutes(1);
        Serves(Team);
    }

    [Fact]
    public void Its_holder_may_send_it_to_another_request_of_its_own_incident()
    {
        var incident = IncidentNumber.Of(new RequestNumber(_first.Key).Incident.ToIncident()).ToIncident();
        var other = Story.Do(incident, new RaiseAidRequest(
            Someone, null, [Line(Catalogue.FloodRescue, 8, Priority.LifeSaving, 48)])).Number!.ToAidRequest();
        Story.Advance(new Span(2_000));
        Assert.Null(Divert(Town(1), other).Refused);
        Minutes(1);
        Serves(Team);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(other));
    }

    [Fact]
    public void The_same_order_again_changes_nothing_and_one_that_it_cannot_carry_out_is_refused_with_the_reason()
    {
        Assert.Equal(Former, Divert(Town(2), _first).Number);
        var boats = Ask(Line(Catalogue.Boats, 2));
        Assert.Equal("bad-diversion", Divert(Town(2), boats).Refused);
        AnotherAsks();
        var next = Divert(Town(2)).Number;
        Assert.Equal(next, Divert(Town(2)).Number);
        Minutes(1);
        Assert.Equal(next, Divert(Town(2)).Number);
        One<SquadDiverted>(_second);
        Serves(Team);
        Story.Rest();
    }
}
