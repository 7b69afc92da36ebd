using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Runtimes;
using Alliance.Grains.Hosting;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;
using Alliance.Simulation.Tests.Scenarios;
using CoreActors = Alliance.Core.ActorFactory;

namespace Alliance.Simulation.Tests.Parity;

/// <summary>An actor cannot tell who hosts it: handed the same, it does the same, to the byte.</summary>
public sealed class InboxParityTests
{
    /// <summary>With --full until the flood is over and all is at rest.</summary>
    private static readonly Instant? End =
        Environment.GetEnvironmentVariable("ALLIANCE_TESTS_FULL") == "1"
            ? null
            : Instant.Start + Span.FromHours(12);

    /// <summary>The kinds of actor of a rehearsal. Nobody signs in there, so it has no accounts and no
    /// rosters.</summary>
    private static readonly IEnumerable<ActorKind> OfARehearsal =
        Enum.GetValues<ActorKind>().Except([ActorKind.Account, ActorKind.Office, ActorKind.AlertDesk]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_recorded_inbox_per_actor_gives_the_same_bytes_of_state_and_of_records_live_and_simulated()
    {
        var (run, setup) = Record();
        var actors = run.Actors.ToLookup(a => a.Kind == ActorKind.Realm);
        await CompareLive(run, setup, feed => feed.Run(run, Cancellation), actors[false]);
        await CompareLive(run, setup, feed => feed.RunRealm(run, Cancellation), actors[true]);
    }

    private static async Task CompareLive(
        TurnLog run, RunSetup setup, Func<InboxFeed, Task> feed, IEnumerable<ActorId> actors)
    {
        var (live, time) = (new TurnLog(), new ManualTime());
        var options = new AllianceOptions
        {
            Runtime = new RuntimeOptions
            {
                TimersInARow = 0,
                LazyCommit = InboxFeed.Never,
                HoldCommit = 0,
                Delivery = new DeliveryPolicy(InboxFeed.Never, InboxFeed.Never),
                SweepInterval = InboxFeed.Never,
                WakeAhead = 0,
                Mailbox = new MailboxLimits(1_000_000, 1_000_000, 1_000_000),
            },
        };
        await using var silo = await LiveSilo.Start(setup.Region, options, live, time, s =>
            s.AddOutgoingGrainCallFilter<PostCutOff>());

        await feed(new InboxFeed(silo, time, options, live));

        foreach (var actor in actors)
        {
            Assert.Equal(run.TurnsOf(actor).Select(InboxOf), live.TurnsOf(actor).Select(InboxOf));
            Assert.Equal(
                run.RecordsOf(actor).Select(TurnLog.TextOf), (await silo.RecordsOf(actor)).Select(TurnLog.TextOf));
            var expected = Wire.BytesOf(run.StateOf(actor));
            Assert.Equal(expected, Wire.BytesOf(live.StateOf(actor)));
            Assert.Equal(
                expected, Wire.BytesOf((await silo.Grain(actor).Read())?.State ?? CoreActors.Create(actor.Kind).State));
        }
    }

    /// <summary>The inboxes of all actors in the first hours of the flood.</summary>
    /// <remarks>The serializer writes an object that a state holds twice once, and then a reference, strings included;
    /// in a run one object goes from actor to actor and is held by many. So the actors of the run whose bytes are
    /// compared are handed copies, as live actors are; that it makes no difference but this is asserted.</remarks>
    private static (TurnLog Run, RunSetup Setup) Record()
    {
        var flood = ScenarioLoader.Load(Path.Combine(Files.Scenarios, "hengnan-flood.yaml")).Value!;
        var (shared, copied) = (new TurnLog(), new TurnLog(byWire: true));
        RunSetup Setup(TurnLog log) =>
            new Rehearsal(flood, [], End).Setup with
            {
                Actors = id => log.Wrap(id, CoreActors.Create(id.Kind)),
            };
        var journal = Replay.RunHere(Setup(shared), cancellation: Cancellation).JournalSha256;
        Assert.Equal(journal, Replay.RunHere(Setup(copied), cancellation: Cancellation).JournalSha256);

        Assert.Equal(OfARehearsal, copied.Actors.Select(a => a.Kind).Distinct());
        Assert.Contains(copied.InOrderOfTime(), t => t.RegionVersion > 1);
        foreach (var actor in copied.Actors)
            Assert.Equal(StateJson.Of(shared.StateOf(actor)), StateJson.Of(copied.StateOf(actor)));
        return (copied, Setup(copied));
    }

    /// <summary>What the actor was handed. The realm's own version is left out: a revision takes effect at once live,
    /// and a lookahead later in a run.</summary>
    private static string InboxOf(LoggedTurn turn) =>
        $"{turn.Now} {turn.From} {(turn.Actor.Kind == ActorKind.Realm ? 0 : turn.RegionVersion)} "
            + $"{turn.Message.GetType().Name} {Wire.BytesOf(turn.Message)}";
}
