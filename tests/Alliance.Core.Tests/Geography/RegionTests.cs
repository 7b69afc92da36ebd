using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Realms;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Geography;

public sealed class RegionTests
{
    private static readonly Author Someone = new("someone", "county");
    private readonly Region _region = new RegionPlan { Volunteers = 1 }.Build();

    [Fact]
    public void Roads_give_the_shortest_travel_time_and_five_minutes_at_home()
    {
        RoadData[] roads = [new("a", "b", 10), new("b", "c", 10), new("a", "c", 50), new("a", "c", 40)];
        var graph = new RoadGraph(["a", "b", "c", "d"], roads, new HashSet<RoadKey>());
        Assert.Equal((20, 20, 5), (graph.Minutes("a", "c"), graph.Minutes("c", "a"), graph.Minutes("a", "a")));
        Assert.Null(graph.Minutes("a", "d"));
        Assert.Throws<ArgumentException>(() => graph.Minutes("a", "x"));
        Assert.Equal(
            40, new RoadGraph(["a", "b", "c"], roads, new HashSet<RoadKey> { new("c", "b") }).Minutes("a", "c"));
    }

    [Fact]
    public void A_change_makes_the_next_version_and_leaves_the_former_as_it_was()
    {
        var next = _region.WithCut(1, 2);
        Assert.Equal(
            (1, 2, 3), (_region.Version, next.Version, next.WithAgreement(new AgreementId(Allies.Key), false).Version));
        Assert.Equal(20, _region.Roads.Minutes(Code(1), Code(2)));
        Assert.Null(next.Roads.Minutes(Code(1), Code(2)));
        Assert.True(next.AreNeighbours(Code(2), Code(1)));
        Assert.Equal(20, next.WithRoad(new RoadKey(Code(2), Code(1)), open: true).Roads.Minutes(Code(1), Code(2)));
    }

    [Fact]
    public void A_road_has_one_name_whichever_end_is_named_first() =>
        Assert.Equal(new RoadKey("a", "b"), new RoadKey("b", "a"));

    [Fact]
    public void The_realm_records_what_changes_and_nothing_twice()
    {
        var realm = new Stage(_region, TheRealm);
        var cut = new ReportRoad(Someone, null, Code(2), Code(1), Open: false);
        Assert.Equal(2, realm.On(cut).Recorded<RoadChanged>().Apply(_region).Version);
        Assert.Empty(realm.On(cut).Records);
        Assert.True(realm.On(cut with { Open = true }).Recorded<RoadChanged>().Open);
        Assert.Equal("no-such-road", realm.On(new ReportRoad(Someone, null, Code(1), Code(3), false)).Refusal!.Code);
        var suspend = new SetAgreement(Someone, null, new AgreementId(Allies.Key), false, "dispute");
        Assert.Contains(Allies.Key, realm.On(suspend).Recorded<AgreementChanged>().Apply(_region).SuspendedAgreements);
        Assert.Empty(realm.On(suspend).Records);
        Assert.Equal("no-such-agreement", realm.On(suspend with { Alliance = new AgreementId("none") }).Refusal!.Code);
    }

    [Fact]
    public void Everyone_is_somewhere_and_an_alliance_nowhere_in_particular()
    {
        Assert.Equal(Code(2), _region.PlaceOf(Squad(2, 1)));
        Assert.Equal(Code(1), _region.PlaceOf(Volunteer(1)));
        Assert.Equal(Code(5), _region.PlaceOf(County));
        Assert.Equal(Code(3), _region.PlaceOf(new ActorId(ActorKind.AidRequest, $"{Code(3)}-01-R01")));
        Assert.Null(_region.PlaceOf(Allies));
        Assert.Throws<ArgumentException>(() => _region.SeatOf(Allies));
    }

    [Fact]
    public void The_ladder_is_local_first_then_the_alliance_then_upward()
    {
        Assert.Equal([Village, Town(1), Allies, County], Ladder.Of(Code(1), Village.Key, _region, Instant.Start));
        Assert.Equal(
            [Town(2), County],
            Ladder.Of(Code(2), null, _region.WithAgreement(new AgreementId(Allies.Key), false), Instant.Start));
    }

    [Fact]
    public void Each_tier_calls_in_rings_and_never_the_place_that_needs_help()
    {
        var demand = new Demand(
            new LineId(new RequestNumber($"{Code(2)}-01-R01"), 1), Catalogue.FloodRescue, 8, Code(2), Priority.Urgent,
            new Instant(1));
        Assert.Equal([[Town(2)], []], Ladder.Rings(Town(2), demand, _region));
        Assert.Equal([[Town(1)], [Village]], Ladder.Rings(Town(1), demand with { Place = Code(1) }, _region));
        Assert.Equal([[Town(1), Town(3)], [Town(4), Town(5)]], Ladder.Rings(Allies, demand, _region));
        Assert.Equal([[County], [Town(1), Town(3), Town(4), Town(5)]], Ladder.Rings(County, demand, _region));
        Assert.Throws<ArgumentException>(() => Ladder.Rings(Squad(1, 1), demand, _region));
    }
}
