using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Alliance.LoadTesting.Auditing;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Regions;
using Alliance.LoadTesting.Results;
using Alliance.LoadTesting.Setups;
using Alliance.LoadTesting.Users;
using Alliance.Simulation.Regions;

namespace Alliance.LoadTesting.Running;

/// <summary>Runs one load test: creates its realm, plays the people in it step by step, audits the result and drops the
/// realm.</summary>
internal sealed class LoadRun : IDisposable
{
    private const int IncidentsPerTownship = 2, AtOnce = 8;
    private static readonly string[] Hazards = ["flood", "landslide"];
    private readonly LoadOptions _options;
    private readonly StartedSetup? _own;
    private readonly ILoadProgress _progress;
    private readonly ApiClient _client;
    private readonly CancellationTokenSource _end = new();
    private readonly VirtualUsers _people;
    private RunRegion _region = null!;

    public LoadRun(LoadOptions options, IReadOnlyList<Uri> servers, StartedSetup? own, ILoadProgress progress)
    {
        (_options, _own, _progress) = (options, own, progress);
        _client = new ApiClient(servers, options.Realm, options.Key);
        _people = new VirtualUsers(_client, options, _end.Token);
    }

    private RequestTraces Book => _people.Book;

    /// <summary>Runs to the end. An interruption ends the run early.</summary>
    /// <exception cref="LoadFailedException">The run cannot continue.</exception>
    public async Task<LoadResult> Run(CancellationToken interruption)
    {
        var about = await SetupReader.Of(_client, _own, interruption);
        if (_options is { Scenario: not null, Warmup.Ticks: > 0 }) await WarmUpApart(about, interruption);
        _region = await RunRegion.Of(_options, _client, interruption);
        var began = await MakeRealm(interruption);
        try
        {
            return await Drive(about, began, interruption);
        }
        finally
        {
            await _end.CancelAsync();
            if (!_options.Keep) await _client.Send(HttpMethod.Delete, _client.Realm, null, CancellationToken.None);
        }
    }

    /// <summary>Warms up in a separate realm with standard requests, so that the squads of the scenario are not used
    /// for it.</summary>
    private async Task WarmUpApart(SetupReader about, CancellationToken interruption)
    {
        _progress.Stage(new("预热", "warming up"));
        var apart = _options with
        {
            Realm = string.Create(CultureInfo.InvariantCulture, $"load-warm-{Random.Shared.Next(100_000, 1_000_000)}"),
            Profile = LoadProfile.Steady,
            Region = LoadRegionSource.Synthetic,
            Scenario = null,
        };
        using var run = new LoadRun(apart, _client.Servers, _own, _progress);
        await run.WarmUp(about, interruption);
    }

