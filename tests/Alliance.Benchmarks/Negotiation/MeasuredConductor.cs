using Alliance.Benchmarks.Measuring;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Windows;

namespace Alliance.Benchmarks.Negotiation;

/// <summary>The product's conductor, looked at when it begins and when nothing is left to do.</summary>
internal sealed class MeasuredConductor(RunSetup setup, int shards, RunJournal journal, bool withMemory)
    : RunConductor(setup, shards, journal)
{
    private Watch? _watch;

    /// <summary>Time and allocation of all windows.</summary>
    public Spent Spent { get; private set; }
    /// <summary>Managed bytes at rest, with all actors still there; 0 where memory is not measured.</summary>
    public long BytesAtRest { get; private set; }

    /// <summary>Actors and people that were handed anything: each has a grain of its own where actors have.</summary>
    public int Agents => Shards.Sum(s => s.Agents);

    public override Window? NextWindow()
    {
        _watch ??= Watch.Start();
        var window = base.NextWindow();
        if (window is not null) return window;
        Spent = _watch.Value.Stop();
        if (withMemory) BytesAtRest = ManagedMemory.Settled();
        return null;
    }
}
