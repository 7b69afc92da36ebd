using Alliance.Core.Actors;
using Alliance.Host.Commands.Clusters;
using Alliance.Host.Output;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Silos;

namespace Alliance.Host.Commands.Runs;

/// <summary>The options of <c>alliance replay</c>.</summary>
internal sealed record ReplayOptions(
    string File, string? Policy, string[] Overrides, int? Replications, string? Journal,
    ClusterFlags.Given Cluster, int Shards, Hosting Hosting,
    int? UntilHours, long? MaxMemoryMiB, bool Detail, bool Json, bool Quiet)
{
    private const int MostReplications = 100_000;

    /// <summary>The cluster's Redis as <c>HOST:PORT</c>; null to run here.</summary>
    public string? Redis => Cluster.Redis;

    /// <summary>All settings that override the scenario file.</summary>
    public IReadOnlyList<string> Settings => Policy is null ? Overrides : [.. Overrides, $"policy={Policy}"];

    /// <summary>The settings that the journal's header lists. Seed and policy have fields of their own there.</summary>
    public IReadOnlyList<string> Recorded =>
        [.. Settings.Where(o =>
            !o.StartsWith("seed=", StringComparison.Ordinal) && !o.StartsWith("policy=", StringComparison.Ordinal))];

    /// <summary>The last moment of the run; null to run until everything is at rest.</summary>
    public Instant? Until => UntilHours is { } hours ? Instant.Start + Span.FromHours(hours) : null;

    /// <summary>Returns the error of the options; null for good ones.</summary>
    public Text? Bad()
    {
        if (Replications is < 1 or > MostReplications)
            return Text.Of($"--replications: give a number from 1 to {MostReplications}.",
                $"--replications：请给出 1 到 {MostReplications} 的数。");
        if (Shards is < 1 or > 1024)
            return Text.Of("--shards: give a number from 1 to 1024.", "--shards：请给出 1 到 1024 的数。");
        if (UntilHours is < 1)
            return Text.Of("--until: give a number of hours above zero.", "--until：请给出大于零的小时数。");
        if (MaxMemoryMiB is < 1)
            return Text.Of("--max-memory: give a number of MiB above zero.", "--max-memory：请给出大于零的 MiB 数。");
        if (Policy is not null && !NegotiationPolicy.All.Contains(Policy))
        {
            var all = string.Join(", ", NegotiationPolicy.All);
            return Text.Of($"--policy: '{Policy}' is unknown; choose one of {all}.",
                $"--policy：没有“{Policy}”，请从 {all} 中选择。");
        }

        return BadTogether() ?? BadJournal();
    }

    /// <summary>Applies the options to a scenario: with <c>--detail</c>, decisions record all their inputs.</summary>
    public Scenario Over(Scenario scenario) => Detail ? scenario.RecordingAllInputs() : scenario;

    /// <summary>The memory that the runs may use, in MiB.</summary>
    public long MemoryLimitMiB => MaxMemoryMiB ?? MemoryEstimate.AvailableMiB;

    /// <summary>Returns why a run will not fit in memory and what to do about it; null where it will fit.</summary>
    public Text? TooLarge(MemoryEstimate estimate, NumberFormat numbers)
    {
        if (estimate.NeededMiB <= MemoryLimitMiB) return null;
        var (needed, limit) = (numbers.Count(estimate.NeededMiB), numbers.Count(MemoryLimitMiB));
        var (actors, rises) = (numbers.Count(estimate.Actors), numbers.Count(estimate.Rises));
        var isGiven = MaxMemoryMiB is not null;
        return Text.Of(
            $"the run will want about {needed} MiB ({actors} actors, {rises} rises of needs), and "
                + $"{(isGiven ? "--max-memory allows" : "this machine has")} {limit}: take a smaller region, fewer "
                    + $"hazards, or a machine with more memory; "
                + $"to try all the same, say --max-memory {estimate.NeededMiB}.",
            $"此次运行约需 {needed} MiB 内存（{actors} 个角色，{rises} 次需求上升），"
                + $"而{(isGiven ? "--max-memory 只允许" : "本机只有")} {limit} "
                + $"MiB："
                + $"请缩小区域、减少灾害或换内存更大的机器；仍要尝试请用 --max-memory {estimate.NeededMiB}。");
    }

    private Text? BadTogether()
    {
        if (Redis is not null && Hosting == Hosting.Region)
            return Text.Of(
                "--hosting: over the silos of a cluster each actor has a grain; leave it out, or say grain.",
                "--hosting：在集群上每个角色各有一个 grain；请去掉此选项，或用 grain。");
        if (Replications is null) return null;
        if (Redis is not null && Journal is not null)
            return Text.Of(
                "--journal: replications on the silos of a cluster give their digests only; run those whose journal is "
                    + "wanted by their --seed.",
                "--journal：集群上的重复运行只给出摘要值；需要日志时请用 --seed 单独运行。");
        if (Hosting == Hosting.Grain)
            return Text.Of(
                "--hosting: replications have one grain for each run; leave it out, or say region.",
                "--hosting：重复运行时每次运行一个 grain；请去掉此选项，或用 region。");
        return Shards > 1
            ? Text.Of(
                "--shards: replications are not cut into shards, they fill the cores by being many; leave it out.",
                "--shards：重复运行不再分片，靠次数占满处理器；请去掉此选项。")
            : null;
    }

    private Text? BadJournal()
    {
        if (Journal is not { } path) return null;
        const string seed = Simulation.Experiments.Replications.SeedInName;
        if (Replications is > 1 && !Path.GetFileName(path).Contains(seed, StringComparison.Ordinal))
            return Text.Of(
                $"--journal: replications write a file each; put {seed} into the name, as in runs-{seed}.jsonl.",
                $"--journal：每次重复各写一个文件；请在文件名中写上 {seed}，例如 runs-{seed}.jsonl。");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            return Text.Of($"--journal: the folder of {path} does not exist; make it first.",
                $"--journal：{path} 所在的文件夹不存在，请先建立。");
        return JournalTarget.MayBeReplaced(path)
            ? null
            : Text.Of(
                $"--journal: {path} is there and is no journal; it is not overwritten. Choose another name, or remove "
                    + $"it first.",
                $"--journal：{path} 已存在且不是日志，不会覆盖。请换一个名字，或先删除它。");
    }
}
