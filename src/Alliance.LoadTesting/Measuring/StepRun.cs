using System.Diagnostics;
using Alliance.Core.Stories;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Results;

namespace Alliance.LoadTesting.Measuring;

/// <summary>A running step and its result.</summary>
internal sealed class StepRun(LoadStep step)
{
    /// <summary>The highest delay (milliseconds) and processor share of the tester. Above them, the step would measure
    /// the tester and not the server.</summary>
    public const double MostLagMs = 100, MostCpuShare = 0.6;
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly TimeSpan _cpuBefore = Environment.CpuUsage.TotalTime;
    private double _cpuShare, _seconds;
    private int _offered, _rejected, _errors, _overrun;

    public LoadStep Step => step;
    public LatencyHistogram Lag { get; } = new();
    public LatencyHistogram Events { get; } = new();
    public LatencyHistogram Refusals { get; } = new();
    public TimeSpan SilosBefore { get; init; }
    public TimeSpan? SilosAfter { get; set; }
    public double? HeapMiB { get; set; }
    /// <summary>The highest number of teams that were out at the same time.</summary>
    public int TeamsOut { get; set; }

    public void Offer() => _offered++;
    public void Reject(TimeSpan after)
    {
        Interlocked.Increment(ref _rejected);
        Refusals.Add(after);
    }

    public void Fail() => Interlocked.Increment(ref _errors);
    /// <summary>Counts a request that was not sent because too many calls wait for their answers.</summary>
    public void Overrun() => Interlocked.Increment(ref _overrun);

    /// <summary>Announces that the last request of the step was sent.</summary>
    public void Sent()
    {
        var elapsed = Stopwatch.GetElapsedTime(_began);
        _cpuShare = (Environment.CpuUsage.TotalTime - _cpuBefore) / elapsed / Environment.ProcessorCount;
        // Shorter than planned where it was interrupted.
        _seconds = Math.Min(step.Length.TotalSeconds, elapsed.TotalSeconds);
    }

    public StepResult Result(RequestTraces book, PassCriteria criteria, IReadOnlyList<LoadLimit> limits)
    {
        var (ack, offer, committed) = (new LatencyHistogram(), new LatencyHistogram(), new LatencyHistogram());
        var (acknowledged, ackedInTime, inTime, unoffered) = (0, 0, 0, 0);
        foreach (var trace in book.Acknowledged.Where(c => c.Step == step.Index))
        {
            acknowledged++;
            var heard = Stopwatch.GetElapsedTime(trace.Intended, trace.Acknowledged);
            ack.Add(heard);
            if (heard <= PassCriteria.InTime) ackedInTime++;
            if (trace.FirstOffer > 0) offer.Add(Stopwatch.GetElapsedTime(trace.Intended, trace.FirstOffer));
            if (trace is { FirstOffer: 0, Committed: 0 }) unoffered++;
            if (trace.Committed == 0) continue;
            var took = Stopwatch.GetElapsedTime(trace.Intended, trace.Committed);
            committed.Add(took);
            if (took <= PassCriteria.InTime) inTime++;
        }

        var latencies = new LoadLatencies(
            ack.Percentiles,
            offer.Percentiles,
            committed.Percentiles,
            Events.Percentiles,
            Refusals.Percentiles);
        var generator = new GeneratorResult(Lag.Percentiles?.P99 ?? 0, Math.Round(_cpuShare, 3));
        var voided = WhyVoid(generator, criteria)
            ?? (criteria.MayRunShort ? WhyShort(acknowledged, unoffered, inTime) : null);
        var counted = criteria.WantsCommitment ? inTime : ackedInTime;
        return new StepResult(
            Rate(_offered),
            Rate(counted),
            latencies,
            voided is not null,
            voided,
            voided is null
                && _offered > 0
                && counted * 1_000L >= _offered * (long)PassCriteria.SustainedPermille
                && limits.Where(l => l.IsLatency).All(l => Holds(l, latencies)),
            Math.Round(_seconds, 1),
            _offered,
            acknowledged,
            inTime,
            _rejected,
            _errors,
            TeamsOut,
            SilosAfter is { } after && acknowledged > 0
                ? Math.Round((after - SilosBefore).TotalMilliseconds / acknowledged, 2)
                : null,
            HeapMiB,
            generator,
            step.FromHour);
    }

    /// <summary>Computes a rate per second. It keeps four decimals below 1, because a scenario in real time has only a
    /// few requests an hour.</summary>
    private double Rate(int count) =>
        count / _seconds is var rate && rate < 1 ? Math.Round(rate, 4) : Math.Round(rate, 1);

    /// <summary>Returns why the region ran short of squads; null where it did not. It ran short if too many requests
    /// had no offer, and the others were committed in time. Then the region was too small for the rate, and the server
    /// is not to blame.</summary>
    private static Telling? WhyShort(int acknowledged, int unoffered, int inTime) =>
        unoffered * 1_000L > acknowledged * (1_000L - PassCriteria.SustainedPermille)
        && inTime * 1_000L >= (acknowledged - unoffered) * (long)PassCriteria.SustainedPermille
            ? new Telling(
                $"{acknowledged} 个请求中有 {unoffered} 个无队可派：请降低 --rate、缩短 --cycle，或换用队伍更多的区域",
                $"nobody had a squad for {unoffered} of {acknowledged} requests: take a lower --rate, a shorter "
                    + "--cycle, or a region that has more")
            : null;

    /// <summary>Returns whether a latency limit holds. A limit for refusals holds where there were none.</summary>
    private static bool Holds(LoadLimit limit, LoadLatencies latencies) =>
        latencies.Of(limit.Measure, limit.Percentile!) is not { } actual
            ? limit.Measure == "rejected"
            : limit.Holds(actual);

    private Telling? WhyVoid(GeneratorResult generator, PassCriteria criteria)
    {
        if (_overrun > 0)
            return new($"{_overrun} 个请求未发出：等待应答的太多",
                $"{_overrun} requests were not sent: too many waited for their answers");
        if (generator.LagP99Ms > MostLagMs)
            return new($"测试程序发送迟了 {generator.LagP99Ms:0} 毫秒（p99）",
                $"the tester sent {generator.LagP99Ms:0} ms late (p99)");
        if (generator.CpuShare > MostCpuShare)
            return new($"测试程序占用了本机 {generator.CpuShare:P0} 的处理能力",
                $"the tester took {generator.CpuShare:P0} of the machine");
        if (TeamsOut * 2 <= criteria.Squads || criteria.Squads is null) return null;
        return criteria.MayRunShort
            ? new($"{criteria.Squads} 支队伍中有 {TeamsOut} 支出动，超过一半：请降低 --rate 或缩短 --cycle",
                $"{TeamsOut} of {criteria.Squads} teams were out, more than half: take a lower --rate or a shorter "
                    + "--cycle")
            : new($"{criteria.Squads} 支队伍中有 {TeamsOut} 支出动，超过一半：请用 --squads 增加队伍",
                $"{TeamsOut} of {criteria.Squads} teams were out, more than half: give more with --squads");
    }
}
