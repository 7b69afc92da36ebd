using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Incidents;

/// <summary>An incident is put right: corrected, reopened, unmerged, split, linked.</summary>
public sealed class PuttingRightTests : StoryTests
{
    private readonly ActorId _incident;

    public PuttingRightTests()
    {
        Begin(new() { Squads = [3, 3, 0, 0, 0] });
        _incident = Incident();
    }

    private void Done(ActorId actor, Command command) => Assert.Null(Story.Do(actor, command).Refused);

    private ActorId Raises(ActorId incident, int quantity = 8) => Story.Do(incident, new RaiseAidRequest(
        Someone, null, [Line(Catalogue.FloodRescue, quantity, hours: 20)])).Number!.ToAidRequest();

    private void Closes(ActorId incident) => Done(incident, new CloseIncident(Someone, null, "over"));

    private CorrectIncident Correction(string? place = null, string? hazard = null, string? name = null) =>
        new(Someone, null, name, hazard, place, null, null, "mis-keyed");

    [Fact]
    public void In_the_right_township_its_lines_are_put_to_that_place_and_what_is_promised_stays()
    {
        var request = Raises(_incident, 80);
        Minutes(5);
        var promised = Accepted(request).Count();
        Done(_incident, Correction(Code(2), "landslide", "slide"));
        Minutes(30);
        var corrected = One<IncidentCorrected>(_incident);
        Assert.Equal((Code(1), Code(2), "flood", "landslide"), (corrected.Before.Place, corrected.After.Place,
            corrected.Before.Hazard, corrected.After.Hazard));
        Assert.Equal(Code(2), One<RequestMoved>(request).Place);
        Assert.Contains(Story.All<LineSolicited>(request), s => s.Tier == Town(2));
        Assert.True(Accepted(request).Count() >= promised);
        Done(_incident, Correction(Code(2), "landslide", "slide"));
        One<IncidentCorrected>(_incident);
        Closes(_incident);
        Minutes(5);
        Story.Rest();
    }

