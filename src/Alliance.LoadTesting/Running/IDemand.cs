using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Profiles;

namespace Alliance.LoadTesting.Running;

/// <summary>Something that is to happen at a moment of a step.</summary>
/// <param name="At">From the start of the step.</param>
/// <param name="IsRequest">Whether a request is raised: those are what is offered.</param>
/// <param name="Come">Has it happen; called by one thread, with the moment for which it was meant.</param>
internal readonly record struct DemandArrival(TimeSpan At, bool IsRequest, Func<StepRun, long, Task> Come);

/// <summary>What is asked of the server in a run, laid down before it begins.</summary>
internal interface IDemand
{
    /// <summary>What happens in a step, in order of time.</summary>
    IEnumerable<DemandArrival> Of(LoadStep step);
}
