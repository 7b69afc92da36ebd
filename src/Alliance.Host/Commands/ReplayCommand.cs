using System.CommandLine;
using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Simulation.Clusters;
using Alliance.Simulation.Experiments;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;

namespace Alliance.Host.Commands;

/// <summary><c>alliance replay SCENARIO</c>: works a scenario off in virtual time.</summary>
internal static class ReplayCommand
{
    public static System.CommandLine.Command Create()
    {
        var scenario = new Argument<string>("scenario") { Description = "The scenario file (YAML)." };
        var seed = new Option<ulong?>("--seed") { Description = "Another seed than the scenario's." };
        var policy = new Option<string?>("--policy") { Description = $"One of: {string.Join(", ", NegotiationPolicy.All)}." };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE: set a value of the scenario, such as radio.lossPermille=50.", AllowMultipleArgumentsPerToken = false };
        var replications = new Option<int?>("--replications") { Description = "Run it so often, with seeds derived from the scenario's, on all cores." };
        var journal = new Option<string?>("--journal") { Description = $"Write the journal to this file, as JSON lines (.jsonl), packed if its name ends in .gz or .zst; with replications its name has {Replications.SeedInName} in it." };
        var redis = new Option<string?>("--redis") { Description = "HOST:PORT of a Redis: work it off on the silos of its cluster that serve with --role simulation or both." };
        var shards = new Option<int>("--shards") { Description = "Parts to cut the run into; the journal is the same for any number.", DefaultValueFactory = _ => 1 };
        var hosting = new Option<string>("--hosting") { Description = "grain: a grain per actor; region: one grain for the run; auto.", DefaultValueFactory = _ => "auto" };
        hosting.AcceptOnlyFromAmong("auto", "grain", "region");
        var until = new Option<int?>("--until") { Description = "Stop after so many hours of virtual time." };
        var detail = new Option<bool>("--detail") { Description = "Decisions record every input by name, not the first few and how many there were." };
        var memory = new Option<long?>("--max-memory") { Description = "MIB: do not start what will want more; without it, more than the machine has." };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var quiet = new Option<bool>("--quiet") { Description = "No progress." };
        var command = new System.CommandLine.Command("replay", "Work a scenario off in virtual time.") { scenario, seed, policy, set, replications, journal, redis, shards, hosting, until, memory, detail, json, quiet };
        command.SetAction((parsed, cancellation) => RunAsync(
            new ReplayOptions(
                parsed.GetValue(scenario)!,
                parsed.GetValue(policy),
                [.. parsed.GetValue(set) ?? [], .. parsed.GetValue(seed) is { } s ? new[] { $"seed={s}" } : []],
                parsed.GetValue(replications),
                parsed.GetValue(journal),
                parsed.GetValue(redis),
                parsed.GetValue(shards),
                Enum.Parse<Hosting>(parsed.GetValue(hosting)!, ignoreCase: true),
                parsed.GetValue(until),
                parsed.GetValue(memory),
                parsed.GetValue(detail),
                parsed.GetValue(json),
                parsed.GetValue(quiet)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ReplayOptions options, CancellationToken cancellation)
    {
        if (options.Bad() is { } why) return Fail(why, ExitCodes.BadInput);
        var loaded = ScenarioLoader.Load(options.File, options.Settings);
        foreach (var error in loaded.Errors) Console.Error.WriteLine(error);
        if (loaded.Value is null) return ExitCodes.BadInput;
        var scenario = options.Over(loaded.Value);
        var estimate = MemoryEstimate.Of(scenario, options.Replications ?? 1, options.MemoryLimitMiB);
        if (options.TooLarge(estimate) is { } tooLarge) return Fail(tooLarge, ExitCodes.Failed);
        using var interruption = new Interruption("ending at the next window", cancellation);
        if (await TryRunAsync(scenario, options, estimate.RunsAtOnce, interruption.Token) is not { } summary) return ExitCodes.Failed;
        if (options.Json) Console.WriteLine(JsonSerializer.Serialize(summary, Json.Options));
        else if (summary.Replications is null) ReplayReport.Write(summary);
        else ReplicationsReport.Write(summary);
        if (summary.Interrupted) TellOfInterruption(summary, options);
        return HasFailed(summary) ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static async Task<RehearsalSummary?> TryRunAsync(
        Scenario scenario, ReplayOptions options, int atOnce, CancellationToken cancellation)
    {
        // Whole runs want throughput; no one waits for an answer while the collector works.
        System.Runtime.GCSettings.LatencyMode = System.Runtime.GCLatencyMode.Batch;
        try
        {
            return options.Replications is { } count
                ? await ReplicateAsync(scenario, count, options, atOnce, cancellation)
                : await RunOneAsync(scenario, options, cancellation);
        }
        catch (ClusterUnavailableException failure)
        {
            Console.Error.WriteLine($"alliance: {failure.Message}");
        }
        catch (RunFailedException failure)
        {
            Console.Error.WriteLine($"alliance: the run failed, which is a bug: {failure.Message}");
            Console.Error.WriteLine($"alliance: replay it with: alliance replay {options.File} --seed {scenario.Seed} --policy {scenario.Policy}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"alliance: the journal cannot be written: {failure.Message}");
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("alliance: stopped before the first window; nothing was run.");
        }

        return null;
    }

    private static Task<RehearsalSummary> ReplicateAsync(Scenario scenario, int count, ReplayOptions options, int atOnce, CancellationToken cancellation) =>
        ReplicationsProgress.WatchAsync(scenario, options, progress => options.Redis is { } redis
            ? ClusterReplications.RunAsync(redis, PlanOf(scenario, options), scenario.Seed, count, progress, Tell, cancellation)
            : Replications.RunAsync(scenario, count, atOnce, options.Recorded, options.Until, options.Journal, progress, cancellation));

    private static async Task<RehearsalSummary> RunOneAsync(Scenario scenario, ReplayOptions options, CancellationToken cancellation)
    {
        if (options.Redis is { } redis)
            return await ReplayProgress.WatchAsync(scenario, options, progress => ClusterReplay.RunAsync(
                redis, scenario, PlanOf(scenario, options), options.Shards, options.Journal, progress, Tell, cancellation));
        var rehearsal = new Rehearsal(scenario, options.Recorded, options.Until);
        var result = await ReplayProgress.WatchAsync(scenario, options, progress => Replay.RunAsync(
            rehearsal.Setup, options.Hosting, options.Shards, options.Journal, rehearsal.Folds, progress, cancellation));
        return rehearsal.Summarise(result);
    }

    private static RunPlan PlanOf(Scenario scenario, ReplayOptions options) =>
        RunPlan.Of(options.File, scenario.RegionFile, options.Settings, options.Recorded, options.Until, options.Detail);

    private static void Tell(string what) => Console.Error.WriteLine($"alliance: {what}");

    private static bool HasFailed(RehearsalSummary summary) =>
        summary.Interrupted || summary.InvariantViolations > 0 || (summary.AtRest && summary.Requests.Open > 0)
        || (summary.Replications?.Any(r => r.HasFailed()) ?? false);

    private static void TellOfInterruption(RehearsalSummary summary, ReplayOptions options)
    {
        var whole = summary.Replications?.Count(r => !r.Interrupted);
        Console.Error.WriteLine(whole is null
            ? $"alliance: stopped by hand after {summary.SimulatedHours} h of virtual time; what is said holds up to there{(options.Journal is { } file ? $", and so does {file}" : "")}."
            : $"alliance: stopped by hand; {whole} of {options.Replications} replications are whole, those marked interrupted hold up to where they were stopped.");
    }

    private static int Fail(string why, int exit)
    {
        Console.Error.WriteLine($"alliance: {why}");
        return exit;
    }
}
