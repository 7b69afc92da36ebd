using System.Diagnostics;

namespace Alliance.Host.Loading;

/// <summary>Strikes the faults at their times, and tells afterwards how soon the work went on.</summary>
internal sealed class FaultRun(LoadOptions options, OwnSetup? own, LoadTally tally)
{
    private static readonly TimeSpan SlowStore = TimeSpan.FromMilliseconds(200);
    private readonly CancellationTokenSource _over = new();
    private List<Blow> _blows = [];
    private Task _striking = Task.CompletedTask;
    private long _began;

    /// <summary>A fault in this run.</summary>
    private sealed record Blow(Fault Fault, TimeSpan At, int Silo)
    {
        public string Target => Fault.NeedsRedis ? "redis" : $"silo {Silo + 1}";
        /// <summary>When it struck; null: not yet.</summary>
        public long? Struck { get; set; }
    }

    public IReadOnlyList<FaultResult> Results => [.. _blows.Select(b => b.Struck is { } at
        ? new FaultResult(b.Fault.Text, b.Target, true, Math.Round(Stopwatch.GetElapsedTime(_began, at).TotalSeconds, 1), tally.TakenUpAfter(at))
        : new FaultResult(b.Fault.Text, b.Target, false, null, null))];

    /// <summary>The first step begins.</summary>
    public void Begin(CancellationToken interruption)
    {
        _began = Stopwatch.GetTimestamp();
        if (own is null) return;
        var random = new Random((int)(options.Seed % int.MaxValue));
        // Of a ramp its first step is certain.
        var length = LoadPlan.Length(options) ?? options.Step;
        _blows = [.. options.Faults.Select(f => new Blow(f, f.Moment(length, random), random.Next(own.Silos)))];
        _striking = Task.WhenAll(_blows.Select(b => Strike(b, own, interruption)));
    }

    /// <summary>The last step is over, perhaps sooner than thought: what has not struck does so no more, and what has comes to its end.</summary>
    public async Task End()
    {
        await _over.CancelAsync();
        await _striking;
    }

    private async Task Strike(Blow blow, OwnSetup setup, CancellationToken interruption)
    {
        try
        {
            using var calledOff = CancellationTokenSource.CreateLinkedTokenSource(interruption, _over.Token);
            await Task.Delay(blow.At, calledOff.Token);
            blow.Struck = Stopwatch.GetTimestamp();
            switch (blow.Fault.Kind)
            {
                case FaultKind.KillSilo: await setup.KillAndRestart(blow.Silo); break;
                case FaultKind.PauseSilo: await setup.Pause(blow.Silo, blow.Fault.Length, interruption); break;
                case FaultKind.RestartStore: await setup.Redis!.KillAndRestart(); break;
                case FaultKind.SlowStore: await Slow(setup.Delay!, blow.Fault.Length, interruption); break;
            }
        }
        catch (OperationCanceledException)
        {
            // The run was over, or interrupted, before it struck; or interrupted while it did.
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
