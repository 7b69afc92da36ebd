using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Requests;

/// <summary>A line may ask for a type, people, equipment and endurance, and say what it takes instead.</summary>
public sealed class TypedLineTests : StoryTests
{
    private static readonly TeamData Boatmen =
        new("boatmen", "队", Town(1), "comprehensive", 8, [new(Catalogue.FloodRescue, 2), new(Catalogue.Medical)])
    {
        Equipment = new Dictionary<ResourceKind, int> { [Catalogue.Boats] = 2 },
        EnduranceHours = 24,
    };

    public static TheoryData<Requirement?, bool> Minima => new()
    {
        { null, true },
        { new Requirement(), true },
        { new Requirement { MinimumType = 2 }, true },
        { new Requirement { MinimumType = 1 }, false },
        { new Requirement { MinimumPeople = 8 }, true },
        { new Requirement { MinimumPeople = 9 }, false },
        { new Requirement { EnduranceHours = 24 }, true },
        { new Requirement { EnduranceHours = 25 }, false },
        { new Requirement { Equipment = [new(Catalogue.Boats, 2)] }, true },
        { new Requirement { Equipment = [new(Catalogue.Boats, 3)] }, false },
        { new Requirement { Equipment = [new(Catalogue.Pumps, 1)] }, false },
    };

    [Theory, MemberData(nameof(Minima))]
    public void A_team_meets_or_exceeds_every_minimum(Requirement? requirement, bool meets) =>
        Assert.Equal(meets, RequirementMatch.Meets(Boatmen, Catalogue.FloodRescue, requirement));

    [Fact]
    public void A_substitute_stands_in_for_the_kind_in_order_of_preference()
    {
        var either = new Requirement { Substitutes = [Catalogue.Medical, Catalogue.FloodRescue] };
        Assert.Equal(
            new Substitute(Catalogue.Medical, 1),
            RequirementMatch.SubstituteOf(Boatmen, Catalogue.Engineering, either));
        Assert.Null(RequirementMatch.SubstituteOf(
            Boatmen, Catalogue.FloodRescue, new Requirement { Substitutes = [Catalogue.Medical] }));
        Assert.Equal(new Substitute(Catalogue.FloodRescue, 2),
            RequirementMatch.SubstituteOf(Boatmen, Catalogue.Engineering, either with { MinimumType = 2 }));
        Assert.False(RequirementMatch.Meets(Boatmen, Catalogue.Engineering, either with { MinimumType = 1 }));
    }

    [Fact]
    public void Only_squads_of_the_type_asked_are_lent()
    {
        Begin(new() { Squads = [2, 2, 2], Townships = 3, Types = [4, 3, 2] });
        Ask(Line(Catalogue.FloodRescue, 8) with { Requirement = new() { MinimumType = 2 } });
        Minutes(40);
        Assert.Equal([Squad(3, 1)], Accepted());
        Assert.Contains((Town(1), DeclineCode.NotTyped), Declines());
        Assert.Contains((Town(2), DeclineCode.NotTyped), Declines());
        Serves(Squad(3, 1));
        Story.Rest();
    }

    [Fact]
    public void What_nobody_can_meet_stays_unfilled()
    {
        Begin(new() { CountySquads = 1 });
        var request =
            Ask(Line(Catalogue.FloodRescue, 8) with { Requirement = new() { Equipment = [new(Catalogue.Boats, 1)] } });
        Story.Rest();
        Assert.Equal(Outcome.Unfilled, OutcomeOf(request));
        Assert.All(Declines(), d => Assert.Equal(DeclineCode.NotTyped, d.Code));
    }

    [Fact]
    public void A_commitment_says_which_substitute_is_given()
    {
        Begin(new() { Townships = 2, Squads = [1, 1] });
        Ask(Line(Catalogue.Medical, 8) with { Requirement = new() { Substitutes = [Catalogue.Evacuation] } });
        Minutes(15);
        Assert.Equal(new Substitute(Catalogue.Evacuation, 1), Acceptance(Squad(1, 1)).Substitute);
        Serves(Squad(1, 1));
        Story.Rest();
    }

    [Fact]
    public void Stock_of_an_accepted_substitute_is_sent_where_there_is_none_of_what_is_asked()
    {
        Begin(new() { Boats = [0, 4], Supplies = new() { [Catalogue.Quilts] = 30 } });
        Ask(Line(
            new("clothing"), 10) with { Requirement = new() { Substitutes = [Catalogue.Tents, Catalogue.Quilts] } });
        Minutes(15);
        Assert.Equal((Catalogue.Quilts, 10), (Acceptance(Depot(2)).Substitute!.Kind, Acceptance(Depot(2)).Quantity));
        Delivers(Depot(2), Acceptance(Depot(2)).Commitment);
        Story.Rest();
        Assert.All(Story.All<StockMoved>(Depot(2)), m => Assert.Equal(Catalogue.Quilts, m.Kind));
    }

    [Fact]
    public void What_does_not_meet_the_line_is_refused_by_the_lender_and_not_taken_up_by_the_request()
    {
        var region = new RegionPlan().Build();
        var line = new LineId("430422001-01-R01", 1);
        var demand = new Demand(line, Catalogue.FloodRescue, 8, Code(1), Priority.Urgent, new Instant(9_000_000),
            Requirement: new Requirement { MinimumType = 1 });
        var lender = new Stage(region, Town(2));
        Assert.Equal(DeclineCode.NotTyped, lender.On(
            new Requisition(demand, "c", Squad(2, 1), 8, null, new(60_000)), County).Sent<RequisitionRefused>().Code);

        var request = new Stage(region, new ActorId(ActorKind.AidRequest, line.Request));
        var spec = new LineSpec(Catalogue.FloodRescue, 8, Priority.Urgent, new Instant(9_000_000), demand.Requirement);
        request.On(new Submit(line.Request, "430422001-01", Code(1), null, [spec]),
            new ActorId(ActorKind.Incident, "430422001-01"));
        var turn = request.On(new Commitment(line, "c", Town(2), Squad(2, 1), 8, new(1), new(60_000)), Town(1));
        Assert.Equal("not as asked", turn.Recorded<CommitmentNotTaken>().Reason);
        Assert.Equal("c", turn.Sent<ReleaseCommitment>().Commitment);
    }

    public static TheoryData<ResourceKind, Requirement, string> Faults => new()
    {
        { Catalogue.Boats, new Requirement { MinimumType = 1 }, "kind" },
        { Catalogue.FloodRescue, new Requirement { MinimumType = 5 }, "minimumType" },
        { Catalogue.FloodRescue, new Requirement { MinimumPeople = -1 }, "minimumPeople" },
        { Catalogue.FloodRescue, new Requirement { EnduranceHours = 721 }, "enduranceHours" },
        { Catalogue.FloodRescue, new Requirement { Equipment = [new(Catalogue.Water, 1)] }, "equipment" },
        { Catalogue.FloodRescue, new Requirement { Substitutes = [Catalogue.Boats] }, "substitutes" },
        { Catalogue.FloodRescue, new Requirement { Substitutes = [Catalogue.FloodRescue] }, "substitutes" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_requirement_that_makes_no_sense_is_refused_with_its_mend(
        ResourceKind kind, Requirement requirement, string field)
    {
        Begin(new());
        Assert.Equal(field, requirement.Fault(kind)!.Value.Field);
        Assert.Equal("bad-lines", Story.Do(Incident(),
            new RaiseAidRequest(Someone, null, [Line(kind, 4) with { Requirement = requirement }])).Refused);
    }
}
