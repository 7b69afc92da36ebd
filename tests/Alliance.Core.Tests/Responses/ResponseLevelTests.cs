using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Resources;
using Alliance.Core.Responses;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Responses;

/// <summary>What a tier's own response level changes, and what a superior may demand. Township 2 is called for township
/// 1.</summary>
public sealed class ResponseLevelTests : StoryTests
{
    private static readonly ResponsePlans Standby = ResponsePlans.Default with
    {
        Township = [.. ResponsePlans.Default.Township.Select(s => s with { FloorRaise = 0,
            StandbyPermille = s.Level < ResponseLevel.III ? 500 : 1_000 })], CallInMinutes = 20,
    };

    private static Demand Demand(int quantity, Priority priority = Priority.Urgent) =>
        new(new LineId(new RequestNumber("430422001-01-R01"), 1), Catalogue.FloodRescue, quantity, Code(1), priority,
            Instant.Start + Span.FromHours(8));

    private static Stage Township(RegionPlan? plan = null) =>
        new((plan ?? new() { Squads = [2, 4], Floor = 1, Cap = 4 }).Build(), Town(2));

    private static Turn Call(Stage township, ActorId tier, Mandate? mandate = null) => township.On(
        new CallForOffers(
            Demand(40), 1, tier == Allies ? new AgreementId(Allies.Key) : null, township.Now + Span.FromMinutes(10),
            mandate), tier);

    private static Turn Level(Stage tier, ResponseLevel level, ResponseCause cause = ResponseCause.OwnIncident) =>
        tier.On(new SetResponseLevel(Someone, null, level, cause, "water over the dyke"));

    private static int Offered(Turn turn) => turn.Sent<Offer>().Candidates.Length;

    [Fact]
    public void A_township_in_its_own_emergency_keeps_more_for_itself()
    {
        var township = Township();
        Assert.Equal(3, Offered(Call(township, Allies)));
        Level(township, ResponseLevel.II);
        Assert.Equal(1, Offered(Call(township, Allies)));
        Level(township, ResponseLevel.I);
        Assert.Equal(DeclineCode.OwnIncidentActive, Call(township, Allies).Sent<Decline>().Code);
        Level(township, ResponseLevel.I, ResponseCause.Risk);
        Assert.Equal(DeclineCode.LocalRiskElevated, Call(township, Allies).Sent<Decline>().Code);
        Level(township, ResponseLevel.None);
        Assert.Equal(3, Offered(Call(township, Allies)));
    }

    [Fact]
    public void What_its_floor_would_keep_anyway_is_not_put_down_to_its_emergency()
    {
        var township = Township(new() { Squads = [2, 1], Floor = 1 });
        Level(township, ResponseLevel.I);
        Assert.Equal(DeclineCode.FloorReached, Call(township, Allies).Sent<Decline>().Code);
    }

    [Fact]
    public void A_change_is_on_record_with_its_ground_and_a_repeated_one_is_not()
    {
        var township = Township(new() { Squads = [2, 4], Responses = Standby });
        var record = Level(township, ResponseLevel.III).Recorded<ResponseLevelChanged>();
        Assert.Equal((ResponseLevel.III, ResponseLevel.None, "water over the dyke", 4),
            (record.Level, record.Before, record.Basis, record.OnDuty));
        Assert.Empty(Level(township, ResponseLevel.III).Records);
        Assert.Equal(
            "no-response-level", Level(new Stage(new RegionPlan().Build(), Allies), ResponseLevel.I).Refusal!.Code);
    }

    [Fact]
    public void Squads_that_are_not_on_duty_take_longer_until_a_raised_level_calls_them_in()
    {
        var township = Township(new() { Squads = [2, 4], Cap = 4, Responses = Standby });
        Assert.Equal([35, 35, 55, 55], Call(township, Allies).Sent<Offer>().Candidates.Select(c => c.Minutes));
        Level(township, ResponseLevel.III);
        Assert.Equal([35, 35, 35, 35], Call(township, Allies).Sent<Offer>().Candidates.Select(c => c.Minutes));
    }

    [Fact]
    public void A_squad_is_told_that_it_must_be_called_in_first()
    {
        var township = Township(new() { Squads = [2, 2], Responses = Standby });
        Turn Requisition(int squad) =>
            township.On(new Requisition(
                Demand(8), new CommitmentId($"c{squad}"), Squad(2, squad), 8, new AgreementId(Allies.Key),
                township.Now + Span.FromMinutes(10)), Allies);
        Assert.Equal(
            (0, 20), (Requisition(1).Sent<Hold>().Task.CallInMinutes, Requisition(2).Sent<Hold>().Task.CallInMinutes));
    }

    [Theory]
    [InlineData(ResponseLevel.None, 20)]
    [InlineData(ResponseLevel.II, 10)]
    [InlineData(ResponseLevel.I, 0)]
    public void The_higher_its_level_the_less_a_lender_s_desk_is_waited_for(ResponseLevel level, int minutes)
    {
        Begin(new() { Squads = [0, 9, 0, 0, 0], Approves = true, ApprovalMinutes = 20 });
        Story.Do(Town(2), new SetResponseLevel(Someone, null, level, ResponseCause.OwnIncident, "flood"));
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(1);
        Assert.Equal(minutes == 0, Accepted().Any());
        if (minutes > 0) Assert.Equal(minutes, (One<ApprovalWanted>().Until - Instant.Start).Milliseconds / 60_000);
    }

    [Fact]
    public void A_county_at_II_or_I_draws_deeper_on_its_townships_and_nobody_else_does()
    {
        var township = Township(new() { Squads = [2, 4], Floor = 3, Cap = 4 });
        var two = new Mandate(ResponseLevel.II, null);
        Assert.Equal((1, 2), (Offered(Call(township, County)), Offered(Call(township, County, two))));
        Assert.Equal(1, Offered(Call(township, Allies, two)));
    }

    [Fact]
    public void The_county_s_level_goes_with_its_calls()
    {
        Begin(new() { Squads = [0, 2, 0, 0, 0], Floor = 2, Allied = false });
        Story.Do(County, new SetResponseLevel(Someone, null, ResponseLevel.I, ResponseCause.OwnIncident, "flood"));
        Ask(Line(Catalogue.FloodRescue, 16));
        Minutes(60);
        Assert.Equal([Squad(2, 1), Squad(2, 2)], Accepted().Order());
        Assert.All(Story.All<SlotTaken>(Town(2)), s => Assert.Equal((0, ResponseLevel.I), (s.Floor, s.Mandate!.Level)));
    }
}
