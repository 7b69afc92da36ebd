using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Core.Requests;
using Alliance.Host.Serving;
using Alliance.Simulation.World;

namespace Alliance.Host.Loading;

/// <summary>One run: makes its realm, plays the people in it step by step, reads everything back and drops the realm.</summary>
internal sealed class LoadRun : IDisposable
{
    private const int IncidentsPerTownship = 2, AtOnce = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly string[] Hazards = ["flood", "landslide"];
    private readonly LoadOptions _options;
    private readonly OwnSetup? _own;
    private readonly ILoadWitness _witness;
    private readonly LoadClient _client;
    private readonly RegionData _region;
    private readonly CancellationTokenSource _end = new();
    private readonly RequestBook _book = new();
    private readonly LoadTally _tally = new();
    private readonly Crews _crews;

    public LoadRun(LoadOptions options, IReadOnlyList<Uri> servers, OwnSetup? own, ILoadWitness witness)
    {
        (_options, _own, _witness) = (options, own, witness);
        _client = new LoadClient(servers, options.Realm);
        var squads = options.Squads ?? LoadPlan.Squads(options);
        // Some two hundred townships, as a big county and its neighbours have; more squads there where more are wanted.
        const int Townships = 200, LeastSquads = 4;
        var townships = Math.Clamp(Math.Max(options.Watchers, (squads + LeastSquads - 1) / LeastSquads), LoadRegion.Members, Townships) / LoadRegion.Members * LoadRegion.Members;
        _region = LoadRegion.Make(townships / LoadRegion.Members, (squads + townships - 1) / townships, options.Seed);
        _crews = new Crews(_client, _tally, options.Cycle, _end.Token);
    }

    /// <summary>Runs to the end, or until interrupted, which is taken as an early end.</summary>
    /// <exception cref="LoadFailedException">It cannot go on.</exception>
    public async Task<LoadResult> Run(CancellationToken interruption)
    {
        var about = await SetupReading.Of(_client, _own, interruption);
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

    public void Dispose()
    {
        _client.Dispose();
        _end.Dispose();
    }

    private async Task<DateTimeOffset> MakeRealm(CancellationToken cancellation)
    {
        var region = System.Text.Encoding.UTF8.GetString(RegionJson.Write(_region));
        using var made = await _client.Send(HttpMethod.Post, "api/v1/realms", $$"""{"name":"{{_options.Realm}}","clock":1,"region":{{region}}}""", cancellation);
        return made!.RootElement.GetProperty("beganAt").GetDateTimeOffset();
    }

    private async Task<LoadResult> Drive(SetupReading about, DateTimeOffset began, CancellationToken interruption)
    {
        _witness.Stage("reporting incidents");
        var incidents = await ReportIncidents(interruption);
        var watchers = new Watchers(_client, began, about.ServerAhead);
        var herald = new Herald(_client, _book, _tally, _crews).Watch(0, _end.Token);
        watchers.Begin(_options.Watchers, [.. _region.Townships.Select(t => t.Code)], 0, _end.Token);
        var people = new Callers(_client, _tally, _book, _options, incidents, _end.Token);
        _witness.Stage("counting durable writes");
        var writes = await new WriteCount(_client, _crews, people, _book).Count(interruption);
        var runner = new StepRunner(_options, people, _crews, _tally, _book, watchers, about, _region.Teams.Count, _witness);
        var faults = new FaultRun(_options, _own, _tally);
        await runner.WarmUp(interruption);
        await Quiet(StepRun.InTime);
        var before = await about.Retained(CancellationToken.None);
        var acknowledged = _book.Acknowledged.LongCount();
        var steps = await runner.Run(faults, interruption);
        _witness.Stage("waiting for what is under way");
        await ComeToRest();
        var retained = before is { } then && await about.Retained(CancellationToken.None) is { } now
            ? new RetainedResult(then.HeapMiB, now.HeapMiB, Math.Round((now.StoreBytes - then.StoreBytes) / (double)Math.Max(1, _book.Acknowledged.LongCount() - acknowledged)))
            : null;
        var audit = await Audit();
        await _end.CancelAsync();
        await Task.WhenAll(herald, watchers.Ended);
        return Conclude(about, steps, writes, faults.Results, audit, retained, interruption.IsCancellationRequested);
    }

    /// <summary>Before the run every township has its incidents, under which requests are raised in turn.</summary>
    private async Task<List<(string Number, ResourceRequest Asks)>> ReportIncidents(CancellationToken cancellation)
    {
        var wanted = _region.Townships.SelectMany((t, i) => Enumerable.Range(0, IncidentsPerTownship).Select(n => (t.Code, Township: i, Hazard: n))).ToArray();
        new Random((int)(_options.Seed % int.MaxValue)).Shuffle(wanted);
        var numbers = new string[wanted.Length];
        await Parallel.ForEachAsync(Enumerable.Range(0, wanted.Length), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (i, stop) =>
        {
            var (place, _, hazard) = wanted[i];
            var body = $$"""{"author":{"name":"王建国","office":"{{place}}值班室"},"place":"{{place}}","name":"压力测试险情{{hazard + 1}}","hazard":"{{Hazards[hazard]}}"}""";
            var result = await _client.Command("incidents", body, $"incident-{place}-{hazard}", 20, stop);
            numbers[i] = result.IsDone ? result.Number! : throw new LoadFailedException($"No incident could be reported at {place}: {result.Error}.");
        });
        return [.. wanted.Select((w, i) => (numbers[i], new ResourceRequest(LoadRegion.LackedBy(w.Township).Code, w.Code)))];
    }

    /// <summary>What has not been promised by now is cancelled, as a desk would; then everything must come to its end.</summary>
    private async Task ComeToRest()
    {
        await Quiet(_options.Cycle + Patience);
        foreach (var open in _book.Acknowledged.Where(c => c.Committed == 0).ToList())
            await _client.Command($"aid-requests/{open.Number}/cancel", """{"author":{"name":"王建国","office":"压测值班室"},"reason":"演练结束"}""", $"cancel-{open.Number}", 10, _end.Token);
        await Quiet(_options.Cycle + Patience);
    }

    /// <summary>Reads everything back, once all is at rest or has had its time.</summary>
    private async Task<AuditResult> Audit()
    {
        var back = new ReadBack(_client);
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var (requests, teams) = (await back.Requests(_end.Token), await back.Teams(_end.Token));
            var atRest = requests.TrueForAll(r => r.IsAtRest) && teams.TrueForAll(t => t.IsAtRest);
            if (!atRest && Stopwatch.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(500);
                continue;
            }

            _witness.Stage("auditing");
            var audit = new LoadAudit();
            await back.Journal(r => audit.On(ReadBack.AuditRecordOf(r)), _end.Token);
            return audit.Finish(_tally.Acked, requests, teams);
        }
    }

