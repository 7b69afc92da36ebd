using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Tiers;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Tiers;

/// <summary>A township that its own incident has stripped below its reserve floor asks its alliance to stand by at its
/// station.</summary>
public sealed class MoveUpCoverTests : StoryTests
{
    private static readonly RegionPolicies Covers =
        new() { Cover = new(AskAfterMinutes: 20, ReleaseAfterMinutes: 15, Hours: 12) };
    private ActorId _request;

    /// <summary>Township 2 has one squad, a floor of one, and sends it to an incident of its own.</summary>
    private void Stripped(RegionPlan? plan = null)
    {
        Begin((plan ?? new() { Townships = 3, Squads = [2, 1, 0] }) with { Floor = 1, Policies = Covers });
        _request = AskAt(2, Line(Catalogue.FloodRescue, 8, hours: 8));
        Minutes(5);
        Assert.Equal([Squad(2, 1)], Accepted(_request));
    }

    private ActorId Cover => One<CoverAsked>(Town(2)).Incident.ToIncident();

    /// <summary>A squad of township 1 stands by at township 2.</summary>
    private void Covered()
    {
        Stripped();
        Minutes(30);
        Reports(Squad(1, 1), TeamStatus.EnRoute, TeamStatus.OnScene);
        Assert.Equal(TeamStatus.Covering, StatusOf(Squad(1, 1)));
    }

    private void ComesBack(ActorId squad) =>
        Reports(squad, TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);

    [Fact]
    public void It_asks_its_alliance_when_it_has_been_below_its_floor_for_a_while()
    {
        Stripped();
        Minutes(10);
        Assert.Empty(Story.All<CoverAsked>());
        Minutes(20);
        var asked = One<CoverAsked>(Town(2));
        Assert.Equal((0, 1, 1), (asked.Ready, asked.Floor, asked.Backfill.Depth));
        Assert.Equal("430422002-C01", asked.Incident);
        Assert.Equal(Allies, Story.All<LineSolicited>().Last().Tier);
        Assert.Equal(Squad(1, 1), Accepted().Last());
        Assert.True(One<Deploy>(Squad(1, 1)).Task.Cover);
    }

    [Fact]
    public void Its_deadline_comes_before_that_of_the_line_that_took_its_squad()
    {
        Stripped(new() { Townships = 3, Squads = [2, 1, 0], });
        Minutes(30);
        var cover = Story.All<SearchOpened>().Last().Demand;
        Assert.Equal((_request.Key, 1), (cover.Backfill!.Parent!.Value.Request, cover.Backfill.Parent.Value.Line));
        Assert.True(cover.NeededBy < cover.Backfill.ParentNeededBy);
    }

    [Fact]
    public void Nobody_can_move_its_deadline_behind_that_line_s()
    {
        Stripped(new() { Townships = 3, Squads = [1, 1, 0] });
        Minutes(22);
        var cover = Story.All<SearchOpened>().Last().Demand;
        Assert.Equal("bad-amendment",
            Story.Do(cover.Line.Request.ToAidRequest(),
                new AmendLine(Someone, null, 1, null, null, cover.Backfill!.ParentNeededBy, "later")).Refused);
    }

