using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Users;
using Alliance.Simulation.Rehearsals;

namespace Alliance.LoadTesting.Running;

/// <summary>Standard requests at the rates of a profile.</summary>
internal sealed class StandardDemand(LoadOptions options, Callers callers) : IDemand
{
    /// <inheritdoc/>
    public IEnumerable<DemandArrival> Of(LoadStep step) =>
        ArrivalSchedule
            .Of(step.PerSecond, step.Length, options.Arrivals, options.Seed, step.Index)
            .Select(at => new DemandArrival(at, true, (run, intended) => callers.Raise(run, intended)));
}

/// <summary>The events of a scenario's timetable, passed to the scenes.</summary>
internal sealed class ScenarioDemand(ScenarioSchedule schedule, Scenes scenes) : IDemand
{
    /// <inheritdoc/>
    public IEnumerable<DemandArrival> Of(LoadStep step) =>
        schedule
            .Of(step)
            .Select(e => new DemandArrival(e.At, e.Event is AidIsAsked, (run, intended) =>
                scenes.Happen(e.Event, run, intended)));
}
