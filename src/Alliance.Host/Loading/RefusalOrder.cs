using System.Collections.Concurrent;
using Alliance.Core.Requests;
using Alliance.Grains.Admissions;

namespace Alliance.Host.Loading;

/// <summary>Whether servers kept the order of their refusals: one that refuses a request keeps refusing the less pressing ones for a while
/// (<see cref="AdmissionLimits.Pause"/>), so whoever asks in that time, knowing of the refusal, must be refused too. Each server judges by itself.</summary>
internal sealed class RefusalOrder
{
    private static readonly TimeSpan Held = new AdmissionLimits().Pause;
    private readonly ConcurrentQueue<Judged> _refused = new(), _taken = new();

    private sealed record Judged(Uri Server, Priority Priority, TimeSpan Sent, TimeSpan Answered);

    /// <param name="server">Who refused.</param>
    /// <param name="priority">How pressing the request was.</param>
    /// <param name="sent">When it was sent, on any clock that only goes forward.</param>
    /// <param name="answered">When the refusal came, on that clock.</param>
    public void Refused(Uri server, Priority priority, TimeSpan sent, TimeSpan answered) => _refused.Enqueue(new Judged(server, priority, sent, answered));

    /// <inheritdoc cref="Refused"/>
    public void Taken(Uri server, Priority priority, TimeSpan sent, TimeSpan answered) => _taken.Enqueue(new Judged(server, priority, sent, answered));

    /// <summary>Requests that were taken while a more pressing one was refused. Counts only what is certain: sent after the refusal had come, and answered before its
    /// time was over.</summary>
    public int Broken()
    {
        var refused = _refused.Where(r => r.Priority != Priority.Routine).ToLookup(r => r.Server);
        return _taken.Count(t => refused[t.Server].Any(r => IsMorePressing(r, t) && t.Sent >= r.Answered && t.Answered <= r.Sent + Held));
    }

    private static bool IsMorePressing(Judged a, Judged b) => a.Priority < b.Priority;
}
