using System.CommandLine;
using Alliance.Core.Stories;
using Alliance.Host.Commands.Servers;
using Alliance.Host.Output;
using Alliance.LoadTesting;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Results;

namespace Alliance.Host.Commands;

/// <summary>The flags of <c>alliance load</c>, and how they are read.</summary>
internal sealed class LoadFlags
{
    private const int MostSilos = 16, MostWatchers = 10_000, MostSquads = 180_000;

    private readonly Argument<string?> _target = new("target")
    {
        Description = "The running set-up, as http://HOST:PORT; left out with --start.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<int?> _start = new Option<int?>("--start")
    {
        Description = "Start so many silos for the run, and stop them after it; more than one need --redis.",
    }.From(1, MostSilos, "a number of silos");

    private readonly Option<bool> _redis = new("--redis")
    {
        Description = "With --start: on a redis-server of its own instead of the embedded store.",
    };

    private readonly Option<string> _profile = new("--profile")
    {
        Description = "steady; ramp: step by step higher until a step is not sustained; "
            + "surge: ten times the rate for 30 s in between; soak: long, minute by minute; "
            + "scenario: what the hazards of --scenario bring up, when they bring it up.",
        DefaultValueFactory = _ => "steady",
    };

    private readonly Option<string?> _scenario = new("--scenario")
    {
        Description = "With --profile scenario: the file (YAML). It is rehearsed first, "
            + "and what people reported and asked for there is reported and asked for here, on its region.",
    };

    private readonly Option<int?> _speed = new Option<int?>("--speed")
    {
        Description = "With --profile scenario: how many times faster than real time, deadlines and all; "
            + $"default {ScenarioSchedule.UsualSpeed}, an hour in ten seconds. 1 is real time.",
    }.From(1, ScenarioSchedule.MostSpeed);

    private readonly Option<string?> _region = new("--region")
    {
        Description = "synthetic: one made for load by --seed, the default; server: that of the server's realm 'live'.",
    };

    private readonly Option<double> _rate = new Option<double>("--rate")
    {
        Description = "Requests a second; of a ramp, in its first step.",
        DefaultValueFactory = _ => 10,
    }.From(0.1, 100_000, "a number of requests a second");

    private readonly Option<double?> _seconds = new Option<double?>("--seconds")
    {
        Description = "Seconds of a step: 30, of a ramp 10, of a scenario 60, of a soak in all 600.",
    }.From(1, 86_400);

    private readonly Option<double> _warmup = new Option<double>("--warmup")
    {
        Description = "Seconds before the first step that are not measured.",
        DefaultValueFactory = _ => 10,
    }.From(0, 3_600, "a number of seconds");

    private readonly Option<string> _arrivals = new("--arrivals")
    {
        Description = "poisson, as calls come in, or uniform.",
        DefaultValueFactory = _ => "poisson",
    };

    private readonly Option<int> _watchers = new Option<int>("--watchers")
    {
        Description = "Event streams that are watched: of 200, five of everything "
            + "and the others of one township each.",
        DefaultValueFactory = _ => 20,
    }.From(0, MostWatchers);

    private readonly Option<double> _cycle = new Option<double>("--cycle")
    {
        Description = "Seconds from an order to the crew's return; "
            + "departure and arrival are reported in between.",
        DefaultValueFactory = _ => 2,
    }.From(0.1, 600, "a number of seconds");

    private readonly Option<string> _mix = new("--mix")
    {
        Description = "Shares of priorities, reads for a hundred requests, "
            + "and how many of a hundred approvals that agreements ask are given.",
        DefaultValueFactory = _ => LoadMix.Usual,
    };

    private readonly Option<int?> _squads = new Option<int?>("--squads")
    {
        Description = "Squads of the whole synthetic region; default: enough that at most half are out.",
    }.From(5, MostSquads);

    private readonly Option<ulong?> _seed = new("--seed")
    {
        Description = "Draws the region, the arrivals and whom a fault strikes; default 1, of a scenario its own.",
    };

    private readonly Option<string?> _realm = new("--realm")
    {
        Description = "The realm to make for the run; default load- and a number. "
            + "Never 'live', which would send real teams.",
    };

    private readonly Option<bool> _keep = new("--keep") { Description = "Leave the realm where it is after the run." };

    private readonly Option<string[]> _limit = new("--limit")
    {
        Description = "What must be kept, such as 'ack.p99<=20ms'; exit code 1 when one is not, "
            + "and when the run is void, for then they say nothing. May be given several times.",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _fault = new("--fault")
    {
        Description = "With --start: kill-silo@20s, pause-silo@10s,5s; "
            + "with --redis also slow-store@10s,5s and restart-store@15s. Without @ at a moment that the seed draws. "
            + "One that does not strike before the run is over fails it. May be given several times.",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write one JSON object to standard output." };

    private readonly Option<bool> _quiet = new("--quiet") { Description = "No progress." };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Write a report with pictures to this file (HTML).",
    };

    private readonly Option<string?> _compare = new("--compare")
    {
        Description = "Compare with a former run: the file that its --json was written to.",
    };

    public LoadFlags()
    {
        _profile.AcceptOnlyFromAmong("steady", "ramp", "surge", "soak", "scenario");
        _region.AcceptOnlyFromAmong("synthetic", "server");
        _arrivals.AcceptOnlyFromAmong("poisson", "uniform");
    }

    /// <summary>Adds all flags to the command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_target);
        Option[] options =
        [
            _start, _redis, _profile, _scenario, _speed, _region, _rate, _seconds, _warmup, _arrivals, _watchers,
            _cycle, _mix, _squads, _seed, _realm, _keep, _limit, _fault, _json, _quiet, _report, _compare,
        ];
        foreach (var option in options) command.Add(option);
    }

    /// <summary>Reads the flags.</summary>
    /// <returns>The test, or an error that names the wrong flag and the reason.</returns>
    public (LoadTest? Test, Telling? Wrong) Read(ParseResult parsed, Terminal terminal)
    {
        if (LoadMix.Parse(parsed.GetValue(_mix)!, out var wrong) is not { } mix) return (null, Of(_mix, wrong!.Value));
        if (ParseAll(parsed.GetValue(_limit), LimitOf, out var limits) is { } badLimit)
            return (null, Of(_limit, badLimit));
        if (ParseAll(parsed.GetValue(_fault), FaultOf, out var faults) is { } badFault)
            return (null, Of(_fault, badFault));
        var scenario = ScenarioOf(parsed);
        if (scenario.Wrong() is { } misplaced) return (null, misplaced);
        if (parsed.GetValue(_region) == "server" && parsed.GetValue(_squads) is not null)
            return (null, new("--squads：服务的区域只有它现有的队伍；请去掉 --squads 或 --region server。",
                "--squads: the server's region has the squads that it has; leave --squads out, or --region server."));
        var key = ServerKey.Read(out var badKey);
        if (badKey is not null) return (null, new(badKey.In(Language.Chinese), badKey.In(Language.English)));
        var (address, realm) = Address(parsed.GetValue(_target));
        var test = new LoadTest
        {
            Load = LoadOf(parsed, realm, mix, limits, faults) with { Key = key },
            Output = new LoadOutput(terminal),
            Scenario = scenario,
            TargetText = parsed.GetValue(_target),
            Target = address,
            Start = parsed.GetValue(_start),
            Redis = parsed.GetValue(_redis),
            Json = parsed.GetValue(_json),
            Quiet = parsed.GetValue(_quiet),
            Report = parsed.GetValue(_report),
        };
        if (test.WrongTogether() is { } together) return (null, together);
        if (test.Report is { } report && ReportFile.WhyNot(report) is { } whyNot) return (null, Of(_report, whyNot));
        return Compared(test, parsed.GetValue(_compare));
    }

    private LoadOptions LoadOf(
        ParseResult parsed,
        string? realm,
        LoadMix mix,
        List<LoadLimit> limits,
        List<LoadFault> faults)
    {
        var profile = ProfileOf(parsed);
        return new LoadOptions
        {
            Profile = profile,
            Rate = parsed.GetValue(_rate),
            Step = TimeSpan.FromSeconds(parsed.GetValue(_seconds) ?? UsualSeconds(profile)),
            Warmup = TimeSpan.FromSeconds(parsed.GetValue(_warmup)),
            Arrivals = Enum.Parse<ArrivalPattern>(parsed.GetValue(_arrivals)!, ignoreCase: true),
            Mix = mix,
            Watchers = parsed.GetValue(_watchers),
            Cycle = TimeSpan.FromSeconds(parsed.GetValue(_cycle)),
            Squads = parsed.GetValue(_squads),
            Seed = parsed.GetValue(_seed) ?? 1,
            Realm = parsed.GetValue(_realm) ?? realm ?? LoadTest.NewRealm(),
            Keep = parsed.GetValue(_keep),
            Limits = limits,
            Faults = faults,
            Region = profile == LoadProfile.Scenario ? LoadRegionSource.Scenario
                : parsed.GetValue(_region) == "server" ? LoadRegionSource.Server
                : LoadRegionSource.Synthetic,
        };
    }

    private ScenarioChoice ScenarioOf(ParseResult parsed)
    {
        Option[] ofRates = [_rate, _arrivals, _squads, _region];
        return new ScenarioChoice(
            ProfileOf(parsed) == LoadProfile.Scenario,
            parsed.GetValue(_scenario),
            parsed.GetValue(_speed),
            parsed.GetValue(_seed),
            [.. ofRates.Where(o => parsed.GetResult(o) is { Implicit: false }).Select(o => o.Name)]);
    }

    private LoadProfile ProfileOf(ParseResult parsed) =>
        Enum.Parse<LoadProfile>(parsed.GetValue(_profile)!, ignoreCase: true);

    private static double UsualSeconds(LoadProfile profile) => profile switch
    {
        LoadProfile.Ramp => 10,
        LoadProfile.Soak => 600,
        LoadProfile.Scenario => 60,
        _ => 30,
    };

    private (LoadTest? Test, Telling? Wrong) Compared(LoadTest test, string? file)
    {
        if (file is null) return (test, null);
        if (!File.Exists(file))
            return (null, Of(_compare, new($"没有文件 {file}。", $"there is no file {file}.")));
        return LoadComparison.Read(file, out var former) is { } unreadable
            ? (null, Of(_compare, unreadable))
            : (test with { Former = former }, null);
    }

    /// <summary>Says of which flag an error is.</summary>
    private static Telling Of(Option flag, Telling wrong) =>
        new($"{flag.Name}：{wrong.Zh}", $"{flag.Name}: {wrong.En}");

    /// <summary>Parses the address of the server, and the realm where the address names one.</summary>
    private static (Uri? Server, string? Realm) Address(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return (null, null);
        var parts = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var server = new Uri(url.GetLeftPart(UriPartial.Authority) + "/");
        return (server, parts is ["api", "v1", "realms", var realm, ..] ? realm : null);
    }

    private static (LoadLimit? Value, Telling? Wrong) LimitOf(string text) => (LoadLimit.Parse(text, out var why), why);

    private static (LoadFault? Value, Telling? Wrong) FaultOf(string text) => (LoadFault.Parse(text, out var why), why);

    private static Telling? ParseAll<T>(
        string[]? texts,
        Func<string, (T? Value, Telling? Wrong)> parse,
        out List<T> values)
        where T : class
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
}