    private async Task Quiet(TimeSpan patience)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < patience && (_client.Waiting > 0 || _crews.UnderWay > 0
            || (_book.Acknowledged.Any(c => c.Committed == 0) && Stopwatch.GetElapsedTime(since) < StepRun.InTime * 2))) await Task.Delay(50);
    }

    private LoadResult Conclude(
        SetupReading about, IReadOnlyList<StepResult> steps, (double? PerRequest, string From) writes, IReadOnlyList<FaultResult> faults, AuditResult audit, RetainedResult? retained, bool interrupted)
    {
        var best = steps.Where(s => s.Sustained).MaxBy(s => s.OfferedPerSecond);
        var shown = best ?? steps.FirstOrDefault();
        var (acknowledged, committed) = (_book.Acknowledged.LongCount(), _book.Acknowledged.LongCount(c => c.Committed > 0));
        var result = new LoadResult
        {
            Realm = _options.Realm, Store = about.Environment.Store, Acknowledged = acknowledged, Committed = committed, Unfilled = acknowledged - committed,
            Rejected429 = _tally.Rejected.Values.Sum(), RejectedByPriority = _tally.Rejected.ToDictionary(r => JsonNamingPolicy.CamelCase.ConvertName($"{r.Key}"), r => r.Value),
            Errors = _tally.Errors.Values.Sum(), ErrorsByKind = _tally.Errors, TeamsOutMax = _tally.TeamsOutMax, Steps = steps,
            MaxSustainedPerSecond = best?.OfferedPerSecond ?? 0,
            Criterion = string.Create(CultureInfo.InvariantCulture, $"{StepRun.SustainedPermille / 10d} % of those offered committed within {StepRun.InTime.TotalSeconds} s, every latency limit kept, not void"),
            LatencyMs = shown?.LatencyMs ?? new LoadLatencies(null, null, null, null), DurableWritesPerRequest = writes.PerRequest, DurableWritesFrom = writes.From,
            CpuMsPerRequest = shown?.CpuMsPerRequest, Generator = shown?.Generator ?? new GeneratorResult(0, 0), Retained = retained, Audit = audit, Limits = [], Faults = faults,
            Setting = Setting(), Environment = about.Environment, Interrupted = interrupted, Verdict = "",
        };
        List<LimitResult> limits = [.. _options.Limits.Select(l => (Limit: l, Actual: result.Of(l))).Select(l => new LimitResult(l.Limit.Text, l.Actual, l.Limit.Holds(l.Actual)))];
        var isVoid = steps.Count == 0 || (best is null && steps.All(s => s.Void));
        return result with { Limits = limits, Verdict = !audit.IsClean || interrupted || limits.Exists(l => !l.Met) ? "failed" : isVoid ? "void" : "passed" };
    }

    private LoadSetting Setting() => new(
        JsonNamingPolicy.CamelCase.ConvertName($"{_options.Profile}"), _options.Rate, _options.Step.TotalSeconds, _options.Warmup.TotalSeconds,
        JsonNamingPolicy.CamelCase.ConvertName($"{_options.Arrivals}"), $"{_options.Mix}", _options.Watchers, _options.Cycle.TotalSeconds, _region.Teams.Count,
        _region.Townships.Count, _options.Seed, [.. _options.Faults.Select(f => f.Text)]);
}
