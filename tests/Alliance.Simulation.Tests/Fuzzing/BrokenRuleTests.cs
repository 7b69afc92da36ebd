using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Simulation.Fuzzing;

namespace Alliance.Simulation.Tests.Fuzzing;

/// <summary>Each rule, broken on purpose, is caught within 200 seeds.</summary>
public sealed class BrokenRuleTests
{
    private const int Within = 200, Batch = 4;

    [Fact]
    public void A_team_that_lets_itself_be_held_twice_is_caught() => AssertCaught(
        BrokenRules.Spoil((id, actor) => id.Kind != ActorKind.RescueTeam ? actor : new Spoilt(actor) { Before = ForgetTheFirst }), "I1:");

    [Fact]
    public void Dedupe_marks_that_are_not_kept_are_caught() => AssertCaught(BrokenRules.Forget("_inbound"), "");

    [Fact]
    public void A_lender_that_does_not_check_its_reserve_is_caught() => AssertCaught(
        BrokenRules.Spoil((id, actor) => id.Kind is not (ActorKind.Township or ActorKind.CommandCentre) ? actor
            : new Spoilt(actor) { Sees = WithoutFloors, Writes = (record, turn) => record is SlotTaken taken ? taken with { Floor = FloorOf(turn) } : record }),
        "I7:");

    [Fact]
    public void Holds_that_never_lapse_are_caught() => AssertCaught(
        BrokenRules.Spoil((_, actor) => new Spoilt(actor) { Swallows = m => m is HoldDue or StockHoldDue }), "timers");

    [Fact]
    public void Timers_that_a_crash_loses_are_caught() => AssertCaught(BrokenRules.Forget("_timers"), "timers");

    [Fact]
    public void Pairs_that_are_never_closed_are_caught() => AssertCaught(
        BrokenRules.Spoil((id, actor) => id.Kind != ActorKind.AidRequest ? actor : new Spoilt(actor) { Withholds = m => m is Settled }), "still remembers");

    private static void AssertCaught(FuzzParts broken, string because)
    {
        for (var seed = 1; seed <= Within; seed += Batch)
        {
            var caught = Fuzzer.Run(FuzzerTests.Seeds(seed, seed + Batch - 1), broken, null, null).Where(r => r.ViolationCount > 0).ToList();
            if (caught.Exists(r => r.Violations.Any(v => v.Contains(because, StringComparison.Ordinal)))) return;
        }

        Assert.Fail($"Not caught within {Within} seeds.");
    }

    private static void ForgetTheFirst(object state, Message message)
    {
        if (state is not TeamState { Task: { } task } team) return;
        var next = message is Hold hold ? hold.Task : (message as Assign)?.Task;
        if (next is null || next.Commitment == task.Commitment) return;
        (team.Task, team.Status) = (null, TeamStatus.Available);
    }

    private static int FloorOf(Turn turn) => turn.Self.Kind == ActorKind.Township
        ? turn.Region.Townships[turn.Self.Key].ReserveFloor
        : turn.Region.CommandCentres[turn.Self.Key].ReserveFloor;

    private static Region WithoutFloors(Region region) => new(
        region.Data with
        {
            Townships = [.. region.Data.Townships.Select(t => t with { ReserveFloor = 0 })],
            CommandCentres = [.. region.Data.CommandCentres.Select(c => c with { ReserveFloor = 0 })],
        },
        region.Version, region.CutRoads, region.SuspendedAgreements);
}
