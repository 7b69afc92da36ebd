using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Realms;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Tiers;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Revisions;

/// <summary>The master data are revised while aid is under way.</summary>
public sealed class MasterDataTests : StoryTests
{
    private static readonly ActorId TheRealm = new(ActorKind.Realm, "realm");
    private static readonly ActorId Team = Squad(2, 1);

    private Answer Revise(RegionPatch patch, bool adds = false)
    {
        var answer = Story.Do(TheRealm, new ReviseRegion(Someone, null, patch, "review", adds));
        Story.Advance(new Span(1_000));
        return answer;
    }

    private void Change(ActorId squad, Func<TeamData, TeamData> change) =>
        Assert.Null(Revise(new RegionPatch { Teams = [change(Story.Region.Teams[squad.Key])] }).Refused);

    [Fact]
    public void A_squad_that_was_added_is_sent()
    {
        Begin(new() { Squads = [0, 0, 0, 0, 0] });
        var squad = new TeamData("new-1", "新队", Town(2), "comprehensive", 8, [new(Catalogue.FloodRescue)]);
        Assert.Equal("new-1", Revise(new RegionPatch { Teams = [squad] }, adds: true).Number);
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Assert.Equal(["new-1"], Accepted(request).Select(a => a.Key));
        Serves(new ActorId(ActorKind.RescueTeam, "new-1"));
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void Nobody_adds_a_squad_under_an_id_that_is_taken()
    {
        Begin(new());
        var squad = Story.Region.Teams[Team.Key] with { Name = "冒名" };
        Assert.Equal("code-taken", Revise(new RegionPatch { Teams = [squad] }, adds: true).Refused);
        Assert.Empty(Story.All<RegionRevised>());
    }

    [Fact]
    public void A_retired_squad_ends_its_task_and_is_offered_no_more()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Change(Team, t => t with { Retired = true });
        Serves(Team);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
        var another = AskAt(3, Line(Catalogue.FloodRescue, 8, hours: 900));
        Story.Rest();
        Assert.Equal(Outcome.Unfilled, OutcomeOf(another));
        Assert.Empty(Accepted(another));
    }

