using Orleans.Concurrency;
using Orleans.Placement;

namespace Alliance.Simulation.Hostings;

/// <summary>A whole run; its key is the realm.</summary>
[Alias("alliance.run")]
internal interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Starts working it off; returns at once.</summary>
    [Alias("start")]
    Task Start();

    /// <summary>Whether it is over; waits a little for that, so that asking again at once is no burden.</summary>
    [Alias("poll")]
    Task<bool> Poll();

    /// <summary>Stops it after the open window.</summary>
    [Alias("cancel")]
    Task Cancel();
}

/// <summary>Starts a run, off its own scheduler (a long turn times out), or has the grains of its shards drive it.</summary>
[Reentrant, KeepAlive, PreferLocalPlacement, GrainType("run")]
internal sealed class RunGrain(RunTable runs, IGrainFactory grains) : Grain, IRunGrain
{
    private static readonly TimeSpan PollPatience = TimeSpan.FromSeconds(1);

    private Run Run => runs[this.GetPrimaryKeyString()];

    public async Task Start()
    {
        var run = Run;
        if (run.Hosting == Hosting.Grain) await new GrainDriver(run, grains).StartAsync();
        else new Thread(() => WorkOff(run)) { IsBackground = true, Name = $"run {run.Realm}" }.Start();
    }

    public async Task<bool> Poll()
    {
        var outcome = Run.Outcome;
        await ((Task)outcome).WaitAsync(PollPatience)
            .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (outcome.IsCompleted) DeactivateOnIdle();
        return outcome.IsCompleted;
    }

    public Task Cancel()
    {
        Run.Cancel();
        return Task.CompletedTask;
    }

    private static void WorkOff(Run run)
    {
        try
        {
            run.Conductor.Run(run.Cancellation);
            run.Finish();
        }
        // Whatever ends the run is handed to whoever asked for it; on this thread it would end the process.
        catch (Exception e)
        {
            run.Fail(e);
        }
    }
}
