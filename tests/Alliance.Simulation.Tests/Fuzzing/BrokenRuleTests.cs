using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Fuzzing;
using Alliance.Simulation.Fuzzing.Systems;

namespace Alliance.Simulation.Tests.Fuzzing;

/// <summary>Each rule, broken on purpose, is caught within 200 seeds.</summary>
public sealed class BrokenRuleTests
{
    private const int Within = 200, Batch = 4;

    [Fact]
    public void A_team_that_lets_itself_be_held_twice_is_caught() =>
        AssertCaught(
            BrokenRules.Spoil(
                (id, actor) => id.Kind != ActorKind.RescueTeam ? actor : new Spoilt(actor) { Before = ForgetTheFirst }
            ),
            "I1:");

    [Fact]
    public void Dedupe_marks_that_are_not_kept_are_caught() => AssertCaught(BrokenRules.Forget("_inbound"), "");

    [Fact]
    public void A_lender_that_does_not_check_its_reserve_is_caught() =>
        AssertCaught(
            BrokenRules.Spoil(
                (id, actor) =>
                    id.Kind is not (ActorKind.Township or ActorKind.CommandCentre)
                        ? actor
                        : new Spoilt(actor)
                        {
                            Sees = WithoutFloors,
                            Writes = (record, turn) =>
                                record is SlotTaken taken ? taken with { Floor = FloorOf(turn) } : record,
                        }),
            "I7:");

    [Fact]
    public void Holds_that_never_lapse_are_caught() => AssertCaught(
        BrokenRules.Spoil((_, actor) => new Spoilt(actor) { Swallows = m => m is HoldDue or StockHoldDue }), "timers");

    [Fact]
    public void Timers_that_a_crash_loses_are_caught() => AssertCaught(BrokenRules.Forget("_timers"), "timers");

    [Fact]
    public void Pairs_that_are_never_closed_are_caught() =>
        AssertCaught(
            BrokenRules.Spoil(
                (id, actor) =>
                    id.Kind != ActorKind.AidRequest
                        ? actor
                        : new Spoilt(actor)
                        {
                            Withholds = s =>
                                s is { Message: Settled, To.Kind: ActorKind.RescueTeam or ActorKind.Depot },
                        }),
            "still remembers");

    [Fact]
    public void An_approval_that_nobody_gives_and_that_never_defaults_is_caught() => AssertCaught(
        BrokenRules.Spoil((_, actor) => new Spoilt(actor) { Swallows = m => m is ApprovalDue }), "timers");

    [Fact]
    public void A_lender_that_does_not_check_its_caps_is_caught() =>
        AssertCaught(
            BrokenRules.Spoil(
                (id, actor) =>
                    id.Kind != ActorKind.Township
                        ? actor
                        : new Spoilt(actor)
                        {
                            Sees = BrokenRules.Once(
                                WithTerms(t =>
                                    t with
                                    {
                                        MaxTeamsPerMember = 99,
                                        MaxTeamsPerPair = null,
                                        MaxPeople = null,
                                        DrawDownPermille = 1_000,
                                    })),
                        }),
            "I6:");

    [Fact]
    public void An_alliance_that_does_not_count_what_its_members_have_out_together_is_caught() => AssertCaught(
        BrokenRules.Spoil((id, actor) => id.Kind != ActorKind.TownshipAlliance ? actor : new Spoilt(actor)
        {
            Sees = BrokenRules.Once(WithTerms(t => t with { MaxTeamsPerBorrower = null, MaxTeamsInAll = null })),
        }),
        "together; its cap is");

    [Fact]
    public void An_alliance_that_forgets_what_its_members_have_lent_is_caught() =>
        AssertCaught(
            BrokenRules.Spoil(
                (id, actor) =>
                    id.Kind != ActorKind.TownshipAlliance
                        ? actor
                        : new Spoilt(actor) { Before = (state, _) => ((TierState)state).Ledger.LentByDay.Clear() }
            ),
            "its records add up to");

    [Fact]
    public void A_lender_that_lends_under_an_agreement_that_is_over_or_suspended_is_caught() =>
        AssertCaught(
            BrokenRules.Spoil(
                (id, actor) =>
                    id.Kind is not (ActorKind.Township or ActorKind.TownshipAlliance)
                        ? actor
                        : new Spoilt(actor)
                        {
                            Sees = BrokenRules.Once(region =>
                                WithTerms(t => t with { Signed = true, From = null, Until = null })(
                                    new Region(region.Data, region.Version, region.CutRoads, new HashSet<string>()))),
                        }),
            "I6:");

    [Fact]
    public void A_depot_that_does_not_keep_its_books_is_caught() =>
        AssertCaught(
            BrokenRules.Spoil(
                (id, actor) =>
                    id.Kind != ActorKind.Depot
                        ? actor
                        : new Spoilt(actor)
                        {
                            Writes = (record, _) =>
                                record is StockMoved { Target: StockPlace.InTransit } moved
                                    ? moved with
                                    {
                                        Units = moved.Units + 1,
                                    }
                                    : record,
                        }),
            "I2:");

    [Fact]
    public void A_request_that_takes_up_more_than_it_asks_is_caught() =>
        AssertCaught(
            BrokenRules.Spoil(
                (id, actor) =>
                    id.Kind != ActorKind.AidRequest ? actor : new Spoilt(actor) { Before = ForgetWhatIsCovered }
            ),
            "I5:");

    [Fact]
    public void A_recall_that_is_never_answered_is_caught() =>
        AssertCaught(
            BrokenRules.Spoil(
                (id, actor) =>
                    id.Kind switch
                    {
                        ActorKind.AidRequest => new Spoilt(actor) { Withholds = s => s.Message is ReturnAnswered },
                        ActorKind.Township or ActorKind.CommandCentre or ActorKind.VillageAlliance => new Spoilt(actor)
                        {
                            Swallows = m => m is ReturnAnswerDue,
                        },
                        _ => actor,
                    }),
            "");

    private static void AssertCaught(FuzzParts broken, string because)
    {
        for (var seed = 1; seed <= Within; seed += Batch)
        {
            var caught = Fuzzer
                .Run(FuzzerTests.Seeds(seed, seed + Batch - 1), broken, null, null)
                .Where(r => r.ViolationCount > 0)
                .ToList();
            if (caught.Exists(r => r.Violations.Any(v => v.Contains(because, StringComparison.Ordinal))))
                return;
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

    /// <summary>What was promised counts as taken back, so that the line seems open.</summary>
    private static void ForgetWhatIsCovered(object state, Message message)
    {
        if (state is not RequestState { Lines.Count: > 0 } request || message is not Commitment commitment)
            return;
        foreach (var promised in request.Lines[commitment.Line.Line - 1].Commitments.Values)
            promised.Status = CommitmentStatus.Withdrawn;
    }

    private static Func<Region, Region> WithTerms(Func<AgreementTerms, AgreementTerms> change) =>
        region => new Region(
            region.Data with
            {
                TownshipAlliances = [.. region.Data.TownshipAlliances.Select(a => a with { Terms = change(a.Terms) })],
            },
            region.Version,
            region.CutRoads,
            region.SuspendedAgreements);

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
