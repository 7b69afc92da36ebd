using System.Diagnostics;
using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Results;
using Alliance.LoadTesting.Setups;
using Alliance.LoadTesting.Users;

namespace Alliance.LoadTesting.Running;

/// <summary>Runs the steps of a run by its schedule.</summary>
internal sealed class StepRunner(
    LoadOptions options,
    IDemand demand,
    VirtualUsers people,
    Watchers watchers,
    SetupReader about,
    PassCriteria criteria,
    ILoadProgress progress)
{
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(20), LongestRest = TimeSpan.FromSeconds(30);

    /// <summary>Warms up at the rate of the first step, without measuring.</summary>
    public async Task WarmUp(CancellationToken interruption)
    {
        if (options.Warmup > TimeSpan.Zero) await Drive(new LoadStep(-1, options.Rate, options.Warmup), interruption);
    }

    public async Task<IReadOnlyList<StepResult>> Run(FaultRun faults, CancellationToken interruption)
    {
        faults.Begin(interruption);
        var steps = new List<Task<StepResult>>();
        foreach (var step in LoadPlan.Of(options))
        {
            if (interruption.IsCancellationRequested) break;
            progress.Stage(new($"每秒 {step.PerSecond:0.#} 个请求", $"{step.PerSecond:0.#} requests a second"));
            var result = Judge(await Drive(step, interruption));
            steps.Add(result);
            // Elsewhere than in a ramp they follow each other without a gap.
            if (options.Profile != LoadProfile.Ramp || (await result).Sustained) continue;
            // The next step of a ramp hangs on this one. It has a second chance: a machine that others use too has its
            // moments.
            await Rest();
            var second = step with { Index = step.Index + LoadPlan.MostSteps };
            steps.Add(result = Judge(await Drive(second, interruption)));
            if (!(await result).Sustained) break;
        }

        await faults.End();
        return await Task.WhenAll(steps);
    }

    /// <summary>Waits until nothing is under way, so that the arrears of one step do not affect the next.</summary>
    private async Task Rest()
    {
        var since = Stopwatch.GetTimestamp();
        while (
            Stopwatch.GetElapsedTime(since) < LongestRest
            && (people.AreBusy || people.Book.Acknowledged.Any(c => c.Ended == 0)))
            await Task.Delay(100);
    }

    private async Task<StepRun> Drive(LoadStep step, CancellationToken interruption)
    {
        var run = new StepRun(step) { SilosBefore = await about.SiloCpu() };
        watchers.Latencies = run.Events;
        var start = Stopwatch.GetTimestamp() + Ticks(Lead);
        // A thread of its own: the pool is the answers'.
        await Task.Factory.StartNew(
            () => Send(run, start, interruption),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        run.Sent();
        return run;
    }

    private void Send(StepRun run, long start, CancellationToken interruption)
    {
        var told = 0L;
        foreach (var (at, isRequest, come) in demand.Of(run.Step))
        {
            var intended = start + Ticks(at);
            if (!WaitUntil(intended, run, interruption)) return;
            if (isRequest) run.Offer();
            _ = come(run, intended);
            if (at.Ticks - told < TimeSpan.TicksPerMillisecond * 250) continue;
            told = at.Ticks;
            progress.Progress(run.Step, at);
        }

        WaitUntil(start + Ticks(run.Step.Length), run, interruption);
    }

    private bool WaitUntil(long moment, StepRun run, CancellationToken interruption)
    {
        while (moment - Stopwatch.GetTimestamp() is var left and > 0)
        {
            if (interruption.IsCancellationRequested) return false;
            Thread.Sleep((int)Math.Clamp(left * 1_000 / Stopwatch.Frequency, 1, 100));
            run.TeamsOut = Math.Max(run.TeamsOut, people.Tally.TeamsOut);
        }

        run.TeamsOut = Math.Max(run.TeamsOut, people.Tally.TeamsOut);
        return true;
    }

    /// <summary>Waits until all requests are committed or it is too late for them to count. In a ramp or at a steady
    /// rate, it also waits until the teams are home, so that steps do not mix. Then it returns the result of the
    /// step.</summary>
    private async Task<StepResult> Judge(StepRun run)
    {
        var since = Stopwatch.GetTimestamp();
        while (
            Stopwatch.GetElapsedTime(since) < PassCriteria.InTime
            && (people.Book.Open(run.Step.Index) > 0 || people.Waiting > 0))
            await Task.Delay(50);
        if (options.Profile is LoadProfile.Ramp or LoadProfile.Steady)
            while (Stopwatch.GetElapsedTime(since) < options.Cycle + PassCriteria.InTime && people.Crews.UnderWay > 0)
                await Task.Delay(50);
        run.SilosAfter = await about.SiloCpu();
        run.HeapMiB = await about.HeapMiB();
        var result = run.Result(people.Book, criteria, options.Limits);
        progress.Step(result);
        return result;
    }

    private static long Ticks(TimeSpan span) => (long)(span.TotalSeconds * Stopwatch.Frequency);
}
