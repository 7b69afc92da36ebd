using System.Collections.Concurrent;
using Alliance.Core.Vocabulary;

namespace Alliance.LoadTesting.Measuring;

/// <summary>Checks that servers kept the order of their refusals. A server that refuses a request goes on refusing less
/// urgent ones for a while (<see cref="Held"/>). So a less urgent request that is sent in that time, after the refusal
/// has come, must be refused too. Each server is checked separately.</summary>
internal sealed class RefusalOrder
{
    /// <summary>How long a server that has refused a request goes on refusing less urgent ones: 1 s.</summary>
    public static readonly TimeSpan Held = TimeSpan.FromSeconds(1);
    private readonly ConcurrentQueue<Judged> _refused = new(), _taken = new();

    private sealed record Judged(Uri Server, Priority Priority, TimeSpan Sent, TimeSpan Answered);

    /// <param name="server">The server that refused.</param>
    /// <param name="priority">The priority of the request.</param>
    /// <param name="sent">When the request was sent, on a clock that only goes forward.</param>
    /// <param name="answered">When the answer came, on the same clock.</param>
    public void Refused(Uri server, Priority priority, TimeSpan sent, TimeSpan answered) =>
        _refused.Enqueue(new Judged(server, priority, sent, answered));

    /// <inheritdoc cref="Refused"/>
    public void Taken(Uri server, Priority priority, TimeSpan sent, TimeSpan answered) =>
        _taken.Enqueue(new Judged(server, priority, sent, answered));

    /// <summary>Counts the requests that were accepted while a more urgent one was refused. It counts only certain
    /// cases: sent after the refusal had come, and answered before its time was over.</summary>
    public int Broken()
    {
        var refused = _refused.ToLookup(r => r.Server);
        return _taken.GroupBy(t => t.Server).Sum(taken => Broken([.. refused[taken.Key].OrderBy(r => r.Sent)], taken));
    }

    /// <summary>Compares each accepted request only with the refusals of the second before it, because a surge has tens
    /// of thousands of both.</summary>
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
