using System.Diagnostics;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Silos;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Experiments;

/// <summary>Runs the same scenario under many seeds. This shows how far the result of one storm can be
/// trusted.</summary>
public static class Replications
{
    /// <summary>The placeholder for the seed in the name of a journal.</summary>
    public const string SeedInName = "{seed}";

    /// <summary>Executes the replications, each in a grain of its own in one silo. They share the scenario and its
    /// region.</summary>
    /// <param name="scenario">The scenario; its seed is that of the first replication.</param>
    /// <param name="count">The number of replications, at least one.</param>
    /// <param name="atOnce">The number of replications at once.</param>
    /// <param name="overrides">The manual settings over the scenario file, for the headers of the journals.</param>
    /// <param name="until">The last moment of the run; null to run until at rest.</param>
    /// <param name="journal">The path of the journals, with <see cref="SeedInName"/> in it; null to compute only their
    /// digests.</param>
    /// <param name="progress">Receives the progress of each run, with its number counted from 0, on threads of the
    /// runs.</param>
    /// <param name="cancellation">Ends the replications under way between two windows, and starts no further
    /// one.</param>
    /// <returns>The summary of the first, with all replications that were begun, in their order.</returns>
    /// <exception cref="RunFailedException">An actor threw.</exception>
    /// <exception cref="IOException">A journal cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The replications were stopped before the first had
    /// begun.</exception>
    public static async Task<RehearsalSummary> RunAsync(
        Scenario scenario, int count, int atOnce, IReadOnlyList<string> overrides, Instant? until, string? journal,
        IProgress<(int Run, RunProgress? Progress)>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var seeds = ReplicationSeeds.First(count, scenario.Seed);
        var region = new Region(scenario.RegionFor(scenario.Policy));
        var started = Stopwatch.GetTimestamp();
        var summaries = await ParallelRuns.RunAsync<RehearsalSummary>(
            count,
            atOnce,
            async (silo, i, stopped) =>
            {
                var rehearsal = new Rehearsal(scenario with { Seed = seeds[i] }, overrides, until, region);
                var path = journal?.Replace(SeedInName, $"{seeds[i]}", StringComparison.Ordinal);
                var told = progress is null ? null : new OfRun(i, progress);
                var result = await silo.RunAsync(
                    rehearsal.Setup with
                    {
                        Realm = $"run-{i + 1}-{seeds[i]}",
                    },
                    Hosting.Region,
                    1,
                    path,
                    rehearsal.Folds,
                    told,
                    stopped);
                progress?.Report((i, null));
                return rehearsal.Summarise(result);
            },
            cancellation);
        if (summaries[0] is null)
            cancellation.ThrowIfCancellationRequested();
        var reason = $"{count} replications: one grain works off each whole run, {atOnce} at once";
        return Together(summaries, count, reason, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Combines the summary of the first replication with all that were begun.</summary>
    internal static RehearsalSummary Together(RehearsalSummary?[] summaries, int count, string reason, double seconds)
    {
        List<Replication> runs = [.. summaries.OfType<RehearsalSummary>().Select(Replication.Of)];
        return summaries.OfType<RehearsalSummary>().First() with
        {
            HostingReason = reason,
            Interrupted = runs.Count < count || runs.Exists(r => r.Interrupted),
            Replications = runs,
            Estimates = [.. Measured.Select(m => Estimate.Of(m.Name, m.Unit, runs.Select(m.Of)))],
            ReplicationsSeconds = Math.Round(seconds, 3),
        };
    }

    private static readonly (string Name, string Unit, Func<Replication, double?> Of)[] Measured =
    [
        ("requests.raised", "requests", r => r.Requests.Raised),
        ("lines.raised", "lines", r => r.Lines.Raised),
        ("lines.fulfilled", "lines", r => r.Lines.Fulfilled),
        ("lines.partiallyFulfilled", "lines", r => r.Lines.PartiallyFulfilled),
        ("lines.unfilled", "lines", r => r.Lines.Unfilled),
        ("needs.asked", "person-hours", r => r.Needs.Asked),
        ("needs.unmetShare", "of person-hours asked", r => r.Needs.UnmetShare),
        ("aidByTier.village", "person-hours", r => r.AidByTier.Village),
        ("aidByTier.township", "person-hours", r => r.AidByTier.Township),
        ("aidByTier.alliance", "person-hours", r => r.AidByTier.Alliance),
        ("aidByTier.county", "person-hours", r => r.AidByTier.County),
        ("aidByTier.centre", "person-hours", r => r.AidByTier.Centre),
        ("response.firstTeamMinutes.mean", "minutes", r => r.Response.FirstTeamMinutes.Mean),
        ("response.firstTeamMinutes.p90", "minutes", r => r.Response.FirstTeamMinutes.P90),
        ("response.requestToCommitmentMinutes.mean", "minutes", r => r.Response.RequestToCommitmentMinutes.Mean),
        ("response.requestToCommitmentMinutes.p90", "minutes", r => r.Response.RequestToCommitmentMinutes.P90),
        ("targets.within15", "of incidents", r => r.Targets.Within15),
        ("targets.firstUnitMinutes.mean", "minutes", r => r.Targets.FirstUnitMinutes.Mean),
        ("simulatedHours", "hours", r => r.SimulatedHours),
        ("messages", "messages", r => r.Messages),
    ];

    private sealed class OfRun(int run, IProgress<(int, RunProgress?)> all) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => all.Report((run, value));
    }
}
