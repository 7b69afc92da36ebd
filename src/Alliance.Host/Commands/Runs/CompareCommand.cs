using System.CommandLine;
using Alliance.Host.Output;
using Alliance.Simulation.Experiments;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Commands.Runs;

/// <summary><c>alliance compare SCENARIO</c>: compares policies by whole runs on the same seeds.</summary>
internal static class CompareCommand
{
    private const int MostRuns = 100_000;

    private sealed record Given(string Scenario, string[] Policies, string Seeds, string[] Settings, bool Json,
        bool Quiet);

    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var scenario = CommonFlags.Scenario(terminal);
        var all = string.Join(", ", NegotiationPolicy.All);
        var policies = new Option<string>("--policies")
        {
            Description = terminal.In(Text.Of(
                $"Two or more by comma; the first is what the others are compared with: {all}.",
                $"两个或更多策略，用逗号分隔；其余策略与第一个比较。可选：{all}。")),
            DefaultValueFactory = _ => "nearest-first,joint",
        };
        var seeds = new Option<string>("--seeds")
        {
            Description = terminal.In(Text.Of("A..B: from this seed through that.", "A..B：从种子 A 到 B。")),
            DefaultValueFactory = _ => "1..10",
        };
        var (set, json, quiet) = (CommonFlags.Set(terminal), CommonFlags.Json(terminal), CommonFlags.Quiet(terminal));
        var command = new Command("compare", terminal.In(Text.Of(
            "Run a scenario under several policies, paired by seed, and compare what came of it.",
            "用多个策略运行同一情景，按种子配对比较结果。")))
        {
            scenario, policies, seeds, set, json, quiet,
        };
        const StringSplitOptions trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            new Given(
                parsed.GetValue(scenario)!, parsed.GetValue(policies)!.Split(',', trimmed), parsed.GetValue(seeds)!,
                parsed.GetValue(set) ?? [],
                parsed.GetValue(json), parsed.GetValue(quiet)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Given given, CancellationToken cancellation)
    {
        if (Bad(given, out var seeds) is { } why) return terminal.Refuse(why);
        var loaded = ScenarioLoader.Load(given.Scenario, given.Settings);
        FileErrors.Tell(terminal, loaded.Errors);
        if (loaded.Value is not { } scenario) return ExitCodes.BadInput;
        // Whole runs want throughput; no one waits for an answer while the collector works.
        System.Runtime.GCSettings.LatencyMode = System.Runtime.GCLatencyMode.Batch;
        using var interruption = new Interruption(
            terminal, Text.Of("stopping the runs; nothing will be compared", "正在停止运行，不会给出比较结果"),
            cancellation);
        try
        {
            var summary = await WatchAsync(terminal, given, scenario, seeds, interruption.Token);
            if (given.Json) Json.Write(terminal, summary);
            else ComparisonReport.Write(terminal, summary, scenario.Region.DataQuality, given.Scenario);
            return summary.InvariantViolations > 0 || summary.OpenRequests > 0 ? ExitCodes.Failed : ExitCodes.Done;
        }
        catch (OperationCanceledException)
        {
            return terminal.Refuse(
                Text.Of("stopped before the end; there is nothing to compare.", "在完成之前已停止，没有可比较的结果。"),
                ExitCodes.Failed);
        }
        catch (RunFailedException failure)
        {
            return terminal.Refuse(
                Text.Of($"a run failed, which is a bug: {failure.Message}",
                    $"有一次运行失败，这是程序的缺陷：{failure.Message}"),
                ExitCodes.Failed);
        }
    }

    private static Text? Bad(Given given, out IReadOnlyList<ulong> seeds)
    {
        seeds = [];
        var policies = given.Policies;
        if (policies.Length < 2 || policies.Distinct().Count() < policies.Length)
            return Text.Of("--policies: name two or more, each once, by comma.",
                "--policies：请给出两个或更多策略，各写一次，用逗号分隔。");
        if (Array.Find(policies, p => !NegotiationPolicy.All.Contains(p)) is { } unknown)
        {
            var all = string.Join(", ", NegotiationPolicy.All);
            return Text.Of($"--policies: '{unknown}' is unknown; choose of {all}.",
                $"--policies：没有“{unknown}”，请从 {all} 中选择。");
        }

        if (!SeedRange.TryParse(given.Seeds, out var first, out var count) || (long)count * policies.Length > MostRuns)
            return Text.Of(
                $"--seeds: give A..B, both above zero, B not below A, at most {MostRuns} runs in all.",
                $"--seeds：请写成 A..B，两数大于零，B 不小于 A，总共至多 {MostRuns} 次运行。");
        seeds = [.. Enumerable.Range(0, count).Select(i => first + (ulong)i)];
        return null;
    }

    private static async Task<ComparisonSummary> WatchAsync(
        Terminal terminal, Given given, Scenario scenario, IReadOnlyList<ulong> seeds, CancellationToken cancellation)
    {
        var (runs, done) = (seeds.Count * given.Policies.Length, 0);
        using var progress = ProgressLine.Begin(terminal, !given.Quiet, runs);
        return await Comparison.RunAsync(scenario, given.Policies, seeds, Done, cancellation);

        void Done()
        {
            done++;
            progress?.Show(done, () => terminal.In(Text.Of($"{done} of {runs} runs", $"已完成 {done}/{runs} 次")));
        }
    }
}
