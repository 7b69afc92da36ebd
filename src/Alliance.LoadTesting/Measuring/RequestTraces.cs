using System.Collections.Concurrent;

namespace Alliance.LoadTesting.Measuring;

/// <summary>All requests of a run by their numbers. It joins the answers and the event stream, which may come in any
/// order.</summary>
internal sealed class RequestTraces
{
    private readonly ConcurrentDictionary<string, RequestTrace> _traces = new(StringComparer.Ordinal);

    public IEnumerable<RequestTrace> Acknowledged => _traces.Values.Where(c => c.Acknowledged > 0);

    public RequestTrace this[string number] => _traces.GetOrAdd(number, n => new RequestTrace(n));

    /// <summary>Counts the requests of a step that were acknowledged and are not committed.</summary>
    public int Open(int step) => Acknowledged.Count(c => c.Step == step && c.Committed == 0);
}
