using Alliance.Core.Vocabulary;

namespace Alliance.LoadTesting.Measuring;

/// <summary>One request from its intended sending to its end, as the tester saw it. Moments are ticks of the tester's
/// monotonic clock; 0 for a moment that has not come.</summary>
internal sealed class RequestTrace(string number)
{
    public string Number => number;
    /// <summary>The step of the run that it belongs to; -1 for warm-up and probes.</summary>
    public int Step { get; set; } = -1;
    public Priority Priority { get; set; }
    public long Intended { get; set; }
    public long Acknowledged { get; set; }
    public long FirstOffer { get; set; }
    public long Committed { get; set; }
    public long Ended { get; set; }
}
