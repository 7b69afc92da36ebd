using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Simulation.Fuzzing.Injectors;
using Alliance.Simulation.Fuzzing.Systems;

namespace Alliance.Simulation.Fuzzing;

/// <summary>Runs one seed from its first incident until nothing is left to happen, on one thread.</summary>
internal sealed class FuzzRun
{
    private const long Hour = 3_600_000;

    /// <summary>The time after which a run counts as stuck, in milliseconds. Normally everything has ended long
    /// before.</summary>
    private const long StuckAfterMs = 20 * 24 * Hour;
    private const long MaxEvents = 2_000_000;

    private readonly SystemUnderTest _system;
    private readonly CommandDesks _desks;
    private readonly FuzzIncidents _incidents;
    private readonly IReadOnlyList<IFaultInjector> _people;
    private readonly TimedFaultInjector _timed;

    private FuzzRun(FuzzCase fuzzCase, FuzzParts parts)
    {
        _system = new SystemUnderTest(fuzzCase, parts, Observe);
        _desks = new CommandDesks(_system, SimulatedPeople.Of(fuzzCase.Seed));
        _incidents = new FuzzIncidents(_system, _desks);
        var context = new InjectorContext(_system, _desks, _incidents);
        _people =
        [
            new RequestFaultInjector(context), new DepotFaultInjector(context), new DeskFaultInjector(context),
            new RecallInjector(context), new RuleFaultInjector(context), new TeamFaultInjector(context),
            new VolunteerInjector(context), new OutsideTeamInjector(context), new IncidentFaultInjector(context),
            new MasterDataInjector(context), new AccessInjector(context), new AlertInjector(context),
        ];
        _timed = new TimedFaultInjector(context);
    }

    /// <summary>Runs a case.</summary>
    /// <param name="fuzzCase">The seed and its limits.</param>
    /// <param name="parts">The actors and the store's read-back; null for the real ones.</param>
    public static FuzzResult Run(FuzzCase fuzzCase, FuzzParts? parts = null) =>
        new FuzzRun(fuzzCase, parts ?? FuzzParts.Sound).Run();

    private FuzzResult Run()
    {
        var loop = _system.Loop;
        Plan();
        while (!_system.Faults.IsOver && _system.ViolationCount == 0)
            if (IsFaultPhaseOver() || !loop.Step()) EndFaultPhase();
        var faultPhaseEvents = loop.Events;
        while (_system.ViolationCount == 0 && loop.Now < StuckAfterMs && loop.Events < MaxEvents && loop.Step())
        {
        }

        if (_system.ViolationCount == 0) CheckAtRest();
        return new FuzzResult
        {
            Case = _system.Case,
            Messages = _system.Messages,
            Events = loop.Events,
            FaultPhaseEvents = faultPhaseEvents,
            Incidents = _incidents.Reported,
            Records = _system.Store.Records,
            Digest = _system.Store.Digest,
            Faults = _system.Faults.Counts,
            Coverage = _system.Coverage,
            Violations = _system.Violations(),
            ViolationCount = _system.AllViolationsCount,
        };
    }

    private void Plan()
    {
        var length = _system.FaultPhaseMs;
        _incidents.Plan(length);
        foreach (var injector in _people) injector.Plan(length);
        _timed.Plan(length);
        _system.Loop.After(length, () => { });
    }

    private bool IsFaultPhaseOver() =>
        _system.Loop.Now >= _system.FaultPhaseMs || _system.Loop.Events >= (_system.Case.Events ?? long.MaxValue);

    private void EndFaultPhase()
    {
        _timed.End();
        foreach (var injector in _people) injector.End();
    }

    /// <summary>Checks that all requests have ended and that all actors agree.</summary>
    private void CheckAtRest()
    {
        var loop = _system.Loop;
        if (loop.Count > 0) _system.Violate($"not at rest after {loop.Now / Hour} hours and {loop.Events} events");
        if (_desks.Waiting > 0) _system.Violate($"{_desks.Waiting} commands were never answered");
        CheckAcknowledged();
        _system.CheckAtRest();
        if (_system.ViolationCount == 0) CheckForgotten();
    }

    private void CheckAcknowledged()
    {
        foreach (var (key, records) in _desks.Acknowledged)
        {
            var stored = _system.Store.RecordsOf(key);
            if (stored != records)
                _system.Violate(
                    $"command {key.Key} was acknowledged with {records} records; the journal has {stored}");
        }
    }

    // Turns on the following days let each mailbox forget the pairs that have ended.
    private void CheckForgotten()
    {
        for (var day = 2; day <= 4; day++)
        {
            foreach (var station in _system.Stations)
                station.Tidy(new Instant(_system.Loop.Now + day * 24 * Hour));
            while (_system.Loop.Step())
            {
            }
        }

        foreach (var actor in _system.Store.Actors.Order())
            _system.States.Forgotten(actor, _system.Store.Read(actor)!.Mailbox);
    }

    private void Observe(JournalEntry entry)
    {
        if (entry.Body is Notice notice) _desks.Notify(entry.Actor, notice);
        foreach (var injector in _people) injector.Landed(entry);
    }
}
