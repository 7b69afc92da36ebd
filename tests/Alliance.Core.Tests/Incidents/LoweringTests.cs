using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Incidents;

/// <summary>A need that falls lowers the lines of its requests; one that was a slip of the hand undoes what it called
/// out and has not left.</summary>
public sealed class LoweringTests : StoryTests
{
    private readonly ActorId _incident;

    public LoweringTests()
    {
        Begin(new() { Squads = [6, 0, 0, 0, 0] });
        _incident = Incident();
    }

    private void Needs(int quantity, Priority priority = Priority.Urgent, bool correction = false)
    {
        Assert.Null(Story.Do(_incident, new ReportNeed(
            Someone, null, Catalogue.FloodRescue, quantity, priority, null, correction)).Refused);
        Minutes(5);
    }

    private static ActorId First => "430422001-01-R01".ToAidRequest();

    private IEnumerable<ActorId> Released() => Story.All<CommitmentReleased>()
        .Select(r => Story.All<CommitmentAccepted>().First(a => a.Commitment == r.Commitment).Resource);

    [Fact]
    public void Of_goods_that_have_not_left_the_units_that_are_too_many_go_back_on_the_shelf()
    {
        Begin(new() { Boats = [0, 60] });
        var request = Ask(Line(Catalogue.Boats, 60));
        Minutes(10);
        Assert.Null(Story.Do(request, new AmendLine(Someone, null, 1, 15, null, null, "fewer came")).Refused);
        Minutes(1);
        Assert.NotEmpty(Story.All<ShipmentReduced>());
        var held = Story.All<StockMoved>().Sum(m =>
            (m.Target == StockPlace.Held ? m.Units : 0) - (m.Source == StockPlace.Held ? m.Units : 0));
        Assert.Equal(15, held);
        Story.Do(request, new CancelRequest(Someone, null, "solved"));
        Story.Rest();
    }

    [Fact]
    public void A_need_that_falls_lowers_its_line_and_stands_down_who_has_not_left()
    {
        Needs(24);
        var squads = Accepted(First).ToList();
        Reports(squads[2], TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OnScene);
        Needs(8);
        Assert.Equal((24, 8), (One<LineAmended>(First).Before.Quantity, One<LineAmended>(First).After.Quantity));
        Assert.Equal(squads[..2].Order(), Released().Order());
        Assert.Equal(TeamStatus.OnScene, StatusOf(squads[2]));
        Needs(0);
        Reports(squads[2], TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(First));
    }

