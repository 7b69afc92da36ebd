using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Silos;

namespace Alliance.Simulation.Clusters;

/// <summary>One attempt at a run whose shards are spread over silos. It keeps the journal and the order of the
/// windows.</summary>
/// <remarks>Each silo runs its own shards and is called once per window. Mail between silos travels with these calls,
/// once per window and pair of shards: with the report of one silo and the next order to the other. No such mail is due
/// earlier.</remarks>
internal sealed class ClusterRun(SimulationCluster cluster, RunPlan plan, RunSetup setup, RunJournal journal)
{
    private readonly long _lookahead = setup.Lookahead.Milliseconds;
    private readonly List<DatedChange> _changes = [];
    private readonly List<Part> _parts = [];
    private readonly Lock _abandoning = new();
    private bool _isAbandoned;
    private int[] _partOfShard = [];

    /// <summary>The progress of the run.</summary>
    public RunProgress Progress { get; private set; }

    /// <summary>Makes each silo create its part.</summary>
    /// <param name="silos">The silos.</param>
    /// <param name="shards">The number of shards of the run, at least as many as silos.</param>
    /// <param name="realm">The realm, which is unique to this attempt.</param>
    public async Task StartAsync(IReadOnlyList<SiloAddress> silos, int shards, string realm)
    {
        _partOfShard = [.. Enumerable.Range(0, shards).Select(i => i % silos.Count)];
        for (var part = 0; part < silos.Count; part++) _parts.Add(new Part(cluster.PartOf($"{realm}/part/{part}")));
        // All are known before the first is made: what was made is given up when another cannot be.
        await Task.WhenAll(
            _parts.Select(
                async (part, index) =>
                    part.Next = await SimulationCluster.StartAsync(
                        silos[index],
                        part.Grain,
                        new PartOrder(
                            plan,
                            shards,
                            [.. Enumerable.Range(0, shards).Where(i => _partOfShard[i] == index)],
                            BuildIdentity.This))));
    }

    /// <summary>Runs all windows.</summary>
    /// <returns>Whether the run is complete; false when it was stopped between two windows.</returns>
    public async Task<bool> WorkOffAsync(IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var last = (setup.Until?.Milliseconds ?? long.MaxValue) / _lookahead;
        while (NextWindow() is var window && window <= last)
        {
            if (cancellation.IsCancellationRequested) return false;
            await WorkOffAsync(window);
            progress?.Report(Progress);
        }

        return true;
    }

    /// <summary>Adds up the totals, and makes the silos release the run.</summary>
    public async Task<RunTotals> EndAsync()
    {
        var sums = RunTotals.Of(await Task.WhenAll(_parts.Select(p => p.Grain.End())));
        return sums with { AtRest = sums.AtRest && _parts.TrueForAll(p => p.Mail.Count == 0) };
    }

    /// <summary>Makes the remaining silos release the run, without waiting for them.</summary>
    public void Abandon()
    {
        lock (_abandoning) _isAbandoned = true;
        foreach (var part in _parts) part.Grain.End().Ignore();
    }

    private long NextWindow()
    {
        var next = long.MaxValue;
        foreach (var part in _parts) next = Math.Min(next, NextOf(part));
        return next;
    }

    private long NextOf(Part part)
    {
        var next = part.Next ?? long.MaxValue;
        foreach (var lane in part.Mail) next = Math.Min(next, lane.Earliest / _lookahead);
        return next;
    }

    private async Task WorkOffAsync(long window)
    {
        List<Part> busy = [.. _parts.Where(p => NextOf(p) == window)];
        var reports = await Task.WhenAll(
            busy.Select(p => p.Grain.Work(new WindowOrder(window, p.Mail, _changes[p.Changes..]))));
        foreach (var part in busy)
            (part.Mail, part.Changes) = ([], _changes.Count);
        lock (_abandoning)
        {
            // The journal of a run that is given up is closed.
            ObjectDisposedException.ThrowIf(_isAbandoned, this);
            for (var i = 0; i < busy.Count; i++) TakeIn(busy[i], reports[i]);
            journal.Commit(Changed);
        }

        Progress = new RunProgress(new Instant((window + 1) * _lookahead), _parts.Sum(p => p.Messages), journal.Count);
    }

    private void TakeIn(Part part, WindowReport report)
    {
        (part.Next, part.Messages) = (report.Next, report.Messages);
        journal.Take(report.Records);
        foreach (var lane in report.Mail) _parts[_partOfShard[lane.To]].Mail.Add(lane);
    }

    private void Changed(RegionChange change, long tick) => _changes.Add(new DatedChange(tick, change));

    /// <summary>The shards of one silo.</summary>
    private sealed class Part(IPartGrain grain)
    {
        public IPartGrain Grain => grain;
        public long? Next;
        public List<Lane> Mail = [];
        /// <summary>The number of changes of the region that the part knows.</summary>
        public int Changes;
        public long Messages;
    }
}
