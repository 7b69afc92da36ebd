using Alliance.Core.Stories;

namespace Alliance.LoadTesting.Results;

/// <summary>The latencies of a step or of a run, measured from the intended sending; null where nothing was measured.
/// <c>Event</c> is measured from the recording until a watcher receives the event. <c>Rejected</c> is the latency of a
/// 429, from its actual sending.</summary>
internal sealed record LoadLatencies(
    Percentiles? Ack,
    Percentiles? FirstOffer,
    Percentiles? Committed,
    Percentiles? Event,
    Percentiles? Rejected = null)
{
    public double? Of(string measure, string percentile) => (measure switch
    {
        "ack" => Ack, "firstOffer" => FirstOffer, "committed" => Committed, "event" => Event, "rejected" => Rejected,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No latency."),
    })?.Of(percentile);
}

/// <summary>The result of one step.</summary>
/// <param name="OfferedPerSecond">The rate of requests that were to be raised, per second.</param>
/// <param name="AchievedPerSecond">The rate of those that were committed in time; in a scenario, that were acknowledged
/// in time.</param>
/// <param name="LatencyMs">The latencies of the step.</param>
/// <param name="Void">Whether the step tells nothing about the server: the tester was the bottleneck, or squads ran
/// short.</param>
/// <param name="VoidBecause">The reason why the step is void; null where it is not.</param>
/// <param name="Sustained">Whether enough requests were committed in time and every limit held.</param>
/// <param name="Seconds">The length of the step in seconds.</param>
/// <param name="Offered">The number of requests.</param>
/// <param name="Acknowledged">The number of acknowledged requests.</param>
/// <param name="Committed">The number of requests that were committed in time.</param>
/// <param name="Rejected429">The number of requests that were refused with 429.</param>
/// <param name="Errors">The number of failed requests.</param>
/// <param name="TeamsOut">The highest number of teams that were out at the same time, up to the end of this
/// step.</param>
/// <param name="CpuMsPerRequest">The processor time of the silos for each acknowledged request, in
/// milliseconds.</param>
/// <param name="HeapMiB">The size of the managed heap, after its last collection, of the silo that answered, in
/// MiB.</param>
/// <param name="Generator">The performance of the tester.</param>
/// <param name="FromHour">The hour of the scenario at which the step begins; null for other profiles.</param>
internal sealed record StepResult(
    double OfferedPerSecond,
    double AchievedPerSecond,
    LoadLatencies LatencyMs,
    bool Void,
    Telling? VoidBecause,
    bool Sustained,
    double Seconds,
    int Offered,
    int Acknowledged,
    int Committed,
    int Rejected429,
    int Errors,
    int TeamsOut,
    double? CpuMsPerRequest,
    double? HeapMiB,
    GeneratorResult Generator,
    double? FromHour = null);

/// <summary>The performance of the tester.</summary>
/// <param name="LagP99Ms">The delay of requests behind their intended sending, 99th percentile, in
/// milliseconds.</param>
/// <param name="CpuShare">The tester's share of all processors of the machine, from 0 to 1.</param>
internal sealed record GeneratorResult(double LagP99Ms, double CpuShare);