    private async Task WarmUp(SetupReader about, CancellationToken interruption)
    {
        _region = await RunRegion.Of(_options, _client, interruption);
        var began = await MakeRealm(interruption);
        try
        {
            var callers = await Callers(interruption);
            _ = _people.Listen();
            var unwatched = new Watchers(_client, began, _region.Clock, about.ServerAhead);
            await new StepRunner(
                _options,
                new StandardDemand(_options, callers),
                _people,
                unwatched,
                about,
                _region.PassCriteria,
                _progress
            ).WarmUp(interruption);
            await Quiet(PassCriteria.InTime);
        }
        finally
        {
            await _end.CancelAsync();
            await _client.Send(HttpMethod.Delete, _client.Realm, null, CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _end.Dispose();
    }

    private async Task<DateTimeOffset> MakeRealm(CancellationToken cancellation)
    {
        var region = System.Text.Encoding.UTF8.GetString(RegionJson.Write(_region.Region));
        using var made = await _client.Send(
            HttpMethod.Post,
            "api/v1/realms",
            $$"""{"name":"{{_options.Realm}}","clock":{{_region.Clock}},"region":{{region}}}""",
            cancellation);
        return made!.RootElement.GetProperty("beganAt").GetDateTimeOffset();
    }

    private async Task<LoadResult> Drive(SetupReader about, DateTimeOffset began, CancellationToken interruption)
    {
        var callers = _options.Scenario is null ? await Callers(interruption) : null;
        var watchers = new Watchers(_client, began, _region.Clock, about.ServerAhead);
        var dispatching = _people.Listen();
        watchers.Begin(_options.Watchers, [.. _region.Region.Townships.Select(t => t.Code)], 0, _end.Token);
        // A scenario has no standard request whose writes could be counted.
        var writes = callers is null ? DurableWrites.None : await CountWrites(callers, about, interruption);
        IDemand demand = callers is null
            ? new ScenarioDemand(_options.Scenario!, _people.Scenes)
            : new StandardDemand(_options, callers);
        var runner = new StepRunner(_options, demand, _people, watchers, about, _region.PassCriteria, _progress);
        var faults = new FaultRun(_options, _own, _people.Tally);
        if (callers is not null) await runner.WarmUp(interruption);
        await Quiet(PassCriteria.InTime);
        var before = await about.Retained(CancellationToken.None);
        var acknowledged = Book.Acknowledged.LongCount();
        var steps = await runner.Run(faults, interruption);
        _progress.Stage(new("等待进行中的请求结束", "waiting for what is under way"));
        await ComeToRest();
        var retained =
            before is { } then && await about.Retained(CancellationToken.None) is { } now
                ? new RetainedResult(
                    then.HeapMiB,
                    now.HeapMiB,
                    Math.Round(
                        (now.StoreBytes - then.StoreBytes)
                            / (double)Math.Max(1, Book.Acknowledged.LongCount() - acknowledged)),
                    await about.Outbox(CancellationToken.None))
                : null;
        var audit = await Audit();
        await _end.CancelAsync();
        await Task.WhenAll(dispatching, watchers.Ended);
        return Conclude(about, steps, writes, faults.Results, audit, retained, interruption.IsCancellationRequested);
    }

    private async Task<Callers> Callers(CancellationToken cancellation)
    {
        _progress.Stage(new("上报险情", "reporting incidents"));
        return new Callers(_people.Raiser, _options, await ReportIncidents(cancellation));
    }

    private Task<DurableWrites> CountWrites(Callers callers, SetupReader about, CancellationToken cancellation)
    {
        _progress.Stage(new("统计持久化写入", "counting durable writes"));
        return new DurableWriteProbe(_client, _people.Crews, callers, Book).Count(
            DurableWriteProbe.Includes(_own is not null, about.Environment.Store),
            cancellation);
    }

    /// <summary>Reports the incidents of each requesting township before the run. Requests are raised under them in
    /// turn.</summary>
    private async Task<List<(string Number, StandardRequest Asks)>> ReportIncidents(CancellationToken cancellation)
    {
        var wanted = _region
            .Standard.SelectMany(asks => Enumerable.Range(0, IncidentsPerTownship).Select(n => (Asks: asks, Hazard: n)))
            .ToArray();
        new Random((int)(_options.Seed % int.MaxValue)).Shuffle(wanted);
        var numbers = new string[wanted.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, wanted.Length),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (i, stop) =>
            {
                var (place, hazard) = (wanted[i].Asks.Place, wanted[i].Hazard);
                var body = new PostedIncident(place, $"压力测试险情{hazard + 1}", Hazards[hazard])
                {
                    Author = new PostedAuthor("王建国", $"{place}值班室"),
                }.ToJson();
                var result = await _client.Command("incidents", body, $"incident-{place}-{hazard}", 20, stop);
                numbers[i] = result.IsDone
                    ? result.Number!
                    : throw new LoadFailedException(new($"无法在 {place} 上报险情：{result.Error}。",
                        $"No incident could be reported at {place}: {result.Error}."));
            });
        return [.. wanted.Select((w, i) => (numbers[i], w.Asks))];
    }

    /// <summary>Waits until everything has ended. Where people, deadlines of hours or a scenario's own schedule could
    /// delay the end, it closes incidents and cancels requests that are not committed yet, as a desk would. Elsewhere a
    /// request that does not end by itself is stuck, and a cancellation would hide that.</summary>
    private async Task ComeToRest()
    {
        await _people.Scenes.CloseAll();
        await Quiet(_options.Cycle + PassCriteria.Patience);
        if (_region.PassCriteria.EndsByItself) return;
        // Whose answer was lost may have been raised all the same, and nobody else would end it.
        var unanswered = (await new RealmReader(_client).Requests(_end.Token))
            .Where(r => !r.IsAtRest && Book[r.Id].Acknowledged == 0)
            .Select(r => r.Id);
        foreach (
            var open in Book
                .Acknowledged.Where(c => c.Committed == 0 && c.Ended == 0)
                .Select(c => c.Number)
                .Concat(unanswered)
                .ToList())
            await _client.Command(
                $"aid-requests/{open}/cancel",
                """{"author":{"name":"王建国","office":"压测值班室"},"reason":"演练结束"}""",
                $"cancel-{open}",
                10,
                _end.Token);
        await Quiet(_options.Cycle + PassCriteria.Patience);
    }

    /// <summary>Audits the realm, once everything is at rest or the time for it is over.</summary>
    private async Task<AuditResult> Audit()
    {
        var back = new RealmReader(_client);
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var (requests, teams) = (await back.Requests(_end.Token), await back.Teams(_end.Token));
            var atRest = requests.TrueForAll(r => r.IsAtRest) && teams.TrueForAll(t => t.IsAtRest);
            if (!atRest && Stopwatch.GetElapsedTime(since) < PassCriteria.Patience)
            {
                await Task.Delay(500);
                continue;
            }

            _progress.Stage(new("核查", "auditing"));
            var audit = new LoadAudit();
            await back.Journal(r => audit.On(RealmReader.AuditRecordOf(r)), _end.Token);
            return audit.Finish(_people.Tally.Acked, requests, teams);
        }
    }

