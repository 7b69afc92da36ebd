namespace Alliance.Host.Loading;

/// <summary>Something that is to happen at a moment of a step.</summary>
/// <param name="At">From the start of the step.</param>
/// <param name="IsRequest">Whether a request is raised: those are what is offered.</param>
/// <param name="Come">Has it happen; called by one thread, with the moment for which it was meant.</param>
internal readonly record struct Arrival(TimeSpan At, bool IsRequest, Func<StepRun, long, Task> Come);

/// <summary>What is asked of the server in a run, laid down before it begins.</summary>
internal interface IDemand
{
    /// <summary>What happens in a step, in order of time.</summary>
    IEnumerable<Arrival> Of(LoadStep step);
}

/// <summary>Standard requests at the rates of a profile.</summary>
internal sealed class StandardDemand(LoadOptions options, Callers callers) : IDemand
{
    /// <inheritdoc/>
    public IEnumerable<Arrival> Of(LoadStep step) =>
        ArrivalSchedule.Of(step.PerSecond, step.Length, options.Arrivals, options.Seed, step.Index).Select(at => new Arrival(at, true, (run, intended) => callers.Raise(run, intended)));
}

/// <summary>What a scenario's timetable has, on its way through the scenes.</summary>
internal sealed class ScenarioDemand(ScenarioCourse course, Scenes scenes) : IDemand
{
    /// <inheritdoc/>
    public IEnumerable<Arrival> Of(LoadStep step) =>
        course.Of(step).Select(e => new Arrival(e.At, e.Event is Simulation.Rehearsals.AidIsAsked, (run, intended) => scenes.Happen(e.Event, run, intended)));
}