    [Fact]
    public void Who_has_left_turns_back_too_and_those_at_the_scene_stay()
    {
        Needs(16);
        var squads = Accepted(First).ToList();
        Reports(squads[0], TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OnScene);
        Reports(squads[1], TeamStatus.Mobilising, TeamStatus.EnRoute);
        Needs(8);
        Assert.Equal([squads[1]], Released());
        Needs(0);
        Reports(squads[1], TeamStatus.Returning, TeamStatus.Available);
        Reports(squads[0], TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void A_squad_that_was_ordered_home_covers_no_need_that_rises_again()
    {
        Needs(8, Priority.LifeSaving);
        var first = Accepted(First).Single();
        Reports(first, TeamStatus.Mobilising, TeamStatus.EnRoute);
        Needs(0, Priority.LifeSaving);
        Assert.Equal([first], Released());
        Needs(8, Priority.LifeSaving);
        var second = Accepted("430422001-01-R02".ToAidRequest()).Single();
        Assert.NotEqual(first, second);
        Needs(0);
        Reports(first, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Where_lives_depend_on_them_who_has_left_goes_on()
    {
        Needs(16, Priority.LifeSaving);
        var squads = Accepted(First).ToList();
        Reports(squads[0], TeamStatus.Mobilising, TeamStatus.EnRoute);
        Reports(squads[1], TeamStatus.Mobilising, TeamStatus.EnRoute);
        Needs(8, Priority.LifeSaving);
        Assert.Empty(Released());
        Needs(0, Priority.LifeSaving);
        Assert.Equal(2, Released().Count());
        Reports(squads[0], TeamStatus.Returning, TeamStatus.Available);
        Reports(squads[1], TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Across_requests_those_at_the_scene_stay_whoever_asked_first()
    {
        Needs(8);
        Needs(16);
        var (first, second) = (Accepted(First).Single(), Accepted("430422001-01-R02".ToAidRequest()).Single());
        Reports(second, TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OnScene);
        Needs(8);
        Assert.Equal([first], Released());
        Needs(0);
        Reports(second, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Two_hundred_typed_for_twenty_undoes_what_it_called_out_and_has_not_left()
    {
        Needs(20);
        Assert.Equal(3, Accepted(First).Count());
        Needs(200);
        var second = "430422001-01-R02".ToAidRequest();
        var late = Accepted(second).ToList();
        Assert.Equal(3, late.Count);
        Reports(late[0], TeamStatus.Mobilising, TeamStatus.EnRoute);
        Needs(20, correction: true);
        Assert.True(Story.All<NeedReported>().Last().Correction);
        Assert.Equal(late[1..].Order(), Released().Order());
        Assert.Equal(TeamStatus.EnRoute, StatusOf(late[0]));
        Assert.Contains("slip", Told(), StringComparison.Ordinal);
        Reports(late[0], TeamStatus.OnScene);
        Needs(0);
        Reports(late[0], TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void A_request_that_people_raised_falls_with_the_corrected_need()
    {
        Story.Do(_incident, new RaiseAidRequest(Someone, null, [Line(Catalogue.FloodRescue, 200)]));
        Minutes(5);
        Needs(20, correction: true);
        Assert.Equal(20, One<LineAmended>(First).After.Quantity);
        Assert.Equal(3, Released().Count());
        var squads = Accepted(First).Except(Released()).ToList();
        foreach (var squad in squads) Reports(squad, TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OnScene);
        Needs(0);
        foreach (var squad in squads) Reports(squad, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(First));
    }

    private void Asks(int quantity, int hours = 8) => Assert.Null(Story.Do(_incident, new RaiseAidRequest(
        Someone, null, [Line(Catalogue.FloodRescue, quantity, hours: hours)])).Refused);

    private void NeedsAt(int minutesAgo, int quantity)
    {
        Assert.Null(Story.Do(_incident, new ReportNeed(Someone, Story.Now + Span.FromMinutes(-minutesAgo),
            Catalogue.FloodRescue, quantity, Priority.Urgent)).Refused);
        Minutes(5);
    }

    private int AskedOf(ActorId request) => Story.All<LineAmended>(request).Last().After.Quantity;

    private void SendsAllHome()
    {
        Needs(0);
        foreach (var squad in Accepted(First).Distinct().ToList())
            if (StatusOf(squad) is TeamStatus.EnRoute or TeamStatus.OnScene)
                Reports(squad, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void The_first_number_of_a_need_lowers_a_request_that_asks_for_more()
    {
        Asks(40);
        Minutes(5);
        Assert.Equal(5, Accepted(First).Count());
        Needs(8);
        Assert.Equal((40, 8), (One<NeedReported>().Before, One<NeedReported>().Quantity));
        Assert.Equal(8, AskedOf(First));
        Assert.Equal(4, Released().Count());
        Needs(7);
        Assert.Equal(7, AskedOf(First));
        SendsAllHome();
    }

    [Fact]
    public void The_first_number_of_a_need_ends_a_request_if_nobody_is_needed()
    {
        Asks(16);
        Minutes(5);
        Needs(0);
        Assert.Equal(2, Released().Count());
        Story.Rest();
    }

    [Fact]
    public void The_first_number_of_a_need_above_a_request_asks_for_the_rest_only()
    {
        Asks(16);
        Minutes(5);
        Needs(24);
        Assert.Empty(Released());
        Assert.Equal(8, Assert.Single(Story.All<AidRequestRaised>().Last().Lines).Quantity);
        Needs(0);
        Story.Rest();
    }

    [Fact]
    public void What_was_needed_before_a_request_was_made_does_not_lower_it()
    {
        Minutes(30);
        Asks(16);
        Minutes(5);
        NeedsAt(20, 8);
        Assert.Single(Story.All<LateFact>());
        Assert.Empty(Released());
        NeedsAt(20, 24);
        Assert.Equal(8, Assert.Single(Story.All<AidRequestRaised>().Last().Lines).Quantity);
        Needs(0);
        Story.Rest();
    }

    [Fact]
    public void A_need_that_is_reported_as_more_pressing_makes_its_lines_as_pressing()
    {
        Asks(40, hours: 8);
        Minutes(5);
        Needs(40, Priority.LifeSaving);
        var amended = One<LineAmended>(First);
        Assert.Equal((Priority.Urgent, Priority.LifeSaving), (amended.Before.Priority, amended.After.Priority));
        Assert.True(amended.After.NeededBy < amended.Before.NeededBy);
        Assert.Equal("the need is more pressing", amended.Reason);
        Assert.Contains("is 40, life-saving", Told(), StringComparison.Ordinal);
        Needs(40, Priority.Urgent);
        One<LineAmended>(First);
        SendsAllHome();
    }

    [Fact]
    public void A_corrected_line_keeps_who_has_left()
    {
        var request = Story.Do(_incident, new RaiseAidRequest(
            Someone, null, [Line(Catalogue.FloodRescue, 40)])).Number!.ToAidRequest();
        Minutes(5);
        var squads = Accepted(request).ToList();
        foreach (var squad in squads[..2]) Reports(squad, TeamStatus.Mobilising, TeamStatus.EnRoute);
        Story.Do(request, new AmendLine(Someone, null, 1, 4, null, null, "4, not 40", true));
        Minutes(1);
        Assert.Equal(squads[2..].Order(), Released().Order());
        foreach (var squad in squads[..2])
            Reports(squad, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    private string Told()
    {
        var names = new Alliance.Core.Stories.Names(null);
        return string.Join('\n', Story.Journal.Select(e =>
            new Alliance.Core.Stories.IncidentStory(IncidentNumber.Of(_incident), names).Tell(e)?.What.En));
    }
}
