using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Teams;

/// <summary>Roads change under a squad of township 3 on its way to township 1: by 2, twenty minutes a road, or past 4
/// and 5 over a road of an hour.</summary>
public sealed class RoadNewsTests : StoryTests
{
    private static readonly ActorId Team = Squad(3, 1), Nearby = Squad(2, 1);
    private Instant _departed;
    private ActorId _request;

    /// <summary>The squad has left a minute ago.</summary>
    private void OnItsWay(bool ring = true, int[]? squads = null, int hours = 8)
    {
        var line = new RegionPlan { Squads = squads ?? [0, 0, 1, 0, 0] }.Build();
        BeginIn(ring ? new Region(line.Data with { Roads = [.. line.Data.Roads, new RoadData(Code(5), Code(1), 60)] })
            : line);
        _request = Ask(Line(Catalogue.FloodRescue, 8, hours: hours));
        Story.Advance(new Span(2_000));
        Story.Do(_request, new EnterArrangedAid(Someone, null, 1, Team, 0));
        Minutes(1);
        _departed = Story.Now;
        Reports(Team, TeamStatus.EnRoute);
    }

    private void Road(int a, int b, bool open = false)
    {
        Assert.Null(Story.Do(TheRealm, new ReportRoad(Someone, null, Code(a), Code(b), open)).Refused);
        Minutes(1);
    }

    /// <summary>What the request hears after it was told when the squad would come.</summary>
    private EtaChanged News =>
        Assert.Single(Story.All<EtaChanged>(_request), e => e.Reason != "the way from where it is");

    private Instant After(int minutes) => _departed + Span.FromMinutes(minutes);

    private void Ends()
    {
        Reports(Team, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void News_is_not_put_off_by_the_next_change()
    {
        OnItsWay();
        Assert.Null(Story.Do(TheRealm, new ReportRoad(Someone, null, Code(1), Code(2), false)).Refused);
        for (var i = 0; i < 6; i++)
        {
            Story.Advance(new Span(4_000));
            Story.Do(TheRealm, new ReportRoad(Someone, null, Code(4), Code(5), i % 2 == 1));
        }

        Assert.NotEmpty(Story.All<WayChanged>(Team));
        Minutes(1);
        Ends();
    }

    [Fact]
    public void Cut_ahead_it_goes_on_from_the_next_place_by_another_way_and_its_request_hears_when()
    {
        OnItsWay();
        Road(1, 2);
        // On to 2, back by 3, 4 and 5, and the long road: 20 + 20 + 20 + 20 + 60.
        var changed = One<WayChanged>(Team);
        Assert.Equal((After(140), After(40)), (changed.Eta, changed.Before));
        Assert.Equal((After(140), "another way"), (News.Eta, News.Reason));
        Ends();
    }

    [Fact]
    public void On_the_road_that_is_cut_it_turns_back()
    {
        OnItsWay();
        Minutes(4);
        Road(2, 3);
        // After five minutes and the ten seconds until the news is out, as long back, then 20 + 20 + 60.
        var eta = One<WayChanged>(Team).Eta!.Value;
        Assert.InRange(eta.Milliseconds, After(110).Milliseconds, After(111).Milliseconds);
        Ends();
    }

    [Fact]
    public void Cut_off_others_are_sought_in_its_place_without_waiting_until_it_is_overdue()
    {
        OnItsWay(ring: false, squads: [0, 1, 1, 0, 0]);
        Minutes(20);
        Reports(Nearby, TeamStatus.OutOfService);
        Road(1, 2);
        Assert.Null(One<WayChanged>(Team).Eta);
        Assert.Equal((Doubt.Late, (Instant?)null, "no open road"),
            (One<ReplacementSought>(_request).Doubt, News.Eta, News.Reason));
        Assert.Empty(Story.All<Overdue>(Team));
        Road(1, 2, open: true);
        Assert.NotNull(Story.All<WayChanged>(Team).Last().Eta);
        One<ReplacementNotNeeded>(_request);
        Ends();
    }

    [Fact]
    public void A_road_that_is_behind_it_or_not_on_its_way_is_nothing_to_it()
    {
        OnItsWay();
        Road(4, 5);
        Minutes(20);
        Road(2, 3);
        Assert.Empty(Story.All<WayChanged>());
        Assert.Single(Story.All<EtaChanged>());
        Ends();
    }

    [Fact]
    public void What_its_crew_says_too_its_request_hears_once()
    {
        OnItsWay();
        Road(1, 2);
        Assert.Null(Story.Do(Team, new ReportEta(Someone, null, After(142), "by the dyke")).Refused);
        Minutes(1);
        Assert.Equal("by the dyke", One<EtaReported>(Team).Reason);
        Assert.NotNull(News);
        Ends();
    }

    [Fact]
    public void Once_its_crew_has_said_otherwise_its_own_word_stands()
    {
        OnItsWay();
        Story.Do(Team, new ReportEta(Someone, null, After(50), "by boat"));
        Road(1, 2);
        Assert.Empty(Story.All<WayChanged>());
        Assert.Equal(After(50), News.Eta);
        Ends();
    }

    [Fact]
    public void A_squad_that_is_called_home_hears_nothing_of_the_way_out()
    {
        OnItsWay();
        Story.Do(_request, new CancelRequest(Someone, null, "over"));
        Minutes(1);
        Road(1, 2);
        Assert.Empty(Story.All<WayChanged>());
        Reports(Team, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }
}
