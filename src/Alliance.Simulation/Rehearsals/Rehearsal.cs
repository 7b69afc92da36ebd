using Alliance.Core;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Simulation.Measures;
using Alliance.Simulation.Radios;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Silos;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Rehearsals;

/// <summary>One run of a scenario: the setup for the conductor, and the measures and checks along the way.</summary>
public sealed class Rehearsal
{
    private readonly Scenario _scenario;
    private readonly Region _region;
    private readonly OutcomeFold _outcomes = new();
    private readonly CommitmentFold _commitments = new();
    private readonly NeedsFold _needs;
    private readonly ClocksFold _clocks = new();
    private readonly TargetsFold _targets;
    private readonly IReadOnlyList<InvariantFold> _invariants;

    /// <param name="scenario">The scenario, whose seed and policy are those of the run.</param>
    /// <param name="overrides">The manual settings over the scenario file, for the header of the journal.</param>
    /// <param name="until">The last moment of the run; null to run until at rest.</param>
    /// <param name="region">The scenario's region under its policy, when several runs share it; null to create it
    /// here.</param>
    public Rehearsal(Scenario scenario, IReadOnlyList<string> overrides, Instant? until, Region? region = null)
    {
        _scenario = scenario;
        _region = region ?? new Region(scenario.RegionFor(scenario.Policy));
        _needs = new NeedsFold(_region);
        _targets = new TargetsFold(_region);
        _invariants = AllInvariants.Of(_region);
        Setup = SetUp(overrides, until);
    }

    /// <summary>The setup for the conductor.</summary>
    public RunSetup Setup { get; }

    /// <summary>The folds that receive the records of the journal.</summary>
    public IReadOnlyList<IRecordFold> Folds => [_outcomes, _commitments, _needs, _clocks, _targets, .. _invariants];

    /// <summary>Summarises the run.</summary>
    public RehearsalSummary Summarise(RunResult result)
    {
        if (result.AtRest)
            foreach (var invariant in _invariants) invariant.AtRest();
        return new RehearsalSummary
        {
            Scenario = _scenario.Name,
            Seed = _scenario.Seed,
            Policy = _scenario.Policy,
            Hosting = result.Hosting == Hosting.Grain ? "grain" : "region",
            HostingReason = result.HostingReason,
            HazardHours = _scenario.HazardHours,
            SimulatedHours = Math.Round(result.EndedAt.Milliseconds / 3_600_000.0, 2),
            AtRest = result.AtRest,
            Interrupted = result.Interrupted,
            Actors = ActorCounts.Of(_region, result),
            Messages = result.Messages,
            Records = result.Records,
            JournalSha256 = result.JournalSha256,
            InvariantViolations = _invariants.Sum(i => i.Count),
            Violations = [.. _invariants.SelectMany(i => i.Violations)],
            Requests = _outcomes.Requests,
            Lines = _outcomes.Lines,
            Refusals = _outcomes.Refusals,
            CommandsRefused = result.Refusals,
            Needs = _needs.Needs,
            AidByTier = _needs.ByTier,
            Response = new ResponseMeasure(_needs.FirstTeam, _commitments.RequestToCommitment),
            Clocks = _clocks.Clocks,
            Targets = _targets.Targets,
            StartupSeconds = Math.Round(result.StartupSeconds, 3),
            ElapsedSeconds = Math.Round(result.ElapsedSeconds, 3),
            MessagesPerSecond = Math.Round(result.MessagesPerSecond),
            PeakMemoryMiB = ProcessMemory.PeakMiB,
            DataQuality = _scenario.Region.DataQuality,
        };
    }

    private RunSetup SetUp(IReadOnlyList<string> overrides, Instant? until)
    {
        var cast = new WorldActorFactory(_scenario);
        return new RunSetup
        {
            Realm = $"run-{_scenario.Seed}",
            Scenario = _scenario.Name,
            ScenarioDigest = _scenario.Digest,
            Seed = _scenario.Seed,
            Policy = _scenario.Policy,
            Overrides = overrides,
            Lookahead = _scenario.Lookahead,
            Region = _region,
            Radio = new RadioSetup
            {
                Jitter = _scenario.Jitter,
                LossPermille = _scenario.Radio.LossPermille,
                Outages = _scenario.Radio.Outages,
            },
            Actors = id => ActorFactory.Create(id.Kind),
            World = cast.At,
            Script =
            [
                .. _scenario.Roads.SelectMany(RoadReports),
                .. _scenario.Levels.Select(LevelReport),
                .. _scenario.Orders.Select(Order),
            ],
            Starts = [.. cast.Scenes().Select(s => new WorldStart(s.At, s.Incident, s.Timer))],
            Until = until,
        };
    }

    private static ScriptedCommand LevelReport(LevelChange change) =>
        new(
            change.At,
            change.Tier,
            new SetResponseLevel(
                new Author("指挥长", change.Tier.Key), null, change.Level, change.Cause, change.Basis));

    private static ScriptedCommand Order(ScenarioOrder order) =>
        new(
            order.At,
            new ActorId(ActorKind.CommandCentre, order.Centre),
            new OrderBelowFloor(
                new Author("指挥长", order.Centre), null, [.. order.Townships], order.Floor, order.Until,
                order.Reason));

    private static IEnumerable<ScriptedCommand> RoadReports(RoadClosure closure)
    {
        var realm = new ActorId(ActorKind.Realm, "realm");
        var author = new Author("公路养护站", "county");
        yield return new(closure.Cut, realm, new ReportRoad(author, null, closure.Road.A, closure.Road.B, false));
        yield return new(closure.Open, realm, new ReportRoad(author, null, closure.Road.A, closure.Road.B, true));
    }
}
