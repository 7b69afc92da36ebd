using Alliance.Grains.Clusters;
using Alliance.Host.Commands.Clusters;
using Alliance.Host.Output;
using Alliance.Simulation.Clusters;
using Alliance.Simulation.Experiments;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;

namespace Alliance.Host.Commands.Runs;

/// <summary><c>alliance replay SCENARIO</c>: runs a scenario in virtual time.</summary>
internal sealed class ReplayCommand
{
    private readonly Terminal _terminal;
    private readonly ReplayOptions _options;
    private ClusterAccess _access = new();

    private ReplayCommand(Terminal terminal, ReplayOptions options) => (_terminal, _options) = (terminal, options);

    /// <summary>Creates the command with its flags.</summary>
    public static System.CommandLine.Command Create(Terminal terminal)
    {
        var flags = new ReplayFlags(terminal);
        var command = new System.CommandLine.Command(
            "replay", terminal.In(Text.Of("Work a scenario off in virtual time.", "在虚拟时间中推演一个情景。")));
        flags.AddTo(command);
        command.SetAction((parsed, cancellation) =>
            new ReplayCommand(terminal, flags.Read(parsed)).RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (_options.Bad() is { } why) return _terminal.Refuse(why);
        (_access, var wrong) = ClusterSettings.Read(_options.Cluster, Environment.GetEnvironmentVariable);
        if (wrong is not null) return _terminal.Refuse(wrong);
        var loaded = ScenarioLoader.Load(_options.File, _options.Settings);
        FileErrors.Tell(_terminal, loaded.Errors);
        if (loaded.Value is null) return ExitCodes.BadInput;
        var scenario = _options.Over(loaded.Value);
        var estimate = MemoryEstimate.Of(scenario, _options.Replications ?? 1, _options.MemoryLimitMiB);
        if (_options.TooLarge(estimate, _terminal.Numbers) is { } tooLarge)
            return _terminal.Refuse(tooLarge, ExitCodes.Failed);
        using var interruption =
            new Interruption(_terminal, Text.Of("ending at the next window", "将在下一个时间窗结束"), cancellation);
        if (await TryRunAsync(scenario, estimate.RunsAtOnce, interruption.Token) is not { } summary)
            return ExitCodes.Failed;
        if (_options.Json) Json.Write(_terminal, summary);
        else if (summary.Replications is null) ReplayReport.Write(_terminal, summary, _options.File);
        else ReplicationsReport.Write(_terminal, summary, _options.File);
        if (summary.Interrupted) TellOfInterruption(summary);
        return HasFailed(summary) ? ExitCodes.Failed : ExitCodes.Done;
    }

    private async Task<RehearsalSummary?> TryRunAsync(Scenario scenario, int atOnce, CancellationToken cancellation)
    {
        // Whole runs want throughput; no one waits for an answer while the collector works.
        System.Runtime.GCSettings.LatencyMode = System.Runtime.GCLatencyMode.Batch;
        try
        {
            return _options.Replications is { } count
                ? await ReplicateAsync(scenario, count, atOnce, cancellation)
                : await RunOneAsync(scenario, cancellation);
        }
        catch (ClusterUnavailableException failure)
        {
            _terminal.Tell(Text.Verbatim(failure.Message));
        }
        catch (RunFailedException failure)
        {
            var again = $"alliance replay {_options.File} --seed {scenario.Seed} --policy {scenario.Policy}";
            _terminal.Tell(
                Text.Of($"the run failed, which is a bug: {failure.Message}",
                    $"运行失败，这是程序的缺陷：{failure.Message}"));
            _terminal.Tell(Text.Of($"replay it with: {again}", $"重现方法：{again}"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _terminal.Tell(
                Text.Of($"the journal cannot be written: {failure.Message}", $"无法写入日志：{failure.Message}"));
        }
        catch (OperationCanceledException)
        {
            _terminal.Tell(Text.Of(
                "stopped before the first window; nothing was run.", "在第一个时间窗之前已停止，没有运行任何内容。"));
        }

        return null;
    }

    private async Task<RehearsalSummary> ReplicateAsync(Scenario scenario, int count, int atOnce,
        CancellationToken cancellation)
    {
        using var progress = ReplicationsProgress.Begin(_terminal, scenario, _options);
        return _options.Redis is { } redis
            ? await ClusterReplications.RunAsync(redis, _access, PlanOf(scenario), scenario.Seed, count, progress,
                Tell, cancellation)
            : await Replications.RunAsync(
                scenario, count, atOnce, _options.Recorded, _options.Until, _options.Journal, progress, cancellation);
    }

    private async Task<RehearsalSummary> RunOneAsync(Scenario scenario, CancellationToken cancellation)
    {
        using var progress = ReplayProgress.Begin(_terminal, scenario, _options);
        if (_options.Redis is { } redis)
            return await ClusterReplay.RunAsync(redis, _access, scenario, PlanOf(scenario), _options.Shards,
                _options.Journal, progress, Tell, cancellation);
        var rehearsal = new Rehearsal(scenario, _options.Recorded, _options.Until);
        var result = await Replay.RunAsync(
            rehearsal.Setup, _options.Hosting, _options.Shards, _options.Journal, rehearsal.Folds, progress,
            cancellation);
        return rehearsal.Summarise(result);
    }

    private RunPlan PlanOf(Scenario scenario) => RunPlan.Of(
        _options.File, scenario.RegionFile, _options.Settings, _options.Recorded, _options.Until, _options.Detail);

    /// <summary>Writes a message of the simulation about the cluster.</summary>
    private void Tell(string what) => _terminal.Tell(Text.Verbatim(what));

    private static bool HasFailed(RehearsalSummary summary) =>
        summary.Interrupted || summary.InvariantViolations > 0 || (summary.AtRest && summary.Requests.Open > 0)
        || (summary.Replications?.Any(r => r.HasFailed()) ?? false);

    private void TellOfInterruption(RehearsalSummary summary)
    {
        if (summary.Replications is { } runs)
        {
            var whole = runs.Count(r => !r.Interrupted);
            _terminal.Tell(Text.Of(
                $"stopped by hand; {whole} of {_options.Replications} replications are whole, "
                    + "those marked interrupted hold up to where they were stopped.",
                $"已手动停止；{_options.Replications} 次重复中有 {whole} 次完整，标为 interrupted 的只到停止时为止。"));
            return;
        }

        var hours = _terminal.Numbers.Of(summary.SimulatedHours);
        var (english, chinese) = _options.Journal is { } file ? ($", and so does {file}", $"，{file} 亦然") : ("", "");
        _terminal.Tell(Text.Of(
            $"stopped by hand after {hours} h of virtual time; what is said holds up to there{english}.",
            $"已手动停止，虚拟时间 {hours} 小时；以上结果只到此时为止{chinese}。"));
    }
}
