using Orleans.Concurrency;
using Orleans.Placement;

namespace Alliance.Simulation.Silos;

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

/// <summary>Works off a run, off its own scheduler: a long turn times out.</summary>
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