    [Fact]
    public void Who_covers_stands_by_and_goes_home_when_the_floor_has_held_for_a_while()
    {
        Covered();
        ComesBack(Squad(2, 1));
        Minutes(30);
        Assert.Equal(TeamStatus.Covering, StatusOf(Squad(1, 1)));
        Minutes(60);
        One<ComeHome>(Squad(1, 1));
        Assert.Equal("the reserve is back", One<CoverEnded>(Town(2)).Reason);
        Reports(Squad(1, 1), TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Single(Story.All<CoverAsked>());
    }

    [Fact]
    public void A_floor_that_holds_for_a_moment_only_does_not_end_it()
    {
        Covered();
        Reports(Squad(2, 1), TeamStatus.OutOfService, TeamStatus.Available);
        Minutes(5);
        Reports(Squad(2, 1), TeamStatus.OutOfService);
        Minutes(60);
        Assert.Empty(Story.All<CoverEnded>());
        Reports(Squad(2, 1), TeamStatus.Available);
        Minutes(20);
        One<CoverEnded>(Town(2));
        Reports(Squad(1, 1), TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Back_at_its_floor_soon_it_does_not_ask()
    {
        Stripped();
        ComesBack(Squad(2, 1));
        Minutes(8);
        Reports(Squad(2, 1), TeamStatus.OutOfService, TeamStatus.Available);
        Story.Rest();
        Assert.DoesNotContain(Story.All<CoverAsked>(), c => c.Incident.Text.EndsWith("C02", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_region_has_settled_nothing_nobody_asks()
    {
        Begin(new() { Townships = 3, Squads = [2, 1, 0], Floor = 1 });
        AskAt(2, Line(Catalogue.FloodRescue, 8));
        Minutes(120);
        Assert.Empty(Story.All<CoverAsked>());
    }

    [Fact]
    public void Whoever_is_asked_keeps_its_own_floor()
    {
        Stripped(new() { Townships = 3, Squads = [1, 1, 0] });
        Minutes(60);
        Assert.Contains((Town(1), DeclineCode.FloorReached), Declines());
        Assert.Equal([Squad(2, 1)], Accepted());
    }

    /// <summary>The squad of township 1 covers township 2; then township 1 is struck and stripped itself.</summary>
    private void CoverOfCover()
    {
        Stripped(new() { Townships = 4, Squads = [2, 1, 0, 2] });
        Minutes(30);
        var at1 = AskAt(1, Line(Catalogue.FloodRescue, 8, hours: 8));
        Minutes(5);
        Assert.Contains(Squad(1, 2), Accepted(at1));
        Minutes(30);
    }

    [Fact]
    public void Cover_of_cover_is_asked_of_none_where_the_chain_has_been()
    {
        CoverOfCover();
        var second = One<CoverAsked>(Town(1));
        Assert.Equal(2, second.Backfill.Depth);
        Assert.Equal([Code(1), Code(2)], second.Backfill.Visited);
        var called = Story.All<OffersCalled>()
            .Where(c => c.Line.Request.Text.StartsWith(second.Incident, StringComparison.Ordinal))
            .SelectMany(c => c.Called);
        Assert.DoesNotContain(Town(2), called);
        Assert.Contains(Town(4), called);
    }

    [Fact]
    public void There_is_no_cover_of_cover_of_cover()
    {
        CoverOfCover();
        Minutes(10);
        Assert.Equal(Squad(4, 1), Accepted().Last());
        AskAt(4, Line(Catalogue.FloodRescue, 8, hours: 8));
        Minutes(40);
        Assert.Equal("cover of cover goes no further", Story.All<CoverNotAsked>(Town(4)).First().Reason);
        Assert.Empty(Story.All<CoverAsked>(Town(4)));
    }

    [Fact]
    public void A_squad_in_cover_is_not_called_on_for_an_incident_of_the_covered_township()
    {
        Covered();
        var second = AskAt(2, Line(Catalogue.FloodRescue, 8));
        Minutes(30);
        Assert.DoesNotContain(Squad(1, 1), Accepted(second));
        Assert.Equal(TeamStatus.Covering, StatusOf(Squad(1, 1)));
    }

    [Fact]
    public void When_its_cover_is_ended_by_people_the_owner_can_lend_it_for_that_incident()
    {
        Covered();
        Assert.Null(Story.Do(Cover, new CloseIncident(Someone, null, "send it to the dyke")).Refused);
        Minutes(2);
        Reports(Squad(1, 1), TeamStatus.Returning, TeamStatus.Available);
        Minutes(60);
        var second = AskAt(2, Line(Catalogue.FloodRescue, 16));
        Minutes(30);
        Assert.Contains(Squad(1, 1), Accepted(second).Concat(Accepted(_request)).Concat(Accepted()));
    }

    [Fact]
    public void Nothing_but_cover_is_asked_under_it()
    {
        Covered();
        Assert.Equal("cover-only",
            Story.Do(Cover, new ReportNeed(Someone, null, Catalogue.FloodRescue, 8, Priority.Urgent)).Refused);
        Assert.Equal("cover-only",
            Story.Do(Cover, new RaiseAidRequest(Someone, null, [Line(Catalogue.FloodRescue, 8)])).Refused);
    }

    [Fact]
    public void After_some_attempts_it_asks_no_more_until_its_floor_has_held_again()
    {
        Begin(new() { Townships = 2, Squads = [0, 1], Floor = 1, Policies = new() { Cover = new(20, 15, Hours: 1) } });
        AskAt(2, Line(Catalogue.FloodRescue, 8, hours: 48));
        Minutes(24 * 60);
        Assert.Equal(3, Story.All<CoverAsked>(Town(2)).Count());
        Serves(Squad(2, 1));
        Story.Rest();
    }
}
