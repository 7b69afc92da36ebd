using System.Collections.Concurrent;
using Alliance.Core.Vocabulary;

namespace Alliance.LoadTesting.Measuring;

/// <summary>
/// Whether servers kept the order of their refusals: one that refuses a request keeps refusing the less pressing ones
/// for a while (<see cref="Held"/>), so whoever asks in that time, knowing of the refusal, must be refused too. Each
/// server judges by itself.
/// </summary>
internal sealed class RefusalOrder
{
    /// <summary>How long a server that has refused a request goes on refusing less urgent ones.</summary>
    public static readonly TimeSpan Held = TimeSpan.FromSeconds(1);
    private readonly ConcurrentQueue<Judged> _refused = new(), _taken = new();

    private sealed record Judged(Uri Server, Priority Priority, TimeSpan Sent, TimeSpan Answered);

    /// <param name="server">Who refused.</param>
    /// <param name="priority">How pressing the request was.</param>
    /// <param name="sent">When it was sent, on any clock that only goes forward.</param>
    /// <param name="answered">When the refusal came, on that clock.</param>
    public void Refused(Uri server, Priority priority, TimeSpan sent, TimeSpan answered) =>
        _refused.Enqueue(new Judged(server, priority, sent, answered));

    /// <inheritdoc cref="Refused"/>
    public void Taken(Uri server, Priority priority, TimeSpan sent, TimeSpan answered) =>
        _taken.Enqueue(new Judged(server, priority, sent, answered));

    /// <summary>
    /// Requests that were taken while a more pressing one was refused. Counts only what is certain: sent after the
    /// refusal had come, and answered before its time was over.
    /// </summary>
    public int Broken()
    {
        var refused = _refused.ToLookup(r => r.Server);
        return _taken.GroupBy(t => t.Server).Sum(taken => Broken([.. refused[taken.Key].OrderBy(r => r.Sent)], taken));
    }

    /// <summary>
    /// Each of those taken is held against the refusals of the second before it, not against all: a surge has tens of
    /// thousands of both.
    /// </summary>
    private static int Broken(Judged[] refused, IEnumerable<Judged> taken)
    {
        var (broken, first) = (0, 0);
        foreach (var one in taken.OrderBy(t => t.Answered))
        {
            while (first < refused.Length && refused[first].Sent + Held < one.Answered)
                first++;
            if (
                refused
                    .Skip(first)
                    .TakeWhile(r => r.Sent <= one.Sent)
                    .Any(r => r.Priority < one.Priority && r.Answered <= one.Sent))
                broken++;
        }

        return broken;
    }
}
