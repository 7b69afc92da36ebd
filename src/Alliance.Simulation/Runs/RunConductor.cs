using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Runs;

/// <summary>Conducts a whole run in this process.</summary>
internal class RunConductor : LocalConductor
{
    private readonly RunJournal _journal;
    private readonly Action<RegionChange, long> _changed;

    /// <summary>Prepares a run.</summary>
    /// <exception cref="ArgumentException">The setup is not valid. The message names the error.</exception>
    public RunConductor(RunSetup setup, int shards, RunJournal journal)
        : base(setup, shards, Enumerable.Range(0, shards)) => (_journal, _changed) = (journal, Regions.Apply);

    /// <summary>The progress of the run: the end of the last closed window.</summary>
    public Instant Now { get; private set; }

    /// <summary>Called after each window.</summary>
    public Action? Closed { get; set; }

    /// <summary>Exchanges the mail between shards and writes the records.</summary>
    public override void Close(in Window window)
    {
        Exchange();
        foreach (var shard in Shards) _journal.Take(shard.Records);
        _journal.Commit(_changed);
        Now = new Instant(window.LastTick + 1);
        Closed?.Invoke();
    }
}
