using System.Diagnostics;
using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Results;
using Alliance.LoadTesting.Setups;

namespace Alliance.LoadTesting.Running;

/// <summary>Causes the faults at their times, and reports afterwards how soon the work continued.</summary>
internal sealed class FaultRun(LoadOptions options, StartedSetup? own, LoadTally tally)
{
    private static readonly TimeSpan SlowStore = TimeSpan.FromMilliseconds(200);
    private readonly CancellationTokenSource _over = new();
    private List<ScheduledFault> _faults = [];
    private Task _striking = Task.CompletedTask;
    private long _began;

    /// <summary>A fault in this run.</summary>
    private sealed record ScheduledFault(LoadFault Fault, TimeSpan At, int Silo)
    {
        public string Target => Fault.NeedsRedis ? "redis" : $"silo {Silo + 1}";
        /// <summary>The timestamp at which it struck; null if it has not.</summary>
        public long? Struck { get; set; }
    }

    public IReadOnlyList<FaultResult> Results =>
        [
            .. _faults.Select(b =>
                b.Struck is { } at
                    ? new FaultResult(
                        b.Fault.Text,
                        b.Target,
                        true,
                        Math.Round(Stopwatch.GetElapsedTime(_began, at).TotalSeconds, 1),
                        tally.TakenUpAfter(at))
                    : new FaultResult(b.Fault.Text, b.Target, false, null, null)),
        ];

    /// <summary>Starts the schedule of faults at the begin of the first step.</summary>
    public void Begin(CancellationToken interruption)
    {
        _began = Stopwatch.GetTimestamp();
        if (own is null) return;
        var random = new Random((int)(options.Seed % int.MaxValue));
        // Of a ramp its first step is certain.
        var length = LoadPlan.Length(options) ?? options.Step;
        _faults =
        [
            .. options.Faults.Select(f => new ScheduledFault(f, f.Moment(length, random), random.Next(own.Silos))),
        ];
        _striking = Task.WhenAll(_faults.Select(b => Strike(b, own, interruption)));
    }

    /// <summary>Ends the schedule after the last step, which may be earlier than planned. Faults that have not struck
    /// are cancelled. Faults that have struck come to their end.</summary>
    public async Task End()
    {
        await _over.CancelAsync();
        await _striking;
    }

    private async Task Strike(ScheduledFault fault, StartedSetup setup, CancellationToken interruption)
    {
        try
        {
            using var calledOff = CancellationTokenSource.CreateLinkedTokenSource(interruption, _over.Token);
            await Task.Delay(fault.At, calledOff.Token);
            fault.Struck = Stopwatch.GetTimestamp();
            switch (fault.Fault.Kind)
            {
                case FaultKind.KillSilo: await setup.KillAndRestart(fault.Silo); break;
                case FaultKind.PauseSilo: await setup.Pause(fault.Silo, fault.Fault.Length, interruption); break;
                case FaultKind.RestartStore: await setup.Redis!.KillAndRestart(); break;
                case FaultKind.SlowStore: await Slow(setup.Delay!, fault.Fault.Length, interruption); break;
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
