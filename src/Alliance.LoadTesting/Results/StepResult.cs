namespace Alliance.LoadTesting.Results;

/// <summary>
/// Latencies of a step or of a run, from the intended sending; null where nothing was measured. <c>Event</c> is from
/// the recording to a watcher, <c>Rejected</c> that of a 429, from its actual sending.
/// </summary>
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

/// <summary>One step.</summary>
/// <param name="OfferedPerSecond">Requests that were to be raised.</param>
/// <param name="AchievedPerSecond">Of them, those committed in time; of a scenario, those acknowledged in time.</param>
/// <param name="LatencyMs">Their latencies.</param>
/// <param name="Void">Whether it says nothing of the server: the tester was the bottleneck, or squads ran
/// short.</param>
/// <param name="VoidBecause">Why.</param>
/// <param name="Sustained">Whether enough were committed in time and every limit held.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="Offered">Requests in all.</param>
/// <param name="Acknowledged">Of them, acknowledged.</param>
/// <param name="Committed">Of them, committed in time.</param>
/// <param name="Rejected429">Of them, refused for now.</param>
/// <param name="Errors">Of them, failed.</param>
/// <param name="TeamsOut">The most teams out at a time up to here.</param>
/// <param name="CpuMsPerRequest">Processor time of the silos for each acknowledged one.</param>
/// <param name="HeapMiB">What was held in the managed heap of the silo that answered after its last collection.</param>
/// <param name="Generator">How the tester did.</param>
/// <param name="FromHour">Of a scenario, its hour at which the step begins; null for other profiles.</param>
internal sealed record StepResult(
    double OfferedPerSecond,
    double AchievedPerSecond,
    LoadLatencies LatencyMs,
    bool Void,
    string? VoidBecause,
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

/// <summary>How the tester did.</summary>
/// <param name="LagP99Ms">By how much requests were sent later than intended.</param>
/// <param name="CpuShare">What it took of the whole machine's processors.</param>
internal sealed record GeneratorResult(double LagP99Ms, double CpuShare);