    [Fact]
    public void Squads_follow_to_the_right_township_wherever_they_are()
    {
        Begin(new() { Squads = [0, 1, 1, 1, 0], Cap = 3 });
        var incident = Incident();
        var request = Raises(incident, 24);
        Minutes(5);
        var (away, there, waiting) = (Squad(2, 1), Squad(3, 1), Squad(4, 1));
        Reports(there, TeamStatus.EnRoute, TeamStatus.OnScene);
        Reports(away, TeamStatus.EnRoute);
        Done(incident, Correction(Code(5)));
        Minutes(1);
        Assert.All([away, there, waiting], squad => Assert.Equal((Code(5), Code(1)),
            (One<PlaceCorrected>(squad).Task.Place, One<PlaceCorrected>(squad).Former)));
        var moved = Story.Journal.First(e => e.Body is PlaceCorrected).At;
        var told = Story.All<EtaChanged>(request).ToDictionary(e => Story.All<CommitmentAccepted>()
            .First(a => a.Commitment == e.Commitment).Resource);
        Assert.Equal("the place was corrected", told[away].Reason);
        // On to the next place of its way, and from there back to 5.
        Assert.InRange((told[away].Eta!.Value - moved).Milliseconds / 60_000, 80, 105);
        Assert.True(told[waiting].Eta < told[away].Eta);
        Reports(there, TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Reports(away, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Serves(waiting);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void Goods_under_way_are_brought_to_the_right_township()
    {
        Begin(new() { Boats = [0, 10] });
        var incident = Incident();
        var request = Story.Do(incident, new RaiseAidRequest(
            Someone, null, [Line(Catalogue.Boats, 4, hours: 20)])).Number!.ToAidRequest();
        Minutes(5);
        var depot = Depot(2);
        Done(depot, new ReportShipment(Someone, null, Acceptance(depot).Commitment, ShipmentStatus.Shipped));
        Done(incident, Correction(Code(3)));
        Minutes(1);
        Assert.Equal((Code(3), 4), (One<ShipmentRedirected>(depot).Task.Place, One<ShipmentRedirected>(depot).Units));
        Closes(incident);
        Minutes(5);
    }

    [Fact]
    public void Goods_that_are_on_their_way_to_the_wrong_township_arrive_later_at_the_right_one()
    {
        Begin(new() { Boats = [0, 10] });
        var (incident, request) = AsksBoats();
        Done(Depot(2), new ReportShipment(Someone, null, Acceptance(Depot(2)).Commitment, ShipmentStatus.Shipped));
        Done(incident, Correction(Code(5)));
        Minutes(1);
        var (told, moved) = (One<EtaChanged>(request), Story.Journal.First(e => e.Body is ShipmentRedirected).At);
        // From the former place at the farthest: four roads of 20 minutes.
        Assert.Equal((80, "the place was corrected"), ((told.Eta!.Value - moved).Milliseconds / 60_000, told.Reason));
        Closes(incident);
        Minutes(5);
    }

    [Fact]
    public void Goods_that_have_not_left_are_loaded_and_go_from_their_depot_to_the_right_township()
    {
        Begin(new() { Boats = [0, 10] });
        var (incident, request) = AsksBoats();
        Done(incident, Correction(Code(5)));
        Minutes(1);
        var moved = Story.Journal.First(e => e.Body is ShipmentRedirected).At;
        Assert.Equal(TeamPolicy.LoadingMinutes + 60,
            (One<EtaChanged>(request).Eta!.Value - moved).Milliseconds / 60_000);
        Closes(incident);
        Minutes(5);
    }

    [Fact]
    public void Goods_that_wait_for_their_time_leave_earlier_for_a_township_farther_away()
    {
        Begin(new() { Boats = [0, 10] });
        var evening = Instant.Start + Span.FromHours(8);
        var (incident, request) = AsksBoats(notBefore: evening);
        var former = One<ShipmentPlanned>(Depot(2)).GoAt;
        Done(incident, Correction(Code(5)));
        Minutes(1);
        Assert.Equal(40, (former - Story.All<ShipmentPlanned>(Depot(2)).Last().GoAt).Milliseconds / 60_000);
        Assert.Equal(evening, One<EtaChanged>(request).Eta);
        Closes(incident);
        Minutes(5);
    }

    [Fact]
    public void Others_are_sought_where_goods_now_come_too_late()
    {
        Begin(new() { Boats = [0, 10, 0, 0, 10] });
        var (incident, request) = AsksBoats(Priority.LifeSaving);
        var late = Acceptance(Depot(2)).Commitment;
        Done(Depot(2), new ReportShipment(Someone, null, late, ShipmentStatus.Shipped));
        Done(incident, Correction(Code(5)));
        Minutes(10);
        Assert.Equal((late, Doubt.Late), (One<ReplacementSought>(request).Commitment,
            One<ReplacementSought>(request).Doubt));
        Assert.Equal(4, Acceptance(Depot(5)).Quantity);
        Closes(incident);
        Minutes(5);
    }

    [Fact]
    public void Nobody_is_sought_for_goods_of_which_a_part_is_there_already()
    {
        Begin(new() { Boats = [0, 10, 0, 0, 10] });
        var (incident, request) = AsksBoats(Priority.LifeSaving);
        foreach (var status in (ShipmentStatus[])[ShipmentStatus.Shipped, ShipmentStatus.Delivered])
            Done(Depot(2), new ReportShipment(Someone, null, Acceptance(Depot(2)).Commitment, status, 3));
        Minutes(1);
        Done(incident, Correction(Code(5)));
        Minutes(10);
        One<EtaChanged>(request);
        Assert.Empty(Story.All<ReplacementSought>());
        Closes(incident);
        Minutes(5);
    }

    private (ActorId Incident, ActorId Request) AsksBoats(
        Priority priority = Priority.Urgent, Instant? notBefore = null)
    {
        var incident = Incident();
        var request = Story.Do(incident, new RaiseAidRequest(Someone, null,
            [Line(Catalogue.Boats, 4, priority, hours: 20) with { NotBefore = notBefore }])).Number!.ToAidRequest();
        Minutes(10);
        return (incident, request);
    }

    [Fact]
    public void The_desk_of_the_wrong_township_owes_no_reports_any_more()
    {
        Done(_incident, Correction(Code(2)));
        Minutes(1);
        Assert.Equal([Clock.Telephone, Clock.Written], Story.All<ClockLifted>(Town(1)).Select(c => c.Clock).Order());
        Assert.Equal(2, Story.All<ClockStarted>(Town(2)).Count());
    }

    [Fact]
    public void Reopened_it_keeps_its_number_and_asks_for_what_nobody_covers()
    {
        Done(_incident, new ReportNeed(Someone, null, Catalogue.FloodRescue, 8, Priority.Urgent));
        Minutes(5);
        Closes(_incident);
        Minutes(5);
        Done(_incident, new ReopenIncident(Someone, null, "it rises again"));
        Minutes(5);
        Assert.Equal($"{_incident.Key}-R02", Story.All<AidRequestRaised>().Last().Request);
        Done(_incident, new ReopenIncident(Someone, null, "it rises again"));
        One<IncidentReopened>();
        Closes(_incident);
        Minutes(5);
        Story.Rest();
    }

    [Fact]
    public void Closed_by_mistake_it_asks_again_for_what_was_asked_without_a_stated_need()
    {
        var request = Raises(_incident);
        Minutes(5);
        var team = Accepted(request).Single();
        Reports(team, TeamStatus.EnRoute, TeamStatus.OnScene);
        Closes(_incident);
        Minutes(5);
        One<ComeHome>(team);
        Done(_incident, new ReopenIncident(Someone, null, "the wrong one was closed"));
        Minutes(5);
        var again = Story.All<AidRequestRaised>().Last();
        Assert.Equal(($"{_incident.Key}-R02", 8), (again.Request.Text, again.Lines.Single().Quantity));
        Reports(team, TeamStatus.Returning, TeamStatus.Available);
        Closes(_incident);
        Minutes(5);
        Story.Rest();
        Assert.Equal(2, Story.All<AidRequestRaised>().Count());
    }

    [Fact]
    public void What_had_ended_before_an_incident_was_closed_is_not_asked_for_again()
    {
        var request = Raises(_incident);
        Minutes(5);
        Done(request, new CancelRequest(Someone, null, "solved"));
        Minutes(5);
        Closes(_incident);
        Minutes(5);
        Done(_incident, new ReopenIncident(Someone, null, "figures are to follow"));
        Minutes(5);
        Assert.Single(Story.All<AidRequestRaised>());
        Closes(_incident);
        Story.Rest();
    }

    [Fact]
    public void Unmerged_each_has_its_own_needs_and_requests_again()
    {
        var younger = Incident();
        Done(_incident, new ReportNeed(Someone, null, Catalogue.FloodRescue, 8, Priority.Urgent));
        Done(younger, new ReportNeed(Someone, null, Catalogue.FloodRescue, 16, Priority.Urgent));
        Minutes(5);
        Done(Town(1), new MergeIncidents(
            Someone, null, IncidentNumber.Of(younger), IncidentNumber.Of(_incident), "one"));
        Minutes(5);
        Assert.Equal("incident-merged", Story.Do(younger, new ReopenIncident(Someone, null, "?")).Refused);
        Done(Town(1), new UnmergeIncidents(Someone, null, IncidentNumber.Of(younger), "two"));
        Minutes(5);
        Assert.Equal(8, One<IncidentGivenBack>(_incident).Needs.Single().Quantity);
        Assert.Equal(_incident.Key, One<IncidentReopened>(younger).Undoes);
        Assert.Equal([_incident.Key, younger.Key],
            Story.All<RequestMoved>($"{younger.Key}-R01".ToAidRequest()).Select(m => m.Into.Text));
        Closes(younger);
        Closes(_incident);
        Minutes(5);
        Story.Rest();
    }

    [Fact]
    public void Unmerged_what_the_merge_let_go_is_asked_for_again_though_nobody_had_stated_the_need()
    {
        var younger = Incident();
        Raises(_incident);
        var request = Raises(younger);
        Minutes(5);
        Done(Town(1), new MergeIncidents(
            Someone, null, IncidentNumber.Of(younger), IncidentNumber.Of(_incident), "one"));
        Minutes(5);
        Assert.Equal(Outcome.Cancelled, OutcomeOf(request));
        Done(Town(1), new UnmergeIncidents(Someone, null, IncidentNumber.Of(younger), "two"));
        Minutes(5);
        var again = Story.All<AidRequestRaised>().Last();
        Assert.Equal(($"{younger.Key}-R02", 8), (again.Request.Text, again.Lines.Single().Quantity));
        Assert.Equal(3, Story.All<AidRequestRaised>().Count());
        Closes(younger);
        Closes(_incident);
        Minutes(5);
        Story.Rest();
    }

    [Fact]
    public void A_merge_that_is_undone_before_it_has_arrived_is_undone_all_the_same()
    {
        var younger = Incident();
        var request = Raises(younger);
        Story.Silence(younger);
        Done(Town(1), new MergeIncidents(
            Someone, null, IncidentNumber.Of(younger), IncidentNumber.Of(_incident), "one"));
        Done(Town(1), new UnmergeIncidents(Someone, null, IncidentNumber.Of(younger), "two"));
        Minutes(1);
        Story.Hear(younger);
        Minutes(5);
        One<IncidentReopened>(younger);
        Closes(younger);
        Minutes(5);
        Story.Rest();
        Assert.Single(Story.All<RequestSettled>(request));
    }

    [Fact]
    public void Split_the_part_takes_its_requests_and_their_share_of_the_needs()
    {
        Done(_incident, new ReportNeed(Someone, null, Catalogue.FloodRescue, 8, Priority.Urgent));
        Minutes(5);
        Done(_incident, new ReportNeed(Someone, null, Catalogue.FloodRescue, 16, Priority.Urgent));
        Minutes(5);
        var second = new RequestNumber($"{_incident.Key}-R02");
        var part = Story.Do(Town(1), new SplitIncident(Someone, null, IncidentNumber.Of(_incident), [second], "school",
            "flood", null, true, "two places")).Number!.ToIncident();
        Minutes(5);
        Assert.Equal((second, 8), (One<RequestsTakenOver>(part).Requests.Single(),
            One<RequestsTakenOver>(part).Needs.Single().Quantity));
        Assert.Equal(2, Story.All<AidRequestRaised>().Count());
        Closes(_incident);
        Minutes(5);
        Assert.Empty(Story.All<RequestSettled>(second.ToAidRequest()));
        Closes(part);
        Minutes(5);
        Story.Rest();
    }

    [Fact]
    public void One_flood_of_two_townships_is_flagged_to_both_and_merged_across_the_border()
    {
        var neighbour = Incident(2);
        Minutes(1);
        Assert.Equal([$"{_incident.Key} {neighbour.Key}", $"{neighbour.Key} {_incident.Key}"],
            Story.All<SameAcrossBorderSuspected>().Select(s => $"{s.Mine} {s.Theirs}").Order());
        var request = Raises(neighbour);
        Minutes(5);
        Done(neighbour, new LinkIncident(Someone, null, IncidentNumber.Of(_incident), false, "one river"));
        Minutes(1);
        Assert.Equal(2, Story.All<IncidentLinked>().Count());
        Done(Town(2), new MergeIncidents(
            Someone, null, IncidentNumber.Of(neighbour), IncidentNumber.Of(_incident), "one flood"));
        Minutes(5);
        Assert.Equal(_incident.Key, One<RequestMoved>(request).Into);
        Closes(_incident);
        Minutes(5);
        Story.Rest();
    }

    [Fact]
    public void A_breach_at_the_border_and_the_neighbour_s_flood_are_flagged_to_both()
    {
        var neighbour = Incident(2);
        Done(neighbour, Correction(hazard: "levee-breach"));
        Minutes(1);
        Assert.Equal(2, Story.All<SameAcrossBorderSuspected>().DistinctBy(s => s.Mine).Count());
        Assert.Empty(Story.All<SameIncidentWithdrawn>());
        Closes(neighbour);
        Closes(_incident);
        Story.Rest();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Linked_incidents_are_not_taken_for_the_same_again_when_a_merge_is_undone(int township)
    {
        var other = Incident(township);
        Minutes(1);
        Done(other, new LinkIncident(Someone, null, IncidentNumber.Of(_incident), false, "one river"));
        Minutes(1);
        var asked = Asked();
        Done(Town(township), new MergeIncidents(
            Someone, null, IncidentNumber.Of(other), IncidentNumber.Of(_incident), "one flood"));
        Minutes(5);
        Done(Town(township), new UnmergeIncidents(Someone, null, IncidentNumber.Of(other), "two"));
        Minutes(5);
        One<IncidentReopened>(other);
        Assert.Equal(asked, Asked());
        Done(other, new CorrectIncident(Someone, null, null, "landslide", null, null, null, "a landslide"));
        Minutes(1);
        Done(other, new CorrectIncident(Someone, null, null, "flood", null, null, null, "a flood all the same"));
        Minutes(1);
        Assert.Equal(asked, Asked());
        Assert.Empty(Story.All<SameIncidentWithdrawn>());
        Closes(other);
        Closes(_incident);
        Minutes(5);
        Story.Rest();
    }

    private int Asked() => Story.All<SameIncidentSuspected>().Count() + Story.All<SameAcrossBorderSuspected>().Count();

    [Fact]
    public void Of_two_that_are_merged_into_each_other_at_once_one_stays()
    {
        var neighbour = Incident(2);
        var request = Raises(neighbour);
        var (one, other) = (IncidentNumber.Of(_incident), IncidentNumber.Of(neighbour));
        Done(Town(2), new MergeIncidents(Someone, null, other, one, "one flood"));
        Done(Town(1), new MergeIncidents(Someone, null, one, other, "one flood"));
        Minutes(5);
        var records = Story.Journal.Count;
        Assert.Null(Story.Do(neighbour, new CloseIncident(Someone, null, "over")).Refused);
        Assert.Equal(records, Story.Journal.Count);
        Closes(_incident);
        Minutes(5);
        Story.Rest();
        Assert.Single(Story.All<RequestSettled>(request));
    }

    [Fact]
    public void A_false_alarm_ends_the_incident_and_an_unverified_request_says_so()
    {
        var request = Raises(_incident);
        Assert.True(One<AidRequestRaised>(_incident).Unverified);
        Minutes(5);
        Done(_incident, new VerifyIncident(Someone, null, Verification.FalseAlarm, "a drill"));
        Minutes(5);
        Assert.Equal("false alarm: a drill", One<IncidentClosed>(_incident).Reason);
        Story.Rest();
        Assert.Equal(Outcome.Cancelled, OutcomeOf(request));
    }

    [Fact]
    public void Aid_arranged_by_telephone_is_entered_after_the_end()
    {
        var request = Raises(_incident);
        Minutes(5);
        Done(request, new CancelRequest(Someone, null, "over"));
        Minutes(5);
        var number = Story.Do(request, new EnterArrangedAid(Someone, null, 1, Squad(2, 2), 0)).Number;
        Assert.NotNull(number);
        Assert.Equal(number, Story.Do(request, new EnterArrangedAid(Someone, null, 1, Squad(2, 2), 0)).Number);
        Assert.Equal(Squad(2, 2), One<LateAidEntered>(request).Resource);
        Closes(_incident);
        Story.Rest();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_crew_reports_of_aid_entered_after_the_end_is_booked_on_it(bool isBackwards)
    {
        var request = Raises(_incident);
        Minutes(5);
        Done(request, new CancelRequest(Someone, null, "over"));
        Minutes(8 * 60);
        Instant Ago(int minutes) => Story.Now + Span.FromMinutes(-minutes);
        var number = Story.Do(request, new EnterArrangedAid(Someone, Ago(320), 1, Squad(2, 2), 0)).Number!;
        (TeamStatus, int)[] day = [(TeamStatus.EnRoute, 300), (TeamStatus.OnScene, 270), (TeamStatus.Returning, 120),
            (TeamStatus.Available, 90)];
        foreach (var (status, ago) in isBackwards ? day.Reverse() : day)
            Done(Squad(2, 2), new ReportStatus(Someone, Ago(ago), status, null));
        Minutes(1);
        Assert.Equal(number, One<OutingEntered>(Squad(2, 2)).Task.Commitment);
        Assert.Equal([true, false], Story.All<TeamAtWork>(Squad(2, 2)).Select(w => w.Working));
        Closes(_incident);
        Minutes(300);
        Story.Rest();
    }

    [Fact]
    public void Distances_are_found_without_fractions()
    {
        Assert.InRange(Distances.Metres(26_605_000, 112_402_000, 26_730_000, 112_402_000), 13_850, 13_950);
        Assert.InRange(Distances.Metres(26_605_000, 112_402_000, 26_605_000, 112_502_000), 9_850, 10_000);
        Assert.Equal(0, Distances.Metres(26_605_000, 112_402_000, 26_605_000, 112_402_000));
    }
}
