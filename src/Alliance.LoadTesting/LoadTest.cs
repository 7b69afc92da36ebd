using System.Globalization;
using System.Text.Json;
using Alliance.Core.Stories;
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
    /// <summary>Takes what people read.</summary>
    public required ILoadOutput Output { get; init; }
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
    public Telling? WrongTogether()
    {
        if (WrongRealm() is { } wrongRealm) return wrongRealm;
        if (TargetText is not null && Target is null)
            return new($"target：“{TargetText}”不是地址；请写成 http://HOST:PORT。",
                $"target: '{TargetText}' is no address; write it as http://HOST:PORT.");
        if (Target is null && Start is null)
            return new("target：请给出正在运行的系统 http://HOST:PORT，或用 --start N 启动一套。",
                "target: name a set-up that runs, as http://HOST:PORT, or start one with --start N.");
        if (Target is not null && Start is not null)
            return new("--start：地址与 --start 只能给一个。", "--start: give either a target or --start.");
        if (Redis && Start is null)
            return new("--redis：用于 --start 启动的系统；正在运行的系统有自己的存储。",
                "--redis: it is for a set-up that --start starts; a running one has its store.");
        if (!Redis && Start > 1)
            return new("--start：多个节点共用一个 Redis，内嵌存储只供一个进程；请加 --redis，或只启动 1 个。",
                "--start: several silos share a Redis, the embedded store serves one process; add --redis, or start "
                    + "1.");
        return WrongFault();
    }

    /// <summary>Runs the test. The scenario, where there is one, is rehearsed first.</summary>
    /// <returns>The result, or an error that names the wrong flag and the reason.</returns>
    /// <exception cref="LoadFailedException">The test cannot go on.</exception>
    /// <exception cref="OperationCanceledException">The test was interrupted before its first step.</exception>
    public async Task<(LoadResult? Result, Telling? Wrong)> Run(Scenario? scenario, CancellationToken interruption)
    {
        var load = scenario is null
            ? Load
            : Load with { Scenario = await Scenario.Rehearse(scenario, interruption) };
        var length = LoadPlan.Length(load);
        if (load.Faults.Select(f => f.WhyNever(length)).FirstOrDefault(why => why is not null) is { } never)
            return (null, new($"--fault：{never.Zh}", $"--fault: {never.En}"));
        var delayed = load.Faults.Any(f => f.Kind == FaultKind.SlowStore);
        await using var started = Start is { } silos
            ? await StartedSetup.Start(silos, Redis, delayed, interruption)
            : null;
        using var run = new LoadRun(load, started?.Servers ?? [Target!], started, new LoadProgress(Output, Quiet));
        return (await run.Run(interruption), null);
    }

    /// <summary>Prints the result and writes the report.</summary>
    public async Task Tell(LoadResult result)
    {
        var changes = Former?.With(result);
        if (Json) Console.WriteLine(JsonSerializer.Serialize(result with { Comparison = changes }, LoadJson.Results));
        else new LoadTable(result, Output).Write(changes);
        if (Report is { } file)
            await File.WriteAllTextAsync(
                file, new LoadReport(result, Output.Language).Html(changes), CancellationToken.None);
        foreach (var words in result.Faults.Where(f => !f.Struck).Select(f => f.InWords()))
            Output.Error(new($"未通过：{words.Zh}。", $"failed: {words.En}."));
        if (IsVoidForLimits(result) && result.Steps[0].VoidBecause is { } why)
            Output.Error(new($"测试作废：{why.Zh}；因此各指标没有意义。",
                $"the run is void: {why.En}; so its limits say nothing."));
    }

    /// <summary>Returns whether the test failed: its verdict says so, or the run is void and so proves no
    /// limit.</summary>
    public bool IsFailed(LoadResult result) => result.Verdict == "failed" || IsVoidForLimits(result);

    /// <summary>Creates a name for a realm of this test.</summary>
    public static string NewRealm() =>
        string.Create(CultureInfo.InvariantCulture, $"load-{Random.Shared.Next(100_000, 1_000_000)}");

    private bool IsVoidForLimits(LoadResult result) => result.Verdict == "void" && Load.Limits.Count > 0;

    private Telling? WrongRealm()
    {
        if (Load.Realm == LoadOptions.LiveRealm)
            return new("--realm：对 live 域做负载测试会派出真实队伍；请去掉 --realm，程序会建立自己的域。",
                "--realm: a load test of the realm 'live' would send real teams; leave --realm out, and it makes a "
                    + "realm of its own.");
        var isName = Load.Realm.Length is > 0 and <= LongestRealm
            && Load.Realm.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        return isName ? null
            : new($"--realm：“{Load.Realm}”不能作域名；可用最多 40 个小写字母、数字和短横，例如 load-7。",
                $"--realm: '{Load.Realm}' cannot name a realm; up to 40 lower-case letters, digits and dashes can, "
                    + "such as load-7.");
    }

    private Telling? WrongFault()
    {
        if (Load.Faults is [var any, ..] && Start is null)
            return new($"--fault：“{any.Text}”用于 --start 启动的系统；不得损害正在运行的系统。",
                $"--fault: '{any.Text}' is for a set-up that --start starts; a running one is not to be harmed.");
        return !Redis && Load.Faults.FirstOrDefault(f => f.NeedsRedis) is { } ofStore
            ? new($"--fault：“{ofStore.Text}”作用于独立进程的存储，而内嵌存储是节点的一部分；请加 --redis。",
                $"--fault: '{ofStore.Text}' strikes a store that is a process of its own, and the embedded one is "
                    + "part of its silo; add --redis.")
            : null;
    }
}
