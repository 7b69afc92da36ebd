using Alliance.Core.Actors;
using Alliance.Simulation.Experiments;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Silos;

namespace Alliance.Host.Commands;

/// <summary>What <c>alliance replay</c> was asked for.</summary>
internal sealed record ReplayOptions(
    string File, string? Policy, string[] Overrides, int? Replications, string? Journal, string? Redis, int Shards, Hosting Hosting, int? UntilHours, long? MaxMemoryMiB,
    bool Detail, bool Json, bool Quiet)
{
    private const int MostReplications = 100_000;

    /// <summary>All that is set over the scenario file.</summary>
    public IReadOnlyList<string> Settings => Policy is null ? Overrides : [.. Overrides, $"policy={Policy}"];

    /// <summary>Those of the settings that the journal's header names: seed and policy have fields of their own there.</summary>
    public IReadOnlyList<string> Recorded =>
        [.. Settings.Where(o => !o.StartsWith("seed=", StringComparison.Ordinal) && !o.StartsWith("policy=", StringComparison.Ordinal))];

    /// <summary>The last moment to work off; null: until at rest.</summary>
    public Instant? Until => UntilHours is { } hours ? Instant.Start + Span.FromHours(hours) : null;

    /// <summary>What is wrong with it, if anything.</summary>
    public string? Bad()
    {
        if (Replications is < 1 or > MostReplications) return $"--replications: give a number from 1 to {MostReplications}.";
        if (Shards is < 1 or > 1024) return "--shards: give a number from 1 to 1024.";
        if (UntilHours is < 1) return "--until: give a number of hours above zero.";
        if (MaxMemoryMiB is < 1) return "--max-memory: give a number of MiB above zero.";
        if (Policy is not null && !NegotiationPolicy.All.Contains(Policy))
            return $"--policy: '{Policy}' is unknown; choose one of {string.Join(", ", NegotiationPolicy.All)}.";
        if (Redis is not null && RedisAddress.Bad(Redis) is { } why) return why;
        return BadTogether() ?? BadJournal();
    }

    /// <summary>The scenario with what concerns its region: with <c>--detail</c>, that decisions record all their inputs.</summary>
    public Scenario Over(Scenario scenario) => Detail ? scenario.RecordingAllInputs() : scenario;

    /// <summary>MiB that the runs may take.</summary>
    public long MemoryLimitMiB => MaxMemoryMiB ?? MemoryEstimate.AvailableMiB;

    /// <summary>Why a run will not fit in memory, and what to do; null where it will.</summary>
    public string? TooLarge(MemoryEstimate estimate)
    {
        if (estimate.NeededMiB <= MemoryLimitMiB) return null;
        return $"the run will want about {estimate.NeededMiB:N0} MiB ({estimate.Actors:N0} actors, {estimate.Rises:N0} rises of needs), and "
            + $"{(MaxMemoryMiB is null ? "this machine has" : "--max-memory allows")} {MemoryLimitMiB:N0}: take a smaller region, fewer hazards, or a machine with more memory; "
            + $"to try all the same, say --max-memory {estimate.NeededMiB}.";
    }

    private string? BadTogether()
    {
        if (Redis is not null && Hosting == Hosting.Region) return "--hosting: over the silos of a cluster each actor has a grain; leave it out, or say grain.";
        if (Replications is null) return null;
        if (Redis is not null && Journal is not null) return "--journal: replications on the silos of a cluster give their digests only; run those whose journal is wanted by their --seed.";
        if (Hosting == Hosting.Grain) return "--hosting: replications have one grain for each run; leave it out, or say region.";
        return Shards > 1 ? "--shards: replications are not cut into shards, they fill the cores by being many; leave it out." : null;
    }

    private string? BadJournal()
    {
        if (Journal is not { } path) return null;
        const string seed = Alliance.Simulation.Experiments.Replications.SeedInName;
        if (Replications is > 1 && !Path.GetFileName(path).Contains(seed, StringComparison.Ordinal))
            return $"--journal: replications write a file each; put {seed} into the name, as in runs-{seed}.jsonl.";
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))) return $"--journal: the folder of {path} does not exist; make it first.";
        return JournalTarget.MayBeReplaced(path) ? null : $"--journal: {path} is there and is no journal; it is not overwritten. Choose another name, or remove it first.";
    }
}