    private async Task Quiet(TimeSpan patience)
    {
        var since = Stopwatch.GetTimestamp();
        while (
            Stopwatch.GetElapsedTime(since) < patience
            && (
                _people.AreBusy
                || (
                    Book.Acknowledged.Any(c => c.Committed == 0 && c.Ended == 0)
                    && Stopwatch.GetElapsedTime(since) < PassCriteria.InTime * 2)))
            await Task.Delay(50);
    }

    private LoadResult Conclude(
        SetupReader about,
        IReadOnlyList<StepResult> steps,
        DurableWrites writes,
        IReadOnlyList<FaultResult> faults,
        AuditResult audit,
        RetainedResult? retained,
        bool interrupted)
    {
        var best = steps.Where(s => s.Sustained).MaxBy(s => s.OfferedPerSecond);
        var shown = best ?? steps.FirstOrDefault();
        var (acknowledged, committed, tally, meanings) = (
            Book.Acknowledged.LongCount(),
            Book.Acknowledged.LongCount(c => c.Committed > 0),
            _people.Tally,
            _region.PassCriteria.Meanings);
        var result = new LoadResult
        {
            Realm = _options.Realm,
            Store = about.Environment.Store,
            Acknowledged = acknowledged,
            Committed = committed,
            Unfilled = acknowledged - committed,
            Rejected429 = tally.Rejected.Values.Sum(),
            RejectedByPriority = tally.Rejected.ToDictionary(
                r => JsonNamingPolicy.CamelCase.ConvertName($"{r.Key}"),
                r => r.Value),
            TakenOutOfTurn = tally.Order.Broken(),
            Errors = tally.Errors.Values.Sum(),
            ErrorsByKind = tally.Errors,
            Approvals = tally.Approvals,
            TeamsOutMax = tally.TeamsOutMax,
            Steps = steps,
            MaxSustainedPerSecond = best?.OfferedPerSecond ?? 0,
            Criterion = meanings.Sustained,
            Meanings = meanings,
            LatencyMs = shown?.LatencyMs ?? new LoadLatencies(null, null, null, null),
            DurableWritesPerRequest = writes.PerRequest,
            DurableWritesFrom = writes.From,
            DurableWritesOfEach = writes.OfEach,
            CpuMsPerRequest = shown?.CpuMsPerRequest,
            Generator = shown?.Generator ?? new GeneratorResult(0, 0),
            Retained = retained,
            Audit = audit,
            Limits = [],
            Faults = faults,
            Setting = Setting(),
            Environment = about.Environment,
            Interrupted = interrupted,
            Verdict = "",
        };
        return Judged(result);
    }

    /// <summary>Returns the result with its limits checked and its verdict.</summary>
    private LoadResult Judged(LoadResult result)
    {
        List<LimitResult> limits =
        [
            .. _options
                .Limits.Select(l => (Limit: l, Actual: result.Of(l)))
                .Select(l => new LimitResult(l.Limit.Text, l.Actual, l.Limit.Holds(l.Actual))),
        ];
        var isFailed = !result.Audit.IsClean
            || result.TakenOutOfTurn > 0
            || result.Interrupted
            || result.Faults.Any(f => !f.Struck)
            || limits.Exists(l => !l.Met);
        var isVoid = !result.Steps.Any(s => s.Sustained) && result.Steps.All(s => s.Void);
        return result with { Limits = limits, Verdict = isFailed ? "failed" : isVoid ? "void" : "passed" };
    }

    private LoadSetting Setting()
    {
        var (o, schedule) = (_options, _options.Scenario);
        return new(
            Name(o.Profile),
            Name(o.Region),
            schedule is null ? o.Rate : null,
            o.Step.TotalSeconds,
            o.Warmup.TotalSeconds,
            schedule is null ? Name(o.Arrivals) : null,
            $"{o.Mix}",
            o.Watchers,
            o.Cycle.TotalSeconds,
            _region.Region.Teams.Count,
            _region.Region.Townships.Count,
            schedule?.Scenario.Seed ?? o.Seed,
            [.. o.Faults.Select(f => f.Text)],
            schedule?.Scenario.Name,
            schedule?.Speed);
    }

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{value}");
}
