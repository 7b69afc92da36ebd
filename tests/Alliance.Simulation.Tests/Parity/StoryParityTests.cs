using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Runtimes;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Hosting;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;
using Alliance.Simulation.Tests.Scenarios;
using CoreActors = Alliance.Core.ActorFactory;

namespace Alliance.Simulation.Tests.Parity;

/// <summary>A story that people tell step by step ends the same live and simulated.</summary>
public sealed class StoryParityTests
{
    private static readonly Span Step = Span.FromMinutes(1);
    /// <summary>The news of a road is out by then; everything else that the story might wait for takes
    /// minutes.</summary>
    private static readonly Span Soon = new(15_000);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_story_each_step_run_to_rest_gives_the_same_states_and_records_live_and_simulated()
    {
        var data = ScenarioLoader.Load(Path.Combine(Files.Scenarios, "hengnan-flood.yaml")).Value!.Region;
        // Decided as soon as all have answered, and no crew is asked again: the story waits for no timer.
        var patient = new OrderTimes(24 * 60, 2 * 24 * 60);
        var region = new Region(
            data with
            {
                TownshipAlliances =
                    [.. data.TownshipAlliances.Select(a => a with { Terms = a.Terms with { DecisionMinutes = 0 } })],
                Policies = data.Policies with
                {
                    Orders = new OrderRules { LifeSaving = patient, Urgent = patient, Routine = patient },
                },
            });
        var simulated = Simulate(region);
        var log = new TurnLog();
        await using var silo = await LiveSilo.Start(
            region, new AllianceOptions { Runtime = new RuntimeOptions { LazyCommit = 1 } }, log, TimeProvider.System);
        foreach (var (to, command) in Story.Steps)
        {
            Assert.Equal(CommandOutcome.Done, (await silo.Execute(to, command)).Outcome);
            await AtRest(silo, log);
        }

        Assert.DoesNotContain(log.InOrderOfTime(), t => t.Message is Restored or (Due and not RoadNewsDue));
        Assert.Equal(simulated.Actors, log.Actors);
        foreach (var actor in simulated.Actors)
        {
            var committed = (await silo.Grain(actor).Read())?.State ?? CoreActors.Create(actor.Kind).State;
            Assert.Equal(StateJson.TimelessOf(simulated.StateOf(actor)), StateJson.TimelessOf(committed));
            Assert.Equal(
                simulated.RecordsOf(actor).Select(StateJson.TimelessOf).Order(StringComparer.Ordinal),
                (await silo.RecordsOf(actor)).Select(StateJson.TimelessOf).Order(StringComparer.Ordinal));
        }
    }

    private static TurnLog Simulate(Region region)
    {
        var log = new TurnLog();
        var setup = new RunSetup
        {
            Realm = "run-story",
            Scenario = "story",
            ScenarioDigest = "0",
            Seed = 1,
            Policy = "alliance",
            Region = region,
            Lookahead = new Span(200),
            Actors = id => log.Wrap(id, CoreActors.Create(id.Kind)),
            World = _ => null,
            Script = [.. Story.Steps.Select((s, i) => new ScriptedCommand(AtOf(i), s.To, s.Command))],
            Until = AtOf(Story.Steps.Count),
        };
        var result = Replay.RunHere(setup, cancellation: Cancellation);

        Assert.Empty(result.Refusals);
        Assert.Equal(Story.Steps.Count, result.Commands);
        // At rest before each step, and without any timer but that of the cut road, as live.
        var turns = log.InOrderOfTime();
        Assert.DoesNotContain(turns, t => t.Message is Due and not RoadNewsDue);
        Assert.All(turns, t => Assert.True(t.Now.Milliseconds % Step.Milliseconds < Step.Milliseconds / 2));
        AssertItIsTheStoryThatIsTold(log);
        return log;
    }

    private static Instant AtOf(int step) => new((step + 1) * Step.Milliseconds);

    /// <summary>A story that went astray would be the same in both as well.</summary>
    private static void AssertItIsTheStoryThatIsTold(TurnLog log)
    {
        var records = log.Actors.SelectMany(log.RecordsOf).ToArray();
        Assert.Equal(
            [Outcome.Cancelled, Outcome.Fulfilled, Outcome.Fulfilled],
            records.OfType<RequestSettled>().Select(r => r.Outcome).Order().Reverse());
        Assert.Equal([false, true], records.OfType<ApprovalGiven>().Select(r => r.Granted).Order());
        Assert.Equal(2, records.OfType<StockMoved>().Count(r => r.Target == StockPlace.Issued));
        Assert.Equal(1, records.OfType<CommitmentAccepted>().Count(r => r.ArrangedByTelephone));
        Assert.All(log.Actors.Select(log.StateOf).OfType<TierState>(), tier => Assert.Empty(tier.Searches));
        Assert.All(log.Actors.Select(log.StateOf).OfType<TierState>(), tier => Assert.Empty(tier.Slots));
        // The county is told of both incidents and asked for nothing.
        Assert.DoesNotContain(log.Actors.Where(a => a.Kind == ActorKind.CommandCentre).SelectMany(log.RecordsOf), r =>
            r is SearchOpened);
        Assert.Equal(2, records.OfType<UpwardReportReceived>().Count());
    }

    /// <summary>Waits until nothing is on its way. A call or an offer is under way only while a search waits for
    /// answers, and every answer is a record; any other mail stands in its sender's outbox, whose row is due at once,
    /// until what it led to is durable. So with no search waiting and then no row due, or soon due,
    /// and no record in between, all is at rest.</summary>
    private static async Task AtRest(LiveSilo silo, TurnLog log)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(Patience);
        while (true)
        {
            var last = await silo.Store.LastNumber(silo.Realm.Id);
            if (!await AnyWaits(silo, log) && (await silo.Store.Due(silo.Realm.Id, silo.Realm.Now + Soon, 1)).Count == 0
                && await silo.Store.LastNumber(silo.Realm.Id) == last) return;
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private static async Task<bool> AnyWaits(LiveSilo silo, TurnLog log)
    {
        foreach (
            var actor in log.Actors.Where(a =>
                a.Kind
                    is ActorKind.VillageAlliance
                        or ActorKind.Township
                        or ActorKind.TownshipAlliance
                        or ActorKind.CommandCentre))
            if (
                (await silo.Grain(actor).Read())?.State is TierState tier
                && tier.Searches.Values.Any(s => s.Waiting.Count > 0))
                return true;
        return false;
    }
}
