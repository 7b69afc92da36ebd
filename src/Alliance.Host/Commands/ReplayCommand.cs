using System.CommandLine;
using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Simulation.Conducting;
using Alliance.Simulation.Hostings;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;

namespace Alliance.Host.Commands;

/// <summary><c>alliance replay SCENARIO</c>: works a scenario off in virtual time.</summary>
internal static class ReplayCommand
{
    private sealed record Options(
        string Scenario, string? Policy, string[] Overrides, string? Journal, int Shards, Hosting Hosting, int? UntilHours, bool Json, bool Quiet);

    public static System.CommandLine.Command Create()
    {
        var scenario = new Argument<string>("scenario") { Description = "The scenario file (YAML)." };
        var seed = new Option<ulong?>("--seed") { Description = "Another seed than the scenario's." };
        var policy = new Option<string?>("--policy") { Description = $"One of: {string.Join(", ", NegotiationPolicy.All)}." };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE: set a value of the scenario, such as radio.lossPermille=50.", AllowMultipleArgumentsPerToken = false };
        var journal = new Option<string?>("--journal") { Description = "Write the journal to this file, as JSON lines." };
        var shards = new Option<int>("--shards") { Description = "Parts to cut the run into; the journal is the same for any number.", DefaultValueFactory = _ => 1 };
        var hosting = new Option<string>("--hosting") { Description = "grain: a grain per actor; region: one grain for the run; auto.", DefaultValueFactory = _ => "auto" };
        hosting.AcceptOnlyFromAmong("auto", "grain", "region");
        var until = new Option<int?>("--until") { Description = "Stop after so many hours of virtual time." };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var quiet = new Option<bool>("--quiet") { Description = "No progress." };
        var command = new System.CommandLine.Command("replay", "Work a scenario off in virtual time.") { scenario, seed, policy, set, journal, shards, hosting, until, json, quiet };
        command.SetAction((parsed, cancellation) => RunAsync(
            new Options(
                parsed.GetValue(scenario)!,
                parsed.GetValue(policy),
                [.. parsed.GetValue(set) ?? [], .. parsed.GetValue(seed) is { } s ? new[] { $"seed={s}" } : []],
                parsed.GetValue(journal),
                parsed.GetValue(shards),
                Enum.Parse<Hosting>(parsed.GetValue(hosting)!, ignoreCase: true),
                parsed.GetValue(until),
                parsed.GetValue(json),
                parsed.GetValue(quiet)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Options options, CancellationToken cancellation)
    {
        if (Bad(options) is { } why)
        {
            Console.Error.WriteLine($"alliance: {why}");
            return ExitCodes.BadInput;
        }

        string[] overrides = options.Policy is null ? options.Overrides : [.. options.Overrides, $"policy={options.Policy}"];
        var loaded = ScenarioLoader.Load(options.Scenario, overrides);
        foreach (var error in loaded.Errors) Console.Error.WriteLine(error);
        if (loaded.Value is null) return ExitCodes.BadInput;

        var until = options.UntilHours is { } hours ? Instant.Start + Span.FromHours(hours) : (Instant?)null;
        var named = overrides.Where(o => !o.StartsWith("seed=", StringComparison.Ordinal) && !o.StartsWith("policy=", StringComparison.Ordinal)).ToList();
        var rehearsal = new Rehearsal(loaded.Value, named, until);
        if (await TryRunAsync(rehearsal, loaded.Value, options, cancellation) is not { } result) return ExitCodes.Failed;
        var summary = rehearsal.Summarise(result);
        if (options.Json) Console.WriteLine(JsonSerializer.Serialize(summary, Json.Options));
        else ReplayReport.Write(summary);
        return summary.InvariantViolations > 0 || (summary.AtRest && summary.Requests.Open > 0) ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static async Task<RunResult?> TryRunAsync(Rehearsal rehearsal, Scenario scenario, Options options, CancellationToken cancellation)
    {
        try
        {
            return await ReplayProgress.WatchAsync(scenario, options.Quiet, progress => Replay.RunAsync(
                rehearsal.Setup, options.Hosting, options.Shards, options.Journal, rehearsal.Folds, progress, cancellation));
        }
        catch (RunFailedException failure)
        {
            Console.Error.WriteLine($"alliance: the run failed, which is a bug: {failure.Message}");
            Console.Error.WriteLine($"alliance: replay it with: alliance replay {options.Scenario} --seed {scenario.Seed} --policy {scenario.Policy}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"alliance: the journal cannot be written: {failure.Message}");
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("alliance: stopped before the end.");
        }

        return null;
    }

    private static string? Bad(Options options)
    {
        if (options.Shards is < 1 or > 1024) return "--shards: give a number from 1 to 1024.";
        if (options.UntilHours is < 1) return "--until: give a number of hours above zero.";
        if (options.Policy is not null && !NegotiationPolicy.All.Contains(options.Policy))
            return $"--policy: '{options.Policy}' is unknown; choose one of {string.Join(", ", NegotiationPolicy.All)}.";
        if (options.Journal is { } path && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            return $"--journal: the folder of {path} does not exist; make it first.";
        return null;
    }
}
