using System.Diagnostics;
using Alliance.Core.Geography;
using Alliance.Simulation.Measures;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Silos;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Experiments;

/// <summary>Compares policies by whole runs of one scenario. Runs of the same seed are paired:
/// they have the same hazards.</summary>
public static class Comparison
{
    /// <summary>Runs every policy with every seed. Each run has one grain in one silo. There are as many runs at once
    /// as cores.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="policies">The policies: at least two of <see cref="NegotiationPolicy.All"/>. The others are
    /// compared with the first.</param>
    /// <param name="seeds">The seeds, at least one.</param>
    /// <param name="done">Called after each run, one call at a time.</param>
    /// <param name="cancellation">Stops the comparison.</param>
    /// <exception cref="OperationCanceledException">The comparison was stopped.</exception>
    public static async Task<ComparisonSummary> RunAsync(
        Scenario scenario,
        IReadOnlyList<string> policies,
        IReadOnlyList<ulong> seeds,
        Action? done = null,
        CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        var regions = policies.Select(p => new Region(scenario.RegionFor(p))).ToList();
        var told = new Lock();
        var outcomes = await ParallelRuns.RunAsync<Outcome>(
            policies.Count * seeds.Count,
            Environment.ProcessorCount,
            async (silo, i, stopped) =>
            {
                var policy = i % policies.Count;
                var outcome = await RunOneAsync(
                    silo,
                    i,
                    scenario with
                    {
                        Policy = policies[policy],
                        Seed = seeds[i / policies.Count],
                    },
                    regions[policy],
                    stopped);
                lock (told)
                    done?.Invoke();
                return outcome;
            },
            cancellation);
        cancellation.ThrowIfCancellationRequested();
        Outcome[] runs = [.. outcomes.OfType<Outcome>()];
        IReadOnlyList<Outcome> Of(int policy) =>
            [.. Enumerable.Range(0, seeds.Count).Select(s => runs[s * policies.Count + policy])];
        return new ComparisonSummary
        {
            Scenario = scenario.Name,
            Policies = policies,
            Seeds = seeds,
            Measures = [.. Measured.Select(m => Measure(m.Name, m.Unit, m.Of, policies, Of))],
            Awards = policies.Select((name, i) => (name, Sum: Sum(Of(i)))).ToDictionary(p => p.name, p => p.Sum),
            InvariantViolations = runs.Sum(r => r.Summary.InvariantViolations),
            OpenRequests = runs.Sum(r => r.Summary.Requests.Open),
            ElapsedSeconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1),
        };
    }

    private static readonly (string Name, string Unit, Func<Outcome, double?> Of)[] Measured =
    [
        ("weightedUnmet", "priority-weighted people-hours", o => Math.Round(o.WeightedUnmet, 1)),
        ("unmetShare", "of person-hours asked", o => o.Summary.Needs.UnmetShare),
        ("timeToFirstCommitment", "minutes, mean over lines", o => o.Summary.Response.RequestToCommitmentMinutes.Mean),
        ("firstTeam", "minutes, mean over needs", o => o.Summary.Response.FirstTeamMinutes.Mean),
    ];

    private static async Task<Outcome> RunOneAsync(
        SimulationSilo silo, int number, Scenario scenario, Region region, CancellationToken cancellation)
    {
        var rehearsal = new Rehearsal(scenario, [], null, region);
        var (unmet, awards) = (new UnmetFold(), new AwardFold());
        var setup = rehearsal.Setup with { Realm = $"run-{number + 1}-{scenario.Seed}" };
        var result = await silo.RunAsync(
            setup, Hosting.Region, 1, null, [.. rehearsal.Folds, unmet, awards], null, cancellation);
        return new Outcome(rehearsal.Summarise(result), unmet.WeightedPeopleHours, awards.Awards);
    }

    private static ComparedMeasure Measure(
        string name,
        string unit,
        Func<Outcome, double?> value,
        IReadOnlyList<string> policies,
        Func<int, IReadOnlyList<Outcome>> of)
    {
        var values = policies.Select((_, i) => of(i).Select(value).ToList()).ToList();
        return new ComparedMeasure(
            name,
            unit,
            policies
                .Select((p, i) => (p, values[i].Average()))
                .ToDictionary(p => p.p, p => p.Item2 is { } mean ? Math.Round(mean, 3) : (double?)null),
            [
                .. Enumerable
                    .Range(1, policies.Count - 1)
                    .Select(i => new ComparedDifference(
                        policies[i],
                        policies[0],
                        PairedDifference.Of([
                            .. values[i]
                                .Zip(values[0])
                                .Where(p => p.First is not null && p.Second is not null)
                                .Select(p => p.First!.Value - p.Second!.Value),
                        ]))),
            ]);
    }

    private static AwardMeasure Sum(IReadOnlyList<Outcome> outcomes) =>
        new(
            outcomes.Sum(o => o.Awards.Decisions), outcomes.Sum(o => o.Awards.OfSeveralLines),
            outcomes.Sum(o => o.Awards.Unmet), outcomes.Sum(o => o.Awards.UnmetNearestFirst),
            outcomes.Sum(o => o.Awards.NotExact));

    private sealed record Outcome(RehearsalSummary Summary, double WeightedUnmet, AwardMeasure Awards);
}

/// <summary>The result of a comparison; the JSON of <c>alliance compare --json</c>.</summary>
public sealed record ComparisonSummary
{
    public required string Scenario { get; init; }
    /// <summary>The policies. The others are compared with the first.</summary>
    public required IReadOnlyList<string> Policies { get; init; }
    public required IReadOnlyList<ulong> Seeds { get; init; }
    public required IReadOnlyList<ComparedMeasure> Measures { get; init; }
    /// <summary>The award measures of each policy over all its runs: the unmet quantity after each decision, compared
    /// with nearest-first on the same inputs.</summary>
    public required IReadOnlyDictionary<string, AwardMeasure> Awards { get; init; }
    public required int InvariantViolations { get; init; }
    /// <summary>The number of requests that were open at the end, over all runs.</summary>
    public required int OpenRequests { get; init; }
    /// <summary>The seconds of real time that all runs took together.</summary>
    public required double ElapsedSeconds { get; init; }
}

/// <summary>One measure: the mean of each policy, and the paired differences from the first.</summary>
public sealed record ComparedMeasure(
    string Name,
    string Unit,
    IReadOnlyDictionary<string, double?> Means,
    IReadOnlyList<ComparedDifference> Differences);

/// <summary>The difference of a policy from another; below zero where the policy has the lower value.</summary>
public sealed record ComparedDifference(string Policy, string Against, PairedDifference Difference);
