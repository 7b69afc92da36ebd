using System.CommandLine;
using Alliance.Host.Commands.Clusters;
using Alliance.Host.Output;
using Alliance.Simulation.Experiments;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Silos;

namespace Alliance.Host.Commands.Runs;

/// <summary>The arguments and flags of <c>alliance replay</c>.</summary>
internal sealed class ReplayFlags
{
    private readonly Argument<string> _scenario;
    private readonly Option<ulong?> _seed;
    private readonly Option<string?> _policy;
    private readonly Option<string[]> _set;
    private readonly Option<int?> _replications;
    private readonly Option<string?> _journal;
    private readonly ClusterFlags _cluster;
    private readonly Option<int> _shards;
    private readonly Option<string> _hosting;
    private readonly Option<int?> _until;
    private readonly Option<long?> _memory;
    private readonly Option<bool> _detail;
    private readonly Option<bool> _json;
    private readonly Option<bool> _quiet;

    /// <summary>Creates the flags, with descriptions in the language of the terminal.</summary>
    public ReplayFlags(Terminal terminal)
    {
        Option<T> Flag<T>(string name, Text description) => new(name) { Description = terminal.In(description) };
        var policies = string.Join(", ", NegotiationPolicy.All);
        _scenario = CommonFlags.Scenario(terminal);
        _set = CommonFlags.Set(terminal);
        _json = CommonFlags.Json(terminal);
        _quiet = CommonFlags.Quiet(terminal);
        _seed = Flag<ulong?>("--seed", Text.Of("Another seed than the scenario's.", "替换情景的种子。"));
        _policy = Flag<string?>("--policy", Text.Of($"One of: {policies}.", $"策略，取其一：{policies}。"));
        _replications = Flag<int?>("--replications", Text.Of(
            "Run it so often, with seeds derived from the scenario's, on all cores.",
            "重复运行的次数，种子由情景的种子导出，使用全部处理器核。"));
        _journal = Flag<string?>("--journal", Text.Of(
            "Write the journal to this file, as JSON lines (.jsonl), packed if its name ends in .gz or .zst; "
                + $"with replications its name has {Replications.SeedInName} in it.",
            "把日志按行写成 JSON（.jsonl），文件名以 .gz 或 .zst 结尾则压缩；重复运行时文件名中须有 "
                + $"{Replications.SeedInName}。"));
        _cluster = new ClusterFlags(terminal, Text.Of(
            "HOST:PORT of a Redis: work it off on the silos of its cluster that serve with --role simulation or both.",
            "Redis 的 HOST:PORT：由该集群中以 --role simulation 或 both 启动的节点运行。"));
        _until = Flag<int?>(
            "--until", Text.Of("Stop after so many hours of virtual time.", "虚拟时间到此小时数时停止。"));
        _detail = Flag<bool>("--detail", Text.Of(
            "Decisions record every input by name, not the first few and how many there were.",
            "决策记录列出全部依据，而非只列前几项和总数。"));
        _memory = Flag<long?>("--max-memory", Text.Of(
            "MIB: do not start what will want more; without it, more than the machine has.",
            "MIB：所需内存超过此数则不启动；不给出时以本机内存为限。"));
        _shards = Flag<int>("--shards", Text.Of(
            "Parts to cut the run into; the journal is the same for any number.",
            "把运行分成几部分；日志与分法无关。"));
        _shards.DefaultValueFactory = _ => 1;
        _hosting = Flag<string>("--hosting", Text.Of(
            "grain: a grain per actor; region: one grain for the run; auto.",
            "grain：每个角色一个 grain；region：整个运行一个 grain；auto：自动。"));
        _hosting.DefaultValueFactory = _ => "auto";
        _hosting.AcceptOnlyFromAmong("auto", "grain", "region");
    }

    /// <summary>Adds all flags to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_scenario);
        foreach (var option in (Option[])
            [_seed, _policy, _set, _replications, _journal, .. _cluster.All, _shards, _hosting, _until, _memory,
                _detail, _json, _quiet])
            command.Add(option);
    }

    /// <summary>Reads the values of the flags.</summary>
    public ReplayOptions Read(ParseResult parsed) => new(
        parsed.GetValue(_scenario)!,
        parsed.GetValue(_policy),
        [.. parsed.GetValue(_set) ?? [], .. parsed.GetValue(_seed) is { } seed ? new[] { $"seed={seed}" } : []],
        parsed.GetValue(_replications),
        parsed.GetValue(_journal),
        _cluster.Read(parsed),
        parsed.GetValue(_shards),
        Enum.Parse<Hosting>(parsed.GetValue(_hosting)!, ignoreCase: true),
        parsed.GetValue(_until),
        parsed.GetValue(_memory),
        parsed.GetValue(_detail),
        parsed.GetValue(_json),
        parsed.GetValue(_quiet));
}
