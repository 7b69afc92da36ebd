using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Alliance.Grains.Storage;
using Alliance.Host.Loading;
using Alliance.Simulation.Runs;

namespace Alliance.Host.Commands;

/// <summary><c>alliance load</c>: finds out what a set-up holds, by driving it as a region's worth of people would.</summary>
internal static class LoadCommand
{
    private const int MostSilos = 16, MostWatchers = 10_000, MostSquads = 180_000;

    private sealed record Given(LoadOptions Load, Uri? Target, int? Start, bool Redis, bool Json, bool Quiet, string? Report, string? Compare);

    public static Command Create()
    {
        var target = new Argument<string?>("target") { Description = "The running set-up, as http://HOST:PORT; left out with --start.", Arity = ArgumentArity.ZeroOrOne };
        var start = new Option<int?>("--start") { Description = "Start so many silos for the run, and stop them after it; more than one need --redis." }.From(1, MostSilos, "a number of silos");
        var redis = new Option<bool>("--redis") { Description = "With --start: on a redis-server of its own instead of the embedded store." };
        var profile = new Option<string>("--profile") { Description = "steady; ramp: step by step higher until a step is not sustained; surge: ten times the rate for 30 s in between; soak: long, minute by minute; scenario: what the hazards of --scenario bring up, when they bring it up.", DefaultValueFactory = _ => "steady" };
        profile.AcceptOnlyFromAmong("steady", "ramp", "surge", "soak", "scenario");
        var scenario = new Option<string?>("--scenario") { Description = "With --profile scenario: the file (YAML). It is rehearsed first, and what people reported and asked for there is reported and asked for here, on its region." };
        var speed = new Option<int?>("--speed") { Description = $"With --profile scenario: how many times faster than real time, deadlines and all; default {ScenarioCourse.UsualSpeed}, an hour in ten seconds. 1 is real time." }.From(1, ScenarioCourse.MostSpeed);
        var region = new Option<string?>("--region") { Description = "synthetic: one made for load by --seed, the default; server: that of the server's realm 'live'." };
        region.AcceptOnlyFromAmong("synthetic", "server");
        var rate = new Option<double>("--rate") { Description = "Requests a second; of a ramp, in its first step.", DefaultValueFactory = _ => 10 }.From(0.1, 100_000, "a number of requests a second");
        var seconds = new Option<double?>("--seconds") { Description = "Seconds of a step: 30, of a ramp 10, of a scenario 60, of a soak in all 600." }.From(1, 86_400);
        var warmup = new Option<double>("--warmup") { Description = "Seconds before the first step that are not measured.", DefaultValueFactory = _ => 10 }.From(0, 3_600, "a number of seconds");
        var arrivals = new Option<string>("--arrivals") { Description = "poisson, as calls come in, or uniform.", DefaultValueFactory = _ => "poisson" };
        arrivals.AcceptOnlyFromAmong("poisson", "uniform");
        var watchers = new Option<int>("--watchers") { Description = "Event streams that are watched: of 200, five of everything and the others of one township each.", DefaultValueFactory = _ => 20 }.From(0, MostWatchers);
        var cycle = new Option<double>("--cycle") { Description = "Seconds from an order to the crew's return; departure and arrival are reported in between.", DefaultValueFactory = _ => 2 }.From(0.1, 600, "a number of seconds");
        var mix = new Option<string>("--mix") { Description = "Shares of priorities, reads for a hundred requests, and how many of a hundred approvals that agreements ask are given.", DefaultValueFactory = _ => LoadMix.Usual };
        var squads = new Option<int?>("--squads") { Description = "Squads of the whole synthetic region; default: enough that at most half are out." }.From(5, MostSquads);
        var seed = new Option<ulong?>("--seed") { Description = "Draws the region, the arrivals and whom a fault strikes; default 1, of a scenario its own." };
        var realm = new Option<string?>("--realm") { Description = "The realm to make for the run; default load- and a number. Never 'live', which would send real teams." };
        var keep = new Option<bool>("--keep") { Description = "Leave the realm where it is after the run." };
        var limit = new Option<string[]>("--limit") { Description = "What must be kept, such as 'ack.p99<=20ms'; exit code 1 when one is not, and when the run is void, for then they say nothing. May be given several times.", AllowMultipleArgumentsPerToken = false };
        var fault = new Option<string[]>("--fault") { Description = "With --start: kill-silo@20s, pause-silo@10s,5s; with --redis also slow-store@10s,5s and restart-store@15s. Without @ at a moment that the seed draws. One that does not strike before the run is over fails it. May be given several times.", AllowMultipleArgumentsPerToken = false };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var quiet = new Option<bool>("--quiet") { Description = "No progress." };
        var report = new Option<string?>("--report") { Description = "Write a report with pictures to this file (HTML)." };
        var compare = new Option<string?>("--compare") { Description = "Compare with a former run: the file that its --json was written to." };
        var command = new Command("load", "Drive a set-up as a region's worth of people would, measure it, and audit what came of it.")
        {
            target, start, redis, profile, scenario, speed, region, rate, seconds, warmup, arrivals, watchers, cycle, mix, squads, seed, realm, keep, limit, fault, json, quiet, report, compare,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var kind = Enum.Parse<LoadProfile>(parsed.GetValue(profile)!, ignoreCase: true);
            if (LoadMix.Parse(parsed.GetValue(mix)!, out var wrong) is not { } mixed) return Bad($"--mix: {wrong}");
            if (ParseAll(parsed.GetValue(limit), text => (LoadLimit.Parse(text, out var why), why), out var limits) is { } badLimit) return Bad($"--limit: {badLimit}");
            if (ParseAll(parsed.GetValue(fault), text => (Fault.Parse(text, out var why), why), out var faults) is { } badFault) return Bad($"--fault: {badFault}");
            Option[] ofRates = [rate, arrivals, squads, region];
            var ofScenario = new ScenarioChoice(
                kind == LoadProfile.Scenario, parsed.GetValue(scenario), parsed.GetValue(speed), parsed.GetValue(seed), [.. ofRates.Where(o => parsed.GetResult(o) is { Implicit: false }).Select(o => o.Name)]);
            if (ofScenario.Wrong() is { } misplaced) return Bad(misplaced);
            if (parsed.GetValue(region) == "server" && parsed.GetValue(squads) is not null) return Bad("--squads: the server's region has the squads that it has; leave --squads out, or --region server.");
            var (address, path) = Address(parsed.GetValue(target));
            var load = new LoadOptions
            {
                Profile = kind, Rate = parsed.GetValue(rate), Step = TimeSpan.FromSeconds(parsed.GetValue(seconds) ?? UsualSeconds(kind)), Warmup = TimeSpan.FromSeconds(parsed.GetValue(warmup)),
                Arrivals = Enum.Parse<ArrivalPattern>(parsed.GetValue(arrivals)!, ignoreCase: true), Mix = mixed, Watchers = parsed.GetValue(watchers), Cycle = TimeSpan.FromSeconds(parsed.GetValue(cycle)),
                Squads = parsed.GetValue(squads), Seed = parsed.GetValue(seed) ?? 1, Realm = parsed.GetValue(realm) ?? path ?? string.Create(CultureInfo.InvariantCulture, $"load-{Random.Shared.Next(100_000, 1_000_000)}"),
                Keep = parsed.GetValue(keep), Limits = limits, Faults = faults,
                Region = kind == LoadProfile.Scenario ? LoadRegionSource.Scenario : parsed.GetValue(region) == "server" ? LoadRegionSource.Server : LoadRegionSource.Synthetic,
            };
            var given = new Given(load, address, parsed.GetValue(start), parsed.GetValue(redis), parsed.GetValue(json), parsed.GetValue(quiet), parsed.GetValue(report), parsed.GetValue(compare));
            return WrongTogether(given, parsed.GetValue(target)) is { } together ? Bad(together) : await RunAsync(given, ofScenario, cancellation);
        });
        return command;
    }

    private static double UsualSeconds(LoadProfile profile) => profile switch { LoadProfile.Ramp => 10, LoadProfile.Soak => 600, LoadProfile.Scenario => 60, _ => 30 };

    private static string? WrongTogether(Given given, string? target)
    {
        if (given.Load.Realm == RealmId.Live) return "--realm: a load test of the realm 'live' would send real teams; leave --realm out, and it makes a realm of its own.";
        if (given.Load.Realm.Length is 0 or > 40 || !given.Load.Realm.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            return $"--realm: '{given.Load.Realm}' cannot name a realm; up to 40 lower-case letters, digits and dashes can, such as load-7.";
        if (target is not null && given.Target is null) return $"target: '{target}' is no address; write it as http://HOST:PORT.";
        if (given.Target is null == given.Start is null) return given.Start is null ? "target: name a set-up that runs, as http://HOST:PORT, or start one with --start N." : "--start: give either a target or --start.";
        if (given is { Redis: true, Start: null }) return "--redis: it is for a set-up that --start starts; a running one has its store.";
        if (given is { Start: > 1, Redis: false }) return "--start: several silos share a Redis, the embedded store serves one process; add --redis, or start 1.";
        if (given.Load.Faults is [var any, ..] && given.Start is null) return $"--fault: '{any.Text}' is for a set-up that --start starts; a running one is not to be harmed.";
        if (!given.Redis && given.Load.Faults.FirstOrDefault(f => f.NeedsRedis) is { } ofStore)
            return $"--fault: '{ofStore.Text}' strikes a store that is a process of its own, and the embedded one is part of its silo; add --redis.";
        if (given.Report is { } report && ReportFile.WhyNot(report) is { } whyNot) return $"--report: {whyNot}";
        return given.Compare is { } former && !File.Exists(former) ? $"--compare: there is no file {former}." : null;
    }

    /// <summary>Where it is, and the realm where the address names one.</summary>
    private static (Uri? Server, string? Realm) Address(string? text)
    {
        if (text is null || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) return (null, null);
        var parts = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (new Uri(url.GetLeftPart(UriPartial.Authority) + "/"), parts is ["api", "v1", "realms", var realm, ..] ? realm : null);
    }

    private static string? ParseAll<T>(string[]? texts, Func<string, (T? Value, string? Wrong)> parse, out List<T> values) where T : class
    {
        values = [];
        foreach (var text in texts ?? [])
        {
            var (value, wrong) = parse(text);
            if (value is null) return wrong;
            values.Add(value);
        }

        return null;
    }

    private static async Task<int> RunAsync(Given given, ScenarioChoice ofScenario, CancellationToken cancellation)
    {
        LoadComparison? comparison = null;
        if (given.Compare is { } former && LoadComparison.Read(former, out comparison) is { } unreadable) return Bad($"--compare: {unreadable}");
        var scenario = ofScenario.Load();
        foreach (var error in scenario?.Errors ?? []) Console.Error.WriteLine(error);
        if (scenario is { Value: null }) return ExitCodes.BadInput;
        using var interruption = new Interruption("asking nothing more; what was done is being audited and reported", cancellation);
        try
        {
            if (scenario?.Value is { } played) given = given with { Load = given.Load with { Scenario = await ofScenario.Rehearse(played, interruption.Token) } };
            var length = LoadPlan.Length(given.Load);
            if (given.Load.Faults.Select(f => f.WhyNever(length)).FirstOrDefault(why => why is not null) is { } never) return Bad($"--fault: {never}");
            var delayed = given.Load.Faults.Any(f => f.Kind == FaultKind.SlowStore);
            await using var own = given.Start is { } silos ? await OwnSetup.Start(silos, given.Redis, delayed, interruption.Token) : null;
            using var run = new LoadRun(given.Load, own?.Servers ?? [given.Target!], own, new LoadProgress(given.Quiet));
            var result = await run.Run(interruption.Token);
            await Tell(given, result, comparison?.With(result));
            return result.Verdict == "failed" || IsVoidForLimits(given, result) ? ExitCodes.Failed : ExitCodes.Done;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("alliance: stopped before the first step; there is nothing to report.");
        }
        catch (RunFailedException failure)
        {
            Console.Error.WriteLine($"alliance: the rehearsal of the scenario failed, which is a bug: {failure.Message}");
        }
        catch (Exception failure) when (failure is LoadFailedException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"alliance: {failure.Message}");
        }

        return ExitCodes.Failed;
    }

    private static async Task Tell(Given given, LoadResult result, IReadOnlyDictionary<string, FigureChange>? changes)
    {
        if (given.Json) Console.WriteLine(JsonSerializer.Serialize(changes is null ? result : result with { Comparison = changes }, Json.Options));
        else LoadTable.Write(result, changes);
        if (given.Report is { } file) await File.WriteAllTextAsync(file, LoadReport.Html(result, changes), CancellationToken.None);
        foreach (var fault in result.Faults.Where(f => !f.Struck)) Console.Error.WriteLine($"alliance: failed: {fault.InWords()}.");
        if (IsVoidForLimits(given, result)) Console.Error.WriteLine($"alliance: the run is void: {result.Steps[0].VoidBecause}; so its limits say nothing.");
    }

    private static bool IsVoidForLimits(Given given, LoadResult result) => result.Verdict == "void" && given.Load.Limits.Count > 0;

    private static int Bad(string why)
    {
        Console.Error.WriteLine($"alliance: {why}");
        return ExitCodes.BadInput;
    }
}
