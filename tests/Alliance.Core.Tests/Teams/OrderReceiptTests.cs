using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Teams;

/// <summary>An order is sent, received, then carried out. A crew that does not say that it has it is asked, and
/// replaced.</summary>
public sealed class OrderReceiptTests : StoryTests
{
    private static readonly ActorId First = Squad(2, 1), Second = Squad(3, 1);
    private ActorId _request;

    private void Orders(Priority priority, Instant? notBefore = null)
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0], Orders = new OrderRules() });
        _request = Ask(Line(Catalogue.FloodRescue, 8, priority, 48) with { NotBefore = notBefore });
    }

    private Instant SentAt => Story.Journal.First(e => e.Actor == First && e.Body is Deploy).At;
    private IEnumerable<double> Asked => Story.Journal.Where(e => e.Actor == First && e.Body is OrderUnconfirmed)
        .Select(e => (e.At - SentAt).Milliseconds / 60_000.0);

    [Fact]
    public void Who_had_left_before_the_order_has_it_and_is_not_asked()
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0] });
        Minutes(30);
        var request = Ask(Line(Catalogue.FloodRescue, 8, Priority.LifeSaving));
        Minutes(1);
        var team = Accepted(request).Single();
        Story.Do(team, new ReportStatus(Someone, Story.Now + Span.FromMinutes(-5), TeamStatus.EnRoute, null));
        Minutes(10);
        Assert.Empty(Story.All<OrderUnconfirmed>());
        Assert.Empty(Story.All<TeamUnreachable>());
        Reports(team, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Received_by_a_clock_that_is_a_little_slow_it_is_received()
    {
        Orders(Priority.LifeSaving);
        Minutes(1);
        Story.Do(First, new ReportStatus(Someone, SentAt + Span.FromMinutes(-3), TeamStatus.Committed, null));
        Minutes(10);
        Assert.Empty(Story.All<TeamUnreachable>());
        Serves(First);
        Story.Rest();
    }

    [Fact]
    public void Where_lives_depend_on_it_an_order_that_nobody_receives_is_replaced_within_four_minutes()
    {
        Orders(Priority.LifeSaving);
        Minutes(5);
        Assert.Equal([2.0, 2.5], Asked);
        Assert.Equal([false, true], Story.All<OrderUnconfirmed>(First).Select(o => o.Deputy));
        var replaced = Story.Journal.First(e => e.Actor == Second && e.Body is Deploy).At;
        Assert.InRange((replaced - SentAt).Milliseconds, 0, 4 * 60_000);
        Serves(Second);
        Reports(First, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_request));
    }

    [Theory]
    [InlineData(Priority.Urgent, 5, 15)]
    [InlineData(Priority.Routine, 15, 45)]
    public void Other_orders_are_given_more_time(Priority priority, int ask, int replace)
    {
        Orders(priority);
        Minutes(replace + 2);
        Assert.Equal(ask, Asked.First());
        var replaced = Story.Journal.First(e => e.Actor == Second && e.Body is Deploy).At;
        Assert.InRange((replaced - SentAt).Milliseconds / 60_000.0, replace - 1.5, replace);
        Serves(Second);
        Reports(First, TeamStatus.Available);
    }

    [Theory]
    [InlineData(TeamStatus.Committed)]
    [InlineData(TeamStatus.Mobilising)]
    [InlineData(TeamStatus.EnRoute)]
    public void Any_report_says_that_the_crew_has_it(TeamStatus status)
    {
        Orders(Priority.LifeSaving);
        Minutes(1);
        Reports(First, status);
        Minutes(10);
        Assert.Empty(Asked);
        Assert.NotEmpty(ProgressOf(Acceptance(First).Commitment));
        Reports(First, TeamStatus.OnScene, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void A_report_of_what_happened_before_the_order_does_not_say_that_the_crew_has_it()
    {
        Orders(Priority.LifeSaving);
        Minutes(1);
        Story.Do(First, new ReportStatus(Someone, Story.Now + Span.FromMinutes(-30), TeamStatus.Available, null));
        Minutes(2);
        Assert.NotEmpty(Asked);
        Reports(First, TeamStatus.OnScene, TeamStatus.Available);
    }

    [Fact]
    public void Heard_of_after_all_it_goes_and_the_replacement_stays_at_home()
    {
        Orders(Priority.LifeSaving);
        Minutes(2);
        Reports(First, TeamStatus.Committed);
        Minutes(10);
        Assert.Equal([First], Accepted());
        Serves(First);
        Story.Rest();
    }

    [Fact]
    public void Heard_of_after_it_was_replaced_it_goes_and_the_replacement_that_has_not_left_stays_at_home()
    {
        Orders(Priority.LifeSaving);
        Minutes(5);
        Assert.Equal(Acceptance(First).Commitment, Acceptance(Second).StandsIn);
        Reports(First, TeamStatus.Committed);
        One<ReplacementNotNeeded>(_request);
        One<StoodDown>(Second);
        Serves(First);
        Story.Rest();
        Assert.Equal((Outcome.Fulfilled, 8), (OutcomeOf(_request), One<LineEnded>(_request).Received));
    }

    [Fact]
    public void Heard_of_after_its_replacement_has_left_both_go_and_the_first_there_stays()
    {
        Orders(Priority.LifeSaving);
        Minutes(5);
        Reports(Second, TeamStatus.EnRoute);
        Reports(First, TeamStatus.Committed, TeamStatus.EnRoute);
        Assert.Empty(Story.All<CommitmentReleased>());
        Reports(First, TeamStatus.OnScene);
        Assert.Equal(Acceptance(Second).Commitment, One<CommitmentReleased>(_request).Commitment);
        Reports(Second, TeamStatus.Returning, TeamStatus.Available);
        Reports(First, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Heard_of_late_all_that_stand_in_for_one_another_stay_at_home()
    {
        Begin(new() { Squads = [0, 1, 1, 1, 0], Orders = new OrderRules() });
        _request = Ask(Line(Catalogue.FloodRescue, 8, Priority.LifeSaving, 48));
        Minutes(9);
        var third = Squad(4, 1);
        Assert.Equal(Acceptance(Second).Commitment, Acceptance(third).StandsIn);
        Reports(First, TeamStatus.Committed);
        One<StoodDown>(Second);
        One<StoodDown>(third);
        Reports(Second, TeamStatus.Available);
        Serves(First);
        Story.Rest();
    }

    [Fact]
    public void However_many_crews_are_silent_every_tier_is_asked()
    {
        Begin(new() { Squads = [0, 3, 3, 3, 3], Orders = new OrderRules() });
        _request = Ask(Line(Catalogue.FloodRescue, 8, Priority.LifeSaving, 48));
        Minutes(120);
        Assert.InRange(Accepted().Distinct().Count(), 8, 12);
        Assert.Contains(Story.All<LineSolicited>(_request), s => s.Tier.Kind == ActorKind.CommandCentre);
        Assert.Null(Story.Do(_request, new AmendLine(Someone, null, 1, 16, null, null, "more are in danger")).Refused);
    }

    [Fact]
    public void Nobody_is_sent_early_and_nobody_is_overdue_meanwhile()
    {
        Orders(Priority.Urgent, Instant.Start + Span.FromHours(6));
        Minutes(5);
        var planned = One<DeparturePlanned>(First);
        Assert.Empty(Story.All<Deploy>(First));
        Assert.Equal(Instant.Start + Span.FromHours(6), planned.Task.NotBefore);
        Story.Advance(planned.GoAt - Story.Now);
        Assert.Empty(Story.All<Overdue>());
        Minutes(1);
        Assert.Equal(planned.GoAt, SentAt);
        Serves(First);
        Story.Rest();
    }

    /// <summary>An order to leave hours later that the crew has, and then an order to leave now.</summary>
    private void PutOffThenAtOnce()
    {
        Orders(Priority.LifeSaving, Instant.Start + Span.FromHours(6));
        Minutes(5);
        Reports(First, TeamStatus.Committed);
        Assert.Equal((0, null), (Shown.Line.Unconfirmed, Shown.Team.OrderSentAt));
        Assert.Null(Story.Do(
            _request, new AmendLine(Someone, null, 1, null, null, null, "the dyke gives way", AtOnce: true)).Refused);
        Minutes(1);
    }

    private (LineState Line, TeamProjection Team) Shown
    {
        get
        {
            var situation = new SituationFold(Story.FirstRegion);
            foreach (var entry in Story.Journal) situation.On(entry);
            return (situation.Requests[_request.Key].Lines[0].State, situation.Team(First.Key));
        }
    }

    [Fact]
    public void An_order_to_go_now_is_not_confirmed_by_the_word_about_the_one_that_was_put_off()
    {
        PutOffThenAtOnce();
        Assert.Equal((8, SentAt, (Instant?)null),
            (Shown.Line.Unconfirmed, Shown.Team.OrderSentAt, Shown.Team.OrderReceivedAt));
        Minutes(4);
        Assert.Equal([2.0, 2.5], Asked);
        var replaced = Story.Journal.First(e => e.Actor == Second && e.Body is Deploy).At;
        Assert.InRange((replaced - SentAt).Milliseconds, 0, 4 * 60_000);
        Serves(Second);
        Reports(First, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Confirmed_again_an_order_to_go_now_stands_and_nobody_is_asked()
    {
        PutOffThenAtOnce();
        Reports(First, TeamStatus.Committed);
        Assert.Equal(0, Shown.Line.Unconfirmed);
        Assert.True(Shown.Team.OrderReceivedAt >= SentAt);
        Minutes(10);
        Assert.Empty(Asked);
        Assert.Equal([First], Accepted());
        Serves(First);
        Story.Rest();
    }

    [Fact]
    public void An_order_that_is_planned_for_earlier_is_to_be_confirmed_again()
    {
        Orders(Priority.LifeSaving, Instant.Start + Span.FromHours(6));
        Minutes(5);
        Reports(First, TeamStatus.Committed);
        Story.Do(_request, new AmendLine(
            Someone, null, 1, null, null, null, "the water rises", NotBefore: Instant.Start + Span.FromHours(4)));
        Minutes(1);
        Assert.Equal((8, (Instant?)null), (Shown.Line.Unconfirmed, Shown.Team.OrderReceivedAt));
        Reports(First, TeamStatus.Committed);
        Assert.Equal(0, Shown.Line.Unconfirmed);
        Story.Advance(Shown.Team.GoAt!.Value - Story.Now);
        Minutes(1);
        Assert.Equal(8, Shown.Line.Unconfirmed);
        Serves(First);
        Story.Rest();
    }
}
