using Orleans.Concurrency;
using Orleans.Placement;

namespace Alliance.Simulation.Silos;

/// <summary>The grain of a whole run. Its key is the realm.</summary>
[Alias("alliance.run")]
internal interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Starts the run and returns at once.</summary>
    [Alias("start")]
    Task Start();

    /// <summary>Returns whether the run is over. It waits a little for the end, so that a caller may ask again at
    /// once.</summary>
    [Alias("poll")]
    Task<bool> Poll();

    /// <summary>Stops the run after the open window.</summary>
    [Alias("cancel")]
    Task Cancel();
}

/// <summary>Executes a run outside its own scheduler, because a long turn would time out.</summary>
[Reentrant, KeepAlive, PreferLocalPlacement, GrainType("run")]
internal sealed class RunGrain(RunTable runs, IGrainFactory grains) : Grain, IRunGrain
{
    private static readonly TimeSpan PollPatience = TimeSpan.FromSeconds(1);

    private HostedRun Run => runs[this.GetPrimaryKeyString()];

    public Task Start()
    {
        var run = Run;
        if (run.Hosting == Hosting.Grain) Task.Run(() => WorkOffInGrains(run)).Ignore();
        else new Thread(() => WorkOff(run)) { IsBackground = true, Name = $"run {run.Realm}" }.Start();
        return Task.CompletedTask;
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

    // Every exception goes to the caller of the run. On these threads it would end the process or go unnoticed.
    private static void WorkOff(HostedRun run)
    {
        try
        {
            run.Conductor.Run(run.Cancellation);
            run.Finish();
        }
        catch (Exception e)
        {
            run.Fail(e);
        }
    }

    private async Task WorkOffInGrains(HostedRun run)
    {
        var driver = new GrainDriver(run, grains);
        try
        {
            await driver.StartAsync();
            await driver.WorkOffAllAsync(run.Cancellation);
            run.Finish();
        }
        catch (Exception e)
        {
            run.Fail(e);
        }
        finally
        {
            driver.Release();
        }
    }
}
