using System.CommandLine;
using System.Text.Json;
using Alliance.Simulation.Experiments;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;
using Spectre.Console;

namespace Alliance.Host.Commands;

/// <summary><c>alliance compare SCENARIO</c>: whole runs under several policies, paired by seed.</summary>
internal static class CompareCommand
{
    private const int MostRuns = 100_000;

    public static Command Create()
    {
        var scenario = new Argument<string>("scenario") { Description = "The scenario file (YAML)." };
        var policies = new Option<string>("--policies")
        {
            Description = $"Two or more by comma; the first is what the others are compared with: {string.Join(", ", NegotiationPolicy.All)}.",
            DefaultValueFactory = _ => "nearest-first,joint",
        };
        var seeds = new Option<string>("--seeds") { Description = "A..B: from this seed through that.", DefaultValueFactory = _ => "1..10" };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE: set a value of the scenario, such as radio.lossPermille=50.", AllowMultipleArgumentsPerToken = false };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var quiet = new Option<bool>("--quiet") { Description = "No progress." };
        var command = new Command("compare", "Run a scenario under several policies, paired by seed, and compare what came of it.") { scenario, policies, seeds, set, json, quiet };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(scenario)!, parsed.GetValue(policies)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            parsed.GetValue(seeds)!, parsed.GetValue(set) ?? [], parsed.GetValue(json), parsed.GetValue(quiet), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string path, string[] policies, string range, string[] set, bool json, bool quiet, CancellationToken cancellation)
    {
        if (policies.Length < 2 || policies.Distinct().Count() < policies.Length) return Bad("--policies: name two or more, each once, by comma.");
        if (Array.Find(policies, p => !NegotiationPolicy.All.Contains(p)) is { } unknown)
            return Bad($"--policies: '{unknown}' is unknown; choose of {string.Join(", ", NegotiationPolicy.All)}.");
        if (!FuzzCommand.TryParseSeeds(range, out var first, out var count) || (long)count * policies.Length > MostRuns)
            return Bad($"--seeds: give A..B, both above zero, B not below A, at most {MostRuns} runs in all.");
        var loaded = ScenarioLoader.Load(path, set);
        foreach (var error in loaded.Errors) Console.Error.WriteLine(error);
        if (loaded.Value is not { } scenario) return ExitCodes.BadInput;
        List<ulong> seeds = [.. Enumerable.Range(0, count).Select(i => first + (ulong)i)];
        // Whole runs want throughput; no one waits for an answer while the collector works.
        System.Runtime.GCSettings.LatencyMode = System.Runtime.GCLatencyMode.Batch;
        using var interruption = new Interruption("stopping the runs; nothing will be compared", cancellation);
        try
        {
            var summary = await WatchAsync(quiet, seeds.Count * policies.Length, done => Comparison.RunAsync(scenario, policies, seeds, done, interruption.Token));
            if (json) Console.WriteLine(JsonSerializer.Serialize(summary, Json.Options));
            else Write(summary);
            return summary.InvariantViolations > 0 || summary.OpenRequests > 0 ? ExitCodes.Failed : ExitCodes.Done;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("alliance: stopped before the end; there is nothing to compare.");
        }
        catch (RunFailedException why)
        {
            Console.Error.WriteLine($"alliance: a run failed, which is a bug: {why.Message}");
        }

        return ExitCodes.Failed;
    }

    private static async Task<ComparisonSummary> WatchAsync(bool quiet, int runs, Func<Action?, Task<ComparisonSummary>> run)
    {
        if (quiet || Console.IsErrorRedirected) return await run(null);
        return await ReplayProgress.Bar().StartAsync(context =>
        {
            var task = context.AddTask("runs", maxValue: runs);
            return run(() => task.Increment(1));
        });
    }

    private static void Write(ComparisonSummary summary)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{summary.Scenario}[/]  {summary.Seeds.Count} seeds, {summary.ElapsedSeconds} s");
        var table = new Table().AddColumn("measure");
        foreach (var policy in summary.Policies) table.AddColumn(policy);
        foreach (var policy in summary.Policies.Skip(1)) table.AddColumn($"{policy} − {summary.Policies[0]} (95 %)");
        foreach (var measure in summary.Measures)
            table.AddRow(
                [Markup.Escape($"{measure.Name}, {measure.Unit}"), .. summary.Policies.Select(p => $"{measure.Means[p]}"),
                    .. measure.Differences.Select(d => Markup.Escape($"{d.Difference.Mean} [{d.Difference.Low} … {d.Difference.High}]"))]);
        AnsiConsole.Write(table);
        foreach (var (policy, awards) in summary.Awards)
            AnsiConsole.MarkupLineInterpolated(
                $"{policy}: {awards.Decisions:N0} decisions, {awards.OfSeveralLines:N0} of several lines; weighted unmet {awards.Unmet:N0}, nearest-first on the same inputs {awards.UnmetNearestFirst:N0}; not exact: {awards.NotExact}");
        AnsiConsole.MarkupLineInterpolated($"invariant violations: {summary.InvariantViolations}; requests open at the end: {summary.OpenRequests}");
    }

    private static int Bad(string why)
    {
        Console.Error.WriteLine($"alliance: {why}");
        return ExitCodes.BadInput;
    }
}
