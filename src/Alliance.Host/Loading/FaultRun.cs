using System.Diagnostics;

namespace Alliance.Host.Loading;

/// <summary>Strikes the faults at their times, and tells afterwards how soon the work went on.</summary>
internal sealed class FaultRun(LoadOptions options, OwnSetup? own, LoadTally tally)
{
    private static readonly TimeSpan SlowStore = TimeSpan.FromMilliseconds(200);
    private readonly List<(Fault Fault, string Target, long At)> _struck = [];
    private long _began;

    public IReadOnlyList<FaultResult> Results => [.. _struck.Select(s => new FaultResult(
        s.Fault.Text, s.Target, Math.Round(Stopwatch.GetElapsedTime(_began, s.At).TotalSeconds, 1), tally.TakenUpAfter(s.At)))];

    public async Task Run(CancellationToken interruption)
    {
        _began = Stopwatch.GetTimestamp();
        if (own is null || options.Faults.Count == 0) return;
        var random = new Random((int)(options.Seed % int.MaxValue));
        var length = TimeSpan.FromSeconds(LoadPlan.Of(options).Take(options.Profile == LoadProfile.Ramp ? 1 : int.MaxValue).Sum(s => s.Length.TotalSeconds));
        var blows = options.Faults.Select(f => (Fault: f, At: f.Moment(length, random), Silo: random.Next(own.Silos))).ToList();
        await Task.WhenAll(blows.Select(b => Strike(b.Fault, b.At, b.Silo, own, interruption)));
    }

    private async Task Strike(Fault fault, TimeSpan at, int silo, OwnSetup setup, CancellationToken interruption)
    {
        try
        {
            await Task.Delay(at, interruption);
            var target = fault.NeedsRedis ? "redis" : $"silo {silo + 1}";
            lock (_struck) _struck.Add((fault, target, Stopwatch.GetTimestamp()));
            switch (fault.Kind)
            {
                case FaultKind.KillSilo: await setup.KillAndRestart(silo); break;
                case FaultKind.PauseSilo: await setup.Pause(silo, fault.Length, interruption); break;
                case FaultKind.RestartStore: await setup.Redis!.KillAndRestart(); break;
                case FaultKind.SlowStore: await Slow(setup.Delay!, fault.Length, interruption); break;
            }
        }
        catch (OperationCanceledException)
        {
            // The run was interrupted before, or while, it struck.
        }
    }

    private static async Task Slow(StoreDelay store, TimeSpan length, CancellationToken interruption)
    {
        store.Delay = SlowStore;
        try
        {
            await Task.Delay(length, interruption);
        }
        finally
        {
            store.Delay = TimeSpan.Zero;
        }
    }
}
