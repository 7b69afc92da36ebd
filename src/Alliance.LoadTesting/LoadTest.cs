using System.Globalization;
using System.Text.Json;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Reports;
using Alliance.LoadTesting.Results;
using Alliance.LoadTesting.Running;
using Alliance.LoadTesting.Setups;
using Alliance.Simulation.Scenarios;

namespace Alliance.LoadTesting;

/// <summary>A load test from the command line: its options, its run and its output.</summary>
internal sealed record LoadTest
{
    private const int LongestRealm = 40;

    public required LoadOptions Load { get; init; }
    /// <summary>The flags of the scenario profile.</summary>
    public required ScenarioChoice Scenario { get; init; }
    /// <summary>The text that names the running set-up; null with <c>--start</c>.</summary>
    public string? TargetText { get; init; }
    /// <summary>The running set-up; null where a set-up is to be started, or where the text is no address.</summary>
    public Uri? Target { get; init; }
    /// <summary>The number of silos to start; null for none.</summary>
    public int? Start { get; init; }
    /// <summary>Whether the silos that are started share a Redis.</summary>
    public bool Redis { get; init; }
    /// <summary>Whether the result is printed as JSON.</summary>
    public bool Json { get; init; }
    /// <summary>Whether no progress is printed.</summary>
    public bool Quiet { get; init; }
    /// <summary>The file for the HTML report; null for none.</summary>
    public string? Report { get; init; }
    /// <summary>The former result to compare with; null for none.</summary>
    public LoadComparison? Former { get; init; }

    /// <summary>Returns an error that names flags that do not go together; null where all do.</summary>
    public string? WrongTogether()
    {
        if (WrongRealm() is { } wrongRealm) return wrongRealm;
        if (TargetText is not null && Target is null)
            return $"target: '{TargetText}' is no address; write it as http://HOST:PORT.";
        if (Target is null && Start is null)
            return "target: name a set-up that runs, as http://HOST:PORT, or start one with --start N.";
        if (Target is not null && Start is not null) return "--start: give either a target or --start.";
        if (Redis && Start is null)
            return "--redis: it is for a set-up that --start starts; a running one has its store.";
        if (!Redis && Start > 1)
            return "--start: several silos share a Redis, the embedded store serves one process; add --redis, or start "
                + "1.";
        return WrongFault();
    }

    /// <summary>Runs the test. The scenario, where there is one, is rehearsed first.</summary>
    /// <returns>The result, or an error that names the wrong flag and the reason.</returns>
    /// <exception cref="LoadFailedException">The test cannot go on.</exception>
    /// <exception cref="OperationCanceledException">The test was interrupted before its first step.</exception>
    public async Task<(LoadResult? Result, string? Wrong)> Run(Scenario? scenario, CancellationToken interruption)
    {
        var load = scenario is null
            ? Load
            : Load with { Scenario = await Scenario.Rehearse(scenario, interruption) };
        var length = LoadPlan.Length(load);
        if (load.Faults.Select(f => f.WhyNever(length)).FirstOrDefault(why => why is not null) is { } never)
            return (null, $"--fault: {never}");
        var delayed = load.Faults.Any(f => f.Kind == FaultKind.SlowStore);
        await using var started = Start is { } silos
            ? await StartedSetup.Start(silos, Redis, delayed, interruption)
            : null;
        using var run = new LoadRun(load, started?.Servers ?? [Target!], started, new LoadProgress(Quiet));
        return (await run.Run(interruption), null);
    }

    /// <summary>Prints the result and writes the report.</summary>
    public async Task Tell(LoadResult result)
    {
        var changes = Former?.With(result);
        if (Json) Console.WriteLine(JsonSerializer.Serialize(result with { Comparison = changes }, LoadJson.Results));
        else LoadTable.Write(result, changes);
        if (Report is { } file)
            await File.WriteAllTextAsync(file, LoadReport.Html(result, changes), CancellationToken.None);
        foreach (var fault in result.Faults.Where(f => !f.Struck))
            Console.Error.WriteLine($"alliance: failed: {fault.InWords()}.");
        if (IsVoidForLimits(result))
            Console.Error.WriteLine(
                $"alliance: the run is void: {result.Steps[0].VoidBecause}; so its limits say nothing.");
    }

    /// <summary>Returns whether the test failed: its verdict says so, or the run is void and so proves no
    /// limit.</summary>
    public bool IsFailed(LoadResult result) => result.Verdict == "failed" || IsVoidForLimits(result);

    /// <summary>Creates a name for a realm of this test.</summary>
    public static string NewRealm() =>
        string.Create(CultureInfo.InvariantCulture, $"load-{Random.Shared.Next(100_000, 1_000_000)}");

    private bool IsVoidForLimits(LoadResult result) => result.Verdict == "void" && Load.Limits.Count > 0;

    private string? WrongRealm()
    {
        if (Load.Realm == LoadOptions.LiveRealm)
            return "--realm: a load test of the realm 'live' would send real teams; "
                + "leave --realm out, and it makes a realm of its own.";
        var isName = Load.Realm.Length is > 0 and <= LongestRealm
            && Load.Realm.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        return isName
            ? null
            : $"--realm: '{Load.Realm}' cannot name a realm; "
                + "up to 40 lower-case letters, digits and dashes can, such as load-7.";
    }

    private string? WrongFault()
    {
        if (Load.Faults is [var any, ..] && Start is null)
            return $"--fault: '{any.Text}' is for a set-up that --start starts; a running one is not to be harmed.";
        return !Redis && Load.Faults.FirstOrDefault(f => f.NeedsRedis) is { } ofStore
            ? $"--fault: '{ofStore.Text}' strikes a store that is a process of its own, "
                + "and the embedded one is part of its silo; add --redis."
            : null;
    }
}