    [Fact]
    public void A_squad_that_moves_while_it_is_out_is_given_back_to_the_tier_that_sent_it()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Change(Team, t => t with { Owner = Town(4) });
        Serves(Team);
        Story.Rest();
        Assert.Equal(Town(2), Story.Journal.Single(e => e.Body is SlotReturned).Actor);
        var next = AskAt(5, Line(Catalogue.FloodRescue, 8, hours: 900));
        Minutes(5);
        Assert.Equal([Town(4)], Story.All<CommitmentAccepted>(next).Select(a => a.Lender));
    }

    [Fact]
    public void The_hours_of_a_task_count_the_people_that_the_squad_had_when_it_was_sent()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0], People = 8 });
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene);
        Change(Team, t => t with { People = 4 });
        Minutes(57);
        Reports(Team, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(8 * 60, One<LedgerReturned>().PersonMinutes);
    }

    [Fact]
    public void A_township_that_is_merged_ends_what_it_began_and_its_squads_serve_the_other()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var request = AskAt(2, Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        var (old, into) = (Story.Region.Townships[Code(2)], Story.Region.Townships[Code(3)]);
        Assert.Null(Revise(TownshipRevisions.Merged(old, into, Story.Region)).Refused);
        Serves(Team);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
        Assert.Equal(Town(3), Story.Region.Teams[Team.Key].Owner);
        Assert.Equal(Code(3), Story.Region.Standing(Code(2)));
        Assert.Contains(new FormerPlace(Code(2), "镇2"), Story.Region.Townships[Code(3)].Formerly);
    }

    [Fact]
    public void Who_is_to_be_asked_may_have_another_code_by_tomorrow()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Assert.Null(Revise(TownshipRevisions.Recoded(
            Story.Region.Townships[Code(2)], "430422999", Story.Region)).Refused);
        var request = AskAt(1, Line(Catalogue.FloodRescue, 8, hours: 48));
        Minutes(90);
        Assert.Equal([new ActorId(ActorKind.Township, "430422999")],
            Story.All<CommitmentAccepted>(request).Select(a => a.Lender));
    }

    [Fact]
    public void A_merger_that_was_wrong_is_taken_back_and_the_squads_serve_as_before()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var (before, name) = (Story.Region.Data, new FormerPlace("430422113", "岐山镇"));
        var old = Story.Region.Townships[Code(2)] with { Formerly = [name], Villages = [new("东村")] };
        Assert.Null(Revise(new RegionPatch { Townships = [old] }).Refused);
        Assert.Null(Revise(TownshipRevisions.Merged(old, Story.Region.Townships[Code(3)], Story.Region)).Refused);
        Assert.Equal(Code(2), Story.Region.MergedAway(Code(2))?.Code);
        var gone = Story.Region.Townships[Code(2)];
        Assert.Equal([Team.Key, "东村"], gone.Brought);
        Assert.Equal(Code(2), Revise(TownshipRevisions.TakenBack(
            Story.Region.Townships[Code(3)], gone with { Villages = [new("东村")] }, null,
            [Story.Region.Teams[Team.Key]], [], Story.Region), adds: true).Number);
        Assert.Equal(Code(2), Story.Region.Standing(Code(2)));
        Assert.Equal([name], Story.Region.Townships[Code(2)].Formerly);
        Assert.Equal(0, RegionDifference.Between(
            before with { Townships = [.. Story.Region.Data.Townships] }, Story.Region.Data).Count);
        Assert.Equal(
            before.Townships.Single(t => t.Code == Code(3)).Population, Story.Region.Townships[Code(3)].Population);
        Assert.Empty(Story.Region.Townships[Code(3)].Formerly);
        Assert.Empty(Story.Region.Townships[Code(3)].Villages);
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Assert.Equal([Town(2)], Story.All<CommitmentAccepted>(request).Select(a => a.Lender));
    }

    [Fact]
    public void Another_code_is_no_merger_also_after_a_new_name()
    {
        Begin(new());
        Assert.Null(Revise(TownshipRevisions.Recoded(
            Story.Region.Townships[Code(2)], "430422999", Story.Region)).Refused);
        var next = Story.Region.Townships["430422999"];
        Assert.Null(Revise(new RegionPatch
        {
            Townships = [next with { Name = "新镇", Formerly = FormerPlace.Renamed(next.Formerly, next.Name, "新镇") }],
        }).Refused);
        Assert.Null(Story.Region.MergedAway(Code(2)));
        Assert.Null(Revise(TownshipRevisions.Merged(
            Story.Region.Townships["430422999"], Story.Region.Townships[Code(3)], Story.Region)).Refused);
        Assert.Equal("430422999", Story.Region.MergedAway(Code(2))?.Code);
        Assert.Equal(Code(3), Story.Region.Standing(Code(2)));
    }

    [Fact]
    public void Stock_that_has_expired_is_not_offered()
    {
        Begin(new() { Squads = [0, 0, 0, 0, 0], Boats = [0, 10] });
        var depot = Story.Region.Data.Depots.Single(d => d.Owner == Town(2));
        Assert.Null(Revise(new RegionPatch
        {
            Depots = [depot with { Lots = [new(Catalogue.Boats, 6, Instant.Start + Span.FromMinutes(1))] }],
        }).Refused);
        Minutes(2);
        Ask(Line(Catalogue.Boats, 10));
        Minutes(5);
        Assert.Equal(4, Acceptance(new ActorId(ActorKind.Depot, depot.Id)).Quantity);
    }

    [Fact]
    public void A_revision_keeps_the_first_stock_of_a_depot_that_exists()
    {
        var region = new RegionPlan { Boats = [5] }.Build();
        var depot = region.Data.Depots[0];
        var patch = new RegionPatch
        {
            Depots = [depot with
            {
                Name = "新名", Stock = new Dictionary<ResourceKind, int> { [Catalogue.Boats] = 50 },
            }],
        };
        var revised = region.With(patch.ApplyTo(region.Data));
        Assert.Equal(("新名", 5), (revised.Depots[depot.Id].Name, revised.Depots[depot.Id].Stock[Catalogue.Boats]));
    }

    [Fact]
    public void What_somebody_else_has_revised_meanwhile_is_not_overwritten()
    {
        Begin(new());
        var seen = Story.Region;
        Change(Team, t => t with { Name = "新名" });
        var patch = new RegionPatch { Teams = [seen.Teams[Team.Key] with { People = 9 }] };
        Assert.Equal("region-changed", Story.Do(TheRealm, new ReviseRegion(
            Someone, null, patch, "review", Basis: seen.Version)).Refused);
        Assert.Equal("新名", Story.Region.Teams[Team.Key].Name);
        var other = new RegionPatch { Teams = [seen.Teams[Squad(3, 1).Key] with { People = 9 }] };
        Assert.Null(Story.Do(TheRealm, new ReviseRegion(
            Someone, null, other, "review", Basis: seen.Version)).Refused);
    }

    [Fact]
    public void What_changes_nothing_makes_no_version()
    {
        Begin(new());
        Assert.Null(Revise(new RegionPatch { Teams = [Story.Region.Teams[Team.Key] with { }] }).Refused);
        Assert.Equal(1, Story.Region.Version);
    }
}
