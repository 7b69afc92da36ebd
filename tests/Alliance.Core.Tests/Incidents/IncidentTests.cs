using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Incidents;

/// <summary>An incident requests what is needed and neither promised nor sought.</summary>
public sealed class IncidentTests : StoryTests
{
    private readonly ActorId _incident;

    public IncidentTests()
    {
        Begin(new() { Squads = [4, 0, 0, 0, 0], Boats = [10] });
        _incident = Incident();
    }

    private void Needs(ResourceKind kind, int quantity) =>
        Assert.Null(Story.Do(_incident, new ReportNeed(Someone, null, kind, quantity, Priority.Urgent)).Refused);

    private IEnumerable<(ResourceKind Kind, int Quantity)> Asked() =>
        Story.All<AidRequestRaised>(_incident).SelectMany(r => r.Lines).Select(l => (l.Kind, l.Quantity));

    [Fact]
    public void Needs_that_are_reported_together_go_out_as_one_request()
    {
        Needs(Catalogue.FloodRescue, 8);
        Needs(Catalogue.Boats, 3);
        Minutes(2);
        Assert.Equal([(Catalogue.Boats, 3), (Catalogue.FloodRescue, 8)],
            One<AidRequestRaised>(_incident).Lines.Select(l => (l.Kind, l.Quantity)));
        Assert.Equal("430422001-01-R01", One<AidRequestRaised>(_incident).Request);
    }

    [Fact]
    public void Only_what_is_uncovered_is_requested()
    {
        Needs(Catalogue.FloodRescue, 8);
        Minutes(5);
        Needs(Catalogue.FloodRescue, 20);
        Minutes(5);
        Assert.Equal([8, 12], Asked().Select(a => a.Quantity));
    }

    [Fact]
    public void A_need_that_a_squad_too_many_covers_is_not_requested()
    {
        Needs(Catalogue.FloodRescue, 5);
        Minutes(5);
        Needs(Catalogue.FloodRescue, 8);
        Minutes(5);
        Assert.Single(Asked());
    }

    [Fact]
    public void When_a_need_falls_the_youngest_surplus_lines_end()
    {
        Needs(Catalogue.FloodRescue, 8);
        Minutes(5);
        Needs(Catalogue.FloodRescue, 16);
        Minutes(5);
        Needs(Catalogue.FloodRescue, 8);
        Minutes(5);
        Assert.Equal("430422001-01-R02", One<LineNoLongerNeeded>(_incident).Line.Request);
        Assert.Equal(Outcome.Cancelled, OutcomeOf("430422001-01-R02".ToAidRequest()));
        Needs(Catalogue.FloodRescue, 0);
        Story.Rest();
        Assert.Equal(2, Story.All<LineNoLongerNeeded>(_incident).Count());
    }

    [Fact]
    public void A_line_that_is_still_partly_needed_stays()
    {
        Needs(Catalogue.FloodRescue, 16);
        Minutes(5);
        Needs(Catalogue.FloodRescue, 9);
        Minutes(5);
        Assert.Empty(Story.All<LineNoLongerNeeded>());
    }

    [Fact]
    public void Received_supplies_cover_and_people_who_went_home_do_not()
    {
        Needs(Catalogue.FloodRescue, 8);
        Needs(Catalogue.Boats, 3);
        Minutes(5);
        Serves(Acceptance(Squad(1, 1)).Resource);
        Delivers(Depot(1), Acceptance(Depot(1)).Commitment);
        Minutes(130);
        Assert.Equal([(Catalogue.Boats, 3), (Catalogue.FloodRescue, 8), (Catalogue.FloodRescue, 8)], Asked());
    }

    [Fact]
    public void What_no_tier_could_cover_is_asked_anew_later()
    {
        Needs(Catalogue.Medical, 4);
        Minutes(60);
        Assert.Equal(Outcome.Unfilled, OutcomeOf("430422001-01-R01".ToAidRequest()));
        Minutes(130);
        Assert.Equal(2, Asked().Count());
    }

    [Fact]
    public void Closed_it_ends_every_line_and_asks_no_more()
    {
        Needs(Catalogue.FloodRescue, 8);
        Needs(Catalogue.Medical, 4);
        Minutes(5);
        Reports(Squad(1, 1), TeamStatus.EnRoute, TeamStatus.OnScene);
        Assert.Null(Story.Do(_incident, new CloseIncident(Someone, null, "over")).Refused);
        Assert.Null(Story.Do(_incident, new CloseIncident(Someone, null, "over")).Refused);
        One<IncidentClosed>(_incident);
        Minutes(1);
        One<ComeHome>(Squad(1, 1));
        Reports(Squad(1, 1), TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(2, Asked().Count());
        Assert.Equal("incident-not-open",
            Story.Do(_incident, new ReportNeed(Someone, null, Catalogue.Boats, 1, Priority.Urgent)).Refused);
    }

    [Fact]
    public void A_person_raises_a_request_of_sound_lines_only()
    {
        string? Raise(params LineSpec[] lines) =>
            Story.Do(_incident, new RaiseAidRequest(Someone, null, lines)).Refused;
        Assert.Equal("bad-lines", Raise());
        Assert.Equal("bad-lines", Raise(Line(Catalogue.Boats, 0)));
        Assert.Equal("bad-lines", Raise(Line(new ResourceKind("dragons"), 1)));
        Assert.Equal("bad-lines", Raise(Line(Catalogue.Boats, 1, hours: 0)));
        Assert.Equal("bad-lines", Raise([.. Enumerable.Repeat(Line(Catalogue.Boats, 1), 21)]));
        Assert.Equal("bad-need",
            Story.Do(_incident, new ReportNeed(Someone, null, Catalogue.Boats, -1, Priority.Urgent)).Refused);
    }

    [Fact]
    public void Numbers_can_be_read_out_over_a_radio()
    {
        Assert.Equal("430422106-01", IncidentNumber.Of("430422106", 1));
        Assert.Equal("430422106-01-R03", RequestNumber.Of(new IncidentNumber("430422106-01"), 3));
        Assert.Equal("430422106", new RequestNumber("430422106-01-R03").Township);
        Assert.Equal("430422106-01", new RequestNumber("430422106-01-R03").Incident);
        Assert.Equal("430422001-02", Incident().Key);
    }
}
