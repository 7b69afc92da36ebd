using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Profiles;

namespace Alliance.LoadTesting.Running;

/// <summary>An event that is to happen at a moment of a step.</summary>
/// <param name="At">The time from the start of the step.</param>
/// <param name="IsRequest">Whether a request is raised. Only requests count as offered load.</param>
/// <param name="Come">Carries out the event. It is called by one thread, with the intended moment.</param>
internal readonly record struct DemandArrival(TimeSpan At, bool IsRequest, Func<StepRun, long, Task> Come);

/// <summary>The load of a run, determined before the run begins.</summary>
internal interface IDemand
{
    /// <summary>Returns the events of a step in order of time.</summary>
    IEnumerable<DemandArrival> Of(LoadStep step);
}
