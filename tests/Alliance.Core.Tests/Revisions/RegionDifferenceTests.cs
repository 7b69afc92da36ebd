using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;
using Alliance.Core.Tests.Stories;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Revisions;

/// <summary>Two regions are compared, and a revision is checked.</summary>
public sealed class RegionDifferenceTests
{
    private static readonly Region Before = new RegionPlan { Boats = [5, 5], Volunteers = 1 }.Build();

    [Fact]
    public void The_difference_makes_the_one_region_into_the_other()
    {
        var data = Before.Data;
        var after = data with
        {
            Teams = [
                data.Teams[0] with
                {
                    People = 3, Equipment = new Dictionary<ResourceKind, int> { [Catalogue.Boats] = 1 },
                },
                .. data.Teams.Skip(2)],
            Townships = [data.Townships[0] with { Name = "新镇" }, .. data.Townships.Skip(1)],
            Roads = [data.Roads[0] with { Minutes = 7 }, .. data.Roads.Skip(1)],
            Contacts = [new(Town(1), [new("李敏", "站长", "0734-8550000")])],
        };
        var patch = RegionDifference.Between(data, after);
        Assert.Equal((2, 1, 1, 1), (patch.Teams.Length, patch.Townships.Length, patch.Roads.Length,
            patch.Contacts.Length));
        Assert.True(patch.Teams.Single(t => t.Id == data.Teams[1].Id).Retired);
        Assert.Equal(0, RegionDifference.Between(patch.ApplyTo(data), patch.ApplyTo(data)).Count);
        Assert.Equal(0, RegionDifference.Reduce(patch, patch.ApplyTo(data)).Count);
    }

    [Fact]
    public void Contacts_that_the_other_lacks_are_taken_back()
    {
        var data = Before.Data with { Contacts = [new(Town(1), [new("李敏", null, "110")])] };
        var patch = RegionDifference.Between(data, Before.Data);
        Assert.Empty(Assert.Single(patch.Contacts).People);
        Assert.Empty(patch.ApplyTo(data).Contacts);
    }

    [Fact]
    public void A_revision_that_touches_no_road_keeps_the_ways_that_were_found()
    {
        var cut = Before.WithRoad(Before.Data.Roads[0].Key, open: false);
        var squads = new RegionPatch { Teams = [Before.Data.Teams[0] with { People = 3 }] };
        Assert.Same(cut.Roads, cut.With(squads.ApplyTo(cut.Data)).Roads);
        var roads = new RegionPatch { Roads = [Before.Data.Roads[1] with { Minutes = 7 }] };
        var after = cut.With(roads.ApplyTo(cut.Data));
        Assert.Equal(7, after.Roads.Minutes(Code(2), Code(3)));
        Assert.False(after.Roads.AreJoined(Code(1), Code(2)));
    }

    [Fact]
    public void All_faults_of_a_revision_are_named()
    {
        var team = Before.Data.Teams[0];
        var depot = Before.Data.Depots[0];
        var patch = new RegionPatch
        {
            Teams = [
                team with { People = 0, Owner = new ActorId(ActorKind.Township, "999999999"), Force = "navy" },
                team with { Id = "a/b", Capabilities = [new(Catalogue.Boats)] }],
            Depots = [depot with { Owner = Town(3) }],
            Roads = [new(Code(1), Code(1), 0)],
            Contacts = [new(new ActorId(ActorKind.RescueTeam, "nobody"), [new("", null, "call me")])],
        };
        Assert.Equal(
            [
                "roads[0]", "roads[0].minutes", "teams[0].owner", "teams[0].force", "teams[0].people", "teams[1].id",
                "teams[1].capabilities", "depots[0].owner", "contacts[0].of", "contacts[0].people[0].name",
                "contacts[0].people[0].telephone",
            ],
            RegionFaults.Of(patch, Before).Select(f => f.Path));
    }

    [Fact]
    public void A_township_is_not_merged_into_itself_by_a_detour()
    {
        var (one, two) = (Before.Data.Townships[0], Before.Data.Townships[1]);
        var patch = new RegionPatch
        {
            Townships = [one with { MergedInto = two.Code }, two with { MergedInto = one.Code }],
        };
        Assert.Equal(["townships", "townships"], RegionFaults.Of(patch, Before).Select(f => f.Path));
    }

    [Fact]
    public void Two_townships_that_stand_do_not_get_one_name()
    {
        var (one, two) = (Before.Data.Townships[0], Before.Data.Townships[1]);
        var fault = Assert.Single(RegionFaults.Of(
            new RegionPatch { Townships = [one with { Name = two.Name }] }, Before));
        Assert.Equal("townships[0].name", fault.Path);
        Assert.Contains($"taken by {two.Code}", fault.Mend, StringComparison.Ordinal);
        // They may change names, and a name that is given up is free.
        Assert.Empty(RegionFaults.Of(
            new RegionPatch { Townships = [one with { Name = two.Name }, two with { Name = one.Name }] }, Before));
        Assert.Empty(RegionFaults.Of(TownshipRevisions.Recoded(one, "430422999", Before), Before));
    }

    [Fact]
    public void A_split_divides_residents_villages_and_squads()
    {
        var old = Before.Data.Townships[1] with { Villages = [new("东村"), new("西村")] };
        var part = old with { Code = "430422900", Name = "东乡", Population = 10_000, Villages = [new("东村")] };
        var squads = TownshipRevisions.SquadsOf(old.Code, Before).Take(1).ToList();
        var after = TownshipRevisions.Split(old, part, 12, squads, []).ApplyTo(Before.Data);
        Assert.Equal(20_000, after.Townships.Single(t => t.Code == old.Code).Population);
        Assert.Equal(["西村"], after.Townships.Single(t => t.Code == old.Code).Villages.Select(v => v.Name));
        Assert.Equal([squads[0].Id], after.Teams.Where(t => t.Owner.Key == "430422900").Select(t => t.Id));
        Assert.Equal(12, new Region(after).Roads.Minutes(old.Code, "430422900"));
    }
}
