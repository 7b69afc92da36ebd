using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Teams;

/// <summary>Reports that come late, twice or out of order. Standing follows them in the order in which they
/// happened.</summary>
public sealed class LateReportTests : StoryTests
{
    private static readonly ActorId Team = Squad(2, 1);
    private ActorId _request;

    public LateReportTests()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        _request = Ask(Line(Catalogue.FloodRescue, 8, hours: 48));
        Minutes(5);
    }

    private string Commitment => Acceptance(Team).Commitment;
    private ReportNoted Noted => Story.All<ReportNoted>(Team).Last();

    /// <summary>The crew says now what happened some minutes ago, and how many it was.</summary>
    private void Says(TeamStatus status, int minutesAgo, int? people = null) => Assert.Null(Story.Do(Team,
        new ReportStatus(Someone, Story.Now + Span.FromMinutes(-minutesAgo), status, null, people)).Refused);

    [Fact]
    public void A_day_that_was_arranged_by_telephone_is_entered_afterwards_from_order_to_home()
    {
        var commitment = ArrangedEarlier(0, 1, 2, 3);
        Assert.Equal(CommitmentStatus.Ended, ProgressOf(commitment).Last());
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_request));
        Assert.Equal(TeamStatus.Available, StatusOf(Team));
        Assert.DoesNotContain(Story.All<ReportNoted>(), r => r.Note == ReportNote.BeforeOrder);
    }

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(2, 3, 0, 1)]
    public void A_day_that_was_arranged_by_telephone_has_its_times_in_whatever_order_it_is_entered(params int[] order)
    {
        var commitment = ArrangedEarlier(order);
        var times = Times(commitment);
        Assert.Equal([Minute(4), Minute(6), Minute(12), Minute(28), Minute(34)],
            [times.AcceptedAt, times.DepartedAt, times.ArrivedAt, times.LeftAt, times.EndedAt]);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    public void Reports_entered_before_the_call_that_explains_them_are_those_of_the_task(int before, bool isOver)
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Story.Silence(Town(2));
        _request = Ask(Line(Catalogue.FloodRescue, 8));
        Story.Advance(Minute(40) - Story.Now);
        Story.Hear(Town(2));
        (TeamStatus Status, int Minute)[] day = [(TeamStatus.EnRoute, 6), (TeamStatus.OnScene, 12),
            (TeamStatus.Returning, 28), (TeamStatus.Available, 34)];
        void Enters(IEnumerable<(TeamStatus Status, int Minute)> reports)
        {
            foreach (var (status, minute) in reports)
                Story.Do(Team, new ReportStatus(Someone, Minute(minute), status, null));
        }

        Enters(day[..before]);
        if (isOver)
        {
            Story.Do(_request, new CancelRequest(Someone, null, "solved by telephone"));
            Minutes(5);
        }

        var commitment = Story.Do(_request, new EnterArrangedAid(Someone, Minute(4), 1, Team, 0)).Number!;
        Minutes(1);
        Enters(day[before..]);
        Minutes(1);
        var times = Times(commitment);
        Assert.Equal([Minute(4), Minute(6), Minute(12), Minute(28), Minute(34)],
            [times.AcceptedAt, times.DepartedAt, times.ArrivedAt, times.LeftAt, times.EndedAt]);
        if (!isOver) Assert.Equal(CommitmentStatus.Ended, ProgressOf(commitment).Last());
        Assert.Equal(before == 4, !Story.All<Deploy>(Team).Any());
        Story.Rest();
        if (!isOver) Assert.Equal(Outcome.Fulfilled, OutcomeOf(_request));
    }

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(1, 2, 3)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(3, 0, 2, 1)]
    [InlineData(2, 1, 0, 3)]
    public void A_day_of_which_request_and_reports_are_entered_afterwards_is_booked_as_it_was(params int[] order)
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Story.Advance(Minute(240) - Story.Now);
        _request = Raised(Minute(5));
        Minutes(1);
        var commitment = Commitment;
        (TeamStatus Status, int Minute)[] day = [(TeamStatus.EnRoute, 6), (TeamStatus.OnScene, 12),
            (TeamStatus.Returning, 188), (TeamStatus.Available, 200)];
        foreach (var (status, minute) in order.Select(i => day[i]))
            Story.Do(Team, new ReportStatus(Someone, Minute(minute), status, null));
        Minutes(1);
        var times = Times(commitment);
        Assert.Equal([Minute(order.Contains(0) ? 6 : 12), Minute(12), Minute(188), Minute(200)],
            [times.DepartedAt, times.ArrivedAt, times.LeftAt, times.EndedAt]);
        Assert.Equal(8 * (200 - (order.Contains(0) ? 6 : 12)), times.PersonMinutes);
        Assert.Equal(TeamStatus.Resting, StatusOf(Team));
        Assert.Single(Story.All<CommitmentAccepted>());
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_request));
    }

    [Theory]
    [InlineData(TeamStatus.EnRoute)]
    [InlineData(TeamStatus.Mobilising)]
    public void A_late_report_between_others_takes_no_arrival_back(TeamStatus late)
    {
        Minutes(60);
        Says(TeamStatus.EnRoute, 50);
        Says(TeamStatus.OnScene, 40);
        Says(TeamStatus.Returning, 20);
        Says(late, 38);
        Minutes(1);
        var times = Times(Commitment);
        Assert.Equal([Story.Now + Span.FromMinutes(-41), Story.Now + Span.FromMinutes(-21)],
            [times.ArrivedAt, times.LeftAt]);
        Reports(Team, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Out_unasked_its_number_is_that_of_the_outing_however_late_it_is_said()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Story.Silence(Town(2));
        _request = Ask(Line(Catalogue.FloodRescue, 8));
        Story.Advance(Minute(40) - Story.Now);
        Story.Hear(Town(2));
        foreach (var (status, minute) in ((TeamStatus, int)[])[(TeamStatus.OnScene, 12), (TeamStatus.EnRoute, 6),
            (TeamStatus.Available, 34), (TeamStatus.Returning, 28)])
            Story.Do(Team, new ReportStatus(Someone, Minute(minute), status, null, 5));
        Story.Do(_request, new EnterArrangedAid(Someone, Minute(4), 1, Team, 0));
        Minutes(1);
        Assert.All(Story.All<TeamAtWork>(Team), w => Assert.Equal(5, w.People));
        Assert.Equal(5, One<CommitmentStrengthChanged>().People);
        Story.Do(_request, new CancelRequest(Someone, null, "the rest is not needed"));
        Story.Rest();
    }

    [Fact]
    public void On_its_way_home_from_elsewhere_it_turns_to_the_line_that_people_give_it()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Story.Silence(Town(2));
        _request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(30);
        Story.Hear(Town(2));
        Reports(Team, TeamStatus.EnRoute, TeamStatus.Returning);
        Story.Do(_request, new EnterArrangedAid(Someone, null, 1, Team, 0));
        Minutes(1);
        var change = Story.All<TeamStatusChanged>(Team).Last();
        Assert.Equal((TeamStatus.Returning, TeamStatus.Committed, Commitment),
            (change.Before, change.Status, change.Commitment?.Text));
        Assert.True(One<EtaChanged>(_request).Eta > Story.Now);
        Serves(Team);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_request));
    }

    [Fact]
    public void A_late_report_that_shortens_a_rest_says_so_and_the_order_stands()
    {
        Minutes(6 * 60);
        Says(TeamStatus.OnScene, 60);
        Says(TeamStatus.Available, 50);
        Story.Advance(Story.All<TeamStatusChanged>(Team).Any() ? Span.FromMinutes(90) : default);
        var next = AskAt(3, Line(Catalogue.FloodRescue, 8, hours: 48));
        Minutes(5);
        Assert.Contains(Team, Accepted(next));
        Story.Do(Team, new ReportStatus(Someone, Minute(20), TeamStatus.EnRoute, null));
        Minutes(1);
        Assert.Equal(Acceptance(Team).Commitment, One<RestCutShort>(Team).Commitment);
        Serves(Team);
        Story.Rest();
    }

    [Fact]
    public void An_available_from_before_the_aid_was_wanted_takes_nothing_back()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Story.Advance(Minute(240) - Story.Now);
        _request = Raised(Minute(230));
        Minutes(1);
        foreach (var (status, minute) in ((TeamStatus, int)[])[(TeamStatus.Available, 200), (TeamStatus.EnRoute, 232)])
            Story.Do(Team, new ReportStatus(Someone, Minute(minute), status, null));
        Minutes(1);
        Assert.Equal(TeamStatus.EnRoute, StatusOf(Team));
        Assert.Equal(CommitmentStatus.EnRoute, ProgressOf(Commitment).Last());
        Serves(Team);
        Story.Rest();
    }

    /// <summary>Enters a request for eight people that was made earlier.</summary>
    private ActorId Raised(Instant at)
    {
        var incident = Incident(1);
        return Story.Do(incident, new RaiseAidRequest(Someone, at, [Line(Catalogue.FloodRescue, 8)])).Number!
            .ToAidRequest();
    }

    [Fact]
    public void An_outing_that_is_over_is_not_that_of_a_call_that_came_after_it()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Story.Silence(Town(2));
        _request = Ask(Line(Catalogue.FloodRescue, 8));
        Story.Advance(Minute(40) - Story.Now);
        Story.Hear(Town(2));
        foreach (var (status, minute) in ((TeamStatus, int)[])[(TeamStatus.EnRoute, 6), (TeamStatus.Available, 20)])
            Story.Do(Team, new ReportStatus(Someone, Minute(minute), status, null));
        Story.Do(_request, new EnterArrangedAid(Someone, Minute(25), 1, Team, 0));
        Minutes(1);
        Assert.Equal(TeamStatus.Committed, StatusOf(Team));
        Assert.Empty(Story.All<OutingEntered>());
        Serves(Team);
        Story.Rest();
    }

    /// <summary>A squad was out from minute 6 to 34, by a call of minute 4. All of it is entered in minute 40, while
    /// the line still seeks.</summary>
    private string ArrangedEarlier(params int[] order)
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Story.Silence(Town(2));
        _request = Ask(Line(Catalogue.FloodRescue, 8));
        Story.Advance(Minute(40) - Story.Now);
        Story.Hear(Town(2));
        var commitment = Story.Do(_request, new EnterArrangedAid(Someone, Minute(4), 1, Team, 0)).Number!;
        Minutes(1);
        (TeamStatus Status, int Minute)[] day = [(TeamStatus.EnRoute, 6), (TeamStatus.OnScene, 12),
            (TeamStatus.Returning, 28), (TeamStatus.Available, 34)];
        foreach (var report in order.Select(i => day[i]))
            Story.Do(Team, new ReportStatus(Someone, Minute(report.Minute), report.Status, null));
        Minutes(1);
        return commitment;
    }

    private DeploymentProjection Times(string commitment) => TimesOf(_request, commitment);

    private static Instant Minute(int minute) => Instant.Start + Span.FromMinutes(minute);

    [Fact]
    public void On_scene_it_is_not_put_back_on_the_way_by_a_delayed_report()
    {
        Minutes(60);
        Says(TeamStatus.OnScene, 10);
        Says(TeamStatus.EnRoute, 50);
        Assert.Equal(TeamStatus.OnScene, StatusOf(Team));
        Assert.Equal((ReportNote.Late, TeamStatus.EnRoute), (Noted.Note, Noted.Reported));
        Reports(Team, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void A_promise_is_not_withdrawn_by_available_from_before_the_order()
    {
        Says(TeamStatus.Available, 10);
        Assert.Equal(TeamStatus.Committed, StatusOf(Team));
        Assert.Equal(ReportNote.BeforeOrder, Noted.Note);
        Serves(Team);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_request));
    }

    [Fact]
    public void Out_of_service_since_before_the_order_it_cannot_go_and_the_requester_is_told()
    {
        Says(TeamStatus.OutOfService, 10);
        Assert.Equal(TeamStatus.OutOfService, StatusOf(Team));
        Minutes(1);
        Assert.Equal(CommitmentStatus.Withdrawn, ProgressOf(Commitment).Last());
    }

    [Fact]
    public void It_had_set_out_before_the_order_reached_it()
    {
        Minutes(30);
        Says(TeamStatus.EnRoute, 34);
        Assert.Equal(TeamStatus.EnRoute, StatusOf(Team));
        Reports(Team, TeamStatus.OnScene, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void At_home_it_is_not_sent_back_on_scene()
    {
        Minutes(120);
        Says(TeamStatus.EnRoute, 110);
        Says(TeamStatus.Available, 20);
        Says(TeamStatus.OnScene, 90);
        Assert.Equal(TeamStatus.Resting, StatusOf(Team));
        Assert.Equal(ReportNote.Late, Noted.Note);
        Story.Rest();
    }

    [Fact]
    public void A_day_entered_after_an_offline_spell_gives_its_hours_and_its_rest()
    {
        Minutes(10 * 60);
        Says(TeamStatus.EnRoute, 450 + 60);
        Says(TeamStatus.OnScene, 400 + 60);
        Says(TeamStatus.Returning, 100 + 60);
        Says(TeamStatus.Available, 60);
        Minutes(1);
        Assert.Equal(450 * 8, One<LedgerReturned>().PersonMinutes);
        Minutes(223 - 60);
        Assert.Equal(TeamStatus.Resting, StatusOf(Team));
        Minutes(2);
        Assert.Equal(TeamStatus.Available, StatusOf(Team));
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_request));
    }

    [Fact]
    public void Entered_in_any_order_the_day_gives_the_same_hours_and_the_same_rest()
    {
        Minutes(10 * 60);
        Says(TeamStatus.Available, 60);
        Says(TeamStatus.OnScene, 400 + 60);
        Says(TeamStatus.Returning, 100 + 60);
        Says(TeamStatus.EnRoute, 450 + 60);
        Minutes(1);
        Assert.Equal(450 * 8,
            One<LedgerReturned>().PersonMinutes + Story.All<LedgerHoursCorrected>().Sum(c => c.PersonMinutes));
        Minutes(223 - 60);
        Assert.Equal(TeamStatus.Resting, StatusOf(Team));
        Minutes(2);
        Assert.Equal(TeamStatus.Available, StatusOf(Team));
    }

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(1, 3, 0, 2)]
    public void The_times_of_a_commitment_are_those_at_which_it_happened_however_they_are_entered(params int[] order)
    {
        (TeamStatus Status, int Ago)[] day = [(TeamStatus.EnRoute, 450), (TeamStatus.OnScene, 400),
            (TeamStatus.Returning, 100), (TeamStatus.Available, 50)];
        Minutes(10 * 60);
        var now = Story.Now;
        foreach (var report in order.Select(i => day[i]))
            Story.Do(Team, new ReportStatus(Someone, now + Span.FromMinutes(-report.Ago), report.Status, null));
        Minutes(1);
        var times = Times(Commitment);
        Assert.Equal(
            day.Select(r => (Instant?)(now + Span.FromMinutes(-r.Ago))),
            [times.DepartedAt, times.ArrivedAt, times.LeftAt, times.EndedAt]);
        Assert.Equal(400 * 8, times.PersonMinutes);
    }

    [Fact]
    public void A_squad_that_was_thought_not_to_have_come_counts_once_its_arrival_is_entered()
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0] });
        _request = Ask(Line(Catalogue.FloodRescue, 16, hours: 48));
        Minutes(10 * 60);
        Says(TeamStatus.Available, 60);
        Minutes(1);
        Assert.Equal(CommitmentStatus.Withdrawn, ProgressOf(Commitment).Last());
        Says(TeamStatus.OnScene, 400);
        Minutes(1);
        var told = One<LateArrivalTold>(_request);
        Assert.Equal((Commitment, CommitmentStatus.Withdrawn, true),
            (told.Commitment.Text, told.Status, told.CountsNow));
        // It had let nobody down.
        Assert.True(One<LedgerReturned>().Points > 0);
        Assert.Equal(0, One<LedgerReturned>().Points + Story.All<LedgerHoursCorrected>().Sum(c => c.Points));
    }

    [Fact]
    public void Told_late_that_it_had_been_there_with_fewer_the_line_counts_those()
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0] });
        _request = Ask(Line(Catalogue.FloodRescue, 16, hours: 48));
        Minutes(10 * 60);
        Says(TeamStatus.Available, 60);
        Minutes(1);
        Says(TeamStatus.OnScene, 400, 6);
        Minutes(1);
        Assert.True(One<LateArrivalTold>(_request).CountsNow);
        Assert.Equal((6, 8), One<CommitmentStrengthChanged>(_request) is var c ? (c.People, c.Before) : default);
        // The other squad is wanted still: fourteen are fewer than sixteen.
        Assert.Empty(Story.All<StoodDown>(Squad(3, 1)));
        Serves(Squad(3, 1));
        Story.Do(_request, new CancelRequest(Someone, null, "the rest is not needed"));
        Story.Rest();
        Assert.Equal(14, One<LineEnded>(_request).Received);
    }

    [Fact]
    public void Released_before_it_told_of_its_day_it_came_with_as_many_as_it_says()
    {
        Begin(new() { Squads = [1, 1, 0, 0, 0], Floor = 1 });
        _request = Ask(Line(Catalogue.FloodRescue, 24, hours: 48));
        Minutes(10);
        Reports(Squad(1, 1), TeamStatus.EnRoute, TeamStatus.OnScene);
        var commitment = Story.Do(_request, new EnterArrangedAid(Someone, null, 1, Team, 0)).Number!;
        Minutes(10 * 60);
        Story.Do(_request, new Release(Someone, null, new CommitmentId(commitment), "the radio is dead"));
        Minutes(1);
        Says(TeamStatus.OnScene, 570, 7);
        Says(TeamStatus.Returning, 400);
        Says(TeamStatus.Available, 370);
        Minutes(1);
        Assert.Equal(7, One<CommitmentStrengthChanged>(_request).People);
        Assert.Equal(7, TimesOf(_request, commitment).People);
        Assert.Equal(200 * 7, TimesOf(_request, commitment).PersonMinutes);
        Reports(Squad(1, 1), TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(8 + 7, One<LineEnded>(_request).Received);
    }

    [Fact]
    public void A_head_count_that_comes_after_it_was_home_puts_an_open_line_right()
    {
        Begin(new() { Squads = [1, 1, 0, 0, 0] });
        _request = Ask(Line(Catalogue.FloodRescue, 24, hours: 48));
        Minutes(60);
        Reports(Squad(1, 1), TeamStatus.EnRoute, TeamStatus.OnScene);
        Says(TeamStatus.EnRoute, 50);
        Says(TeamStatus.OnScene, 30);
        Says(TeamStatus.Available, 0);
        Says(TeamStatus.OnScene, 31, 6);
        Minutes(1);
        Assert.Equal(6, One<CommitmentStrengthChanged>(_request).People);
        Reports(Squad(1, 1), TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(8 + 6, One<LineEnded>(_request).Received);
    }

    [Fact]
    public void Its_rest_began_when_it_was_home_however_late_that_is_known()
    {
        Minutes(10 * 60);
        Says(TeamStatus.Available, 60);
        Says(TeamStatus.OnScene, 400);
        Says(TeamStatus.EnRoute, 450);
        var rests = Story.Journal.Last(e => e.Actor == Team
            && e.Body is TeamStatusChanged { Status: TeamStatus.Resting });
        Assert.Equal(60, (Story.Now - rests.Happened).Milliseconds / 60_000);
    }

    [Fact]
    public void A_head_count_of_an_earlier_time_does_not_take_the_place_of_a_later_one()
    {
        Minutes(60);
        Says(TeamStatus.EnRoute, 50, 6);
        Says(TeamStatus.OnScene, 20, 5);
        Says(TeamStatus.EnRoute, 45, 8);
        Assert.Equal(5, Story.All<SquadStrengthChanged>(Team).Last().People);
        Says(TeamStatus.Returning, 10);
        Says(TeamStatus.Available, 0);
        Minutes(1);
        Assert.Equal((30 * 6) + (20 * 5), One<LedgerReturned>().PersonMinutes);
    }

    [Fact]
    public void A_late_head_count_puts_the_hours_of_the_ended_task_right()
    {
        Minutes(60);
        Says(TeamStatus.EnRoute, 50);
        Says(TeamStatus.OnScene, 30);
        Says(TeamStatus.Available, 0);
        Minutes(1);
        Assert.Equal(50 * 8, One<LedgerReturned>().PersonMinutes);
        Says(TeamStatus.OnScene, 31, 6);
        Minutes(1);
        Assert.Equal(50 * -2, One<LedgerHoursCorrected>().PersonMinutes);
    }

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(1, 3, 0, 2)]
    public void Who_had_left_before_its_order_was_taken_back_has_been_out_for_it(params int[] order)
    {
        var commitment = Commitment;
        Story.Advance(Minute(20) - Story.Now);
        Story.Do(_request, new CancelRequest(Someone, null, "the radio is dead"));
        Story.Advance(Minute(90) - Story.Now);
        Assert.Equal(TeamStatus.Available, StatusOf(Team));
        (TeamStatus Status, int Minute)[] day = [(TeamStatus.EnRoute, 15), (TeamStatus.OnScene, 25),
            (TeamStatus.Returning, 50), (TeamStatus.Available, 60)];
        foreach (var index in order)
            Story.Do(Team, new ReportStatus(Someone, Minute(day[index].Minute), day[index].Status, null));
        Minutes(1);
        var times = Times(commitment);
        Assert.Equal([Minute(15), Minute(25), Minute(50), Minute(60)],
            [times.DepartedAt, times.ArrivedAt, times.LeftAt, times.EndedAt]);
        Assert.Equal(45 * 8, One<LedgerReturned>().PersonMinutes
            + Story.All<LedgerHoursCorrected>().Sum(c => c.PersonMinutes));
        Story.Rest();
    }

    [Fact]
    public void A_slip_that_was_corrected_is_no_time_of_the_task()
    {
        Minutes(5 * 60);
        Says(TeamStatus.EnRoute, 250);
        Says(TeamStatus.OnScene, 230);
        Says(TeamStatus.Returning, 200);
        Corrects(Team, TeamStatus.OnScene);
        var left = Story.Now;
        Says(TeamStatus.Returning, 0);
        Assert.Equal(left, Times(Commitment).LeftAt);
    }

    [Fact]
    public void What_was_said_again_later_is_not_undone_by_an_earlier_report()
    {
        Minutes(120);
        Says(TeamStatus.EnRoute, 110);
        Says(TeamStatus.OnScene, 60);
        Says(TeamStatus.OnScene, 5);
        Says(TeamStatus.Returning, 30);
        Assert.Equal((TeamStatus.OnScene, ReportNote.Late), (StatusOf(Team), Noted.Note));
        Says(TeamStatus.Returning, 0);
        Reports(Team, TeamStatus.Available);
    }

    [Fact]
    public void On_its_way_home_it_counts_as_one_that_came_once_its_arrival_is_entered()
    {
        Minutes(120);
        Says(TeamStatus.EnRoute, 110);
        Says(TeamStatus.Returning, 20);
        Says(TeamStatus.OnScene, 90);
        Minutes(1);
        Assert.True(One<LateArrivalTold>(_request).CountsNow);
        Assert.Equal([true, false], Story.All<TeamAtWork>(Team).Select(w => w.Working));
        Reports(Team, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_request));
    }

    [Fact]
    public void Said_again_it_is_on_record_and_the_watch_begins_anew()
    {
        Reports(Team, TeamStatus.EnRoute);
        Minutes(45);
        Says(TeamStatus.EnRoute, 0);
        Assert.Equal(ReportNote.Repeated, Noted.Note);
        Minutes(25);
        Assert.Empty(Story.All<Overdue>(Team));
        Minutes(10);
        One<Overdue>(Team);
        Reports(Team, TeamStatus.OnScene, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Of_two_reports_of_the_same_minute_the_later_step_holds()
    {
        Minutes(60);
        Says(TeamStatus.OnScene, 10);
        Says(TeamStatus.EnRoute, 10);
        Assert.Equal(TeamStatus.OnScene, StatusOf(Team));
        Reports(Team, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void A_delayed_time_of_arrival_changes_nothing()
    {
        Reports(Team, TeamStatus.EnRoute);
        Story.Do(Team, new ReportEta(Someone, null, Story.Now + Span.FromMinutes(40), "road"));
        Minutes(1);
        Story.Do(
            Team, new ReportEta(Someone, Story.Now + Span.FromMinutes(-2), Story.Now + Span.FromMinutes(300), "?"));
        Minutes(1);
        Assert.True(One<EtaNoted>(Team).IsLate);
        Assert.Single(Story.All<EtaChanged>(_request));
        Reports(Team, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
    }

    private long PersonMinutes(int promised)
    {
        var times = Times(Commitment);
        return times.PersonMilliseconds(times.DepartedAt!.Value, times.EndedAt!.Value, promised) / 60_000;
    }

    [Fact]
    public void Hours_count_by_how_many_there_were_at_each_time()
    {
        Minutes(60);
        Says(TeamStatus.EnRoute, 50);
        Says(TeamStatus.OnScene, 40, 2);
        Says(TeamStatus.Returning, 10, 4);
        Says(TeamStatus.Available, 0);
        Assert.Equal((8 * 10) + (2 * 30) + (4 * 10), PersonMinutes(8));
        Assert.Equal(4, Times(Commitment).People);
    }

    [Fact]
    public void A_first_head_count_that_is_told_once_the_squad_is_home_is_that_of_the_whole_time()
    {
        Minutes(60);
        Says(TeamStatus.EnRoute, 50);
        Says(TeamStatus.OnScene, 40);
        Says(TeamStatus.Available, 0);
        Assert.Equal(50 * 8, PersonMinutes(8));
        Minutes(1);
        Says(TeamStatus.OnScene, 39, 5);
        Assert.Equal(50 * 5, PersonMinutes(8));
        var situation = new SituationFold(Story.FirstRegion);
        foreach (var entry in Story.Journal) situation.On(entry);
        var request = situation.Requests[_request.Key];
        Assert.Equal(5, DeploymentProjection.QuantityOf(
            request.Lines[0].State.Commitments[new CommitmentId(Commitment)], request.Deployments[Commitment]));
    }
}
