using System.Buffers.Text;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Measuring;

namespace Alliance.LoadTesting.Users;

/// <summary>
/// People who watch: of two hundred, five watch everything and the others one township each. How long a record takes to
/// them is measured at each.
/// </summary>
/// <param name="client">Calls the servers.</param>
/// <param name="realmBegan">When the realm's time began.</param>
/// <param name="clock">How many times faster than real time it runs.</param>
/// <param name="serverAhead">By how much the server's clock is ahead of the tester's.</param>
internal sealed class Watchers(ApiClient client, DateTimeOffset realmBegan, int clock, TimeSpan serverAhead)
{
    private const int Proportion = 200, OfEverything = 5;
    private readonly List<Task> _watching = [];
    private int _open;
    private long _seen;

    /// <summary>Where latencies go at the moment: those of a step are its own.</summary>
    public LatencyHistogram Latencies { get; set; } = new();
    /// <summary>Streams that were opened, again where they broke.</summary>
    public int Open => Volatile.Read(ref _open);
    /// <summary>Events that were seen by all of them.</summary>
    public long Seen => Interlocked.Read(ref _seen);

    /// <summary>Opens so many streams from a record on.</summary>
    public void Begin(int count, IReadOnlyList<string> townships, long after, CancellationToken end)
    {
        var everything = (count * OfEverything + Proportion - 1) / Proportion;
        for (var i = 0; i < count; i++)
        {
            var query = i < everything ? "" : $"?place={townships[(i - everything) % townships.Count]}";
            _watching.Add(client.Watch(query, after, OnEvent, () => Interlocked.Increment(ref _open), end));
        }
    }

    public Task Ended => Task.WhenAll(_watching);

    private void OnEvent(long id, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        if (RecordedAt(data) is not { } at) return;
        Interlocked.Increment(ref _seen);
        Latencies.Add(DateTimeOffset.UtcNow + serverAhead - realmBegan - TimeSpan.FromMilliseconds(at / (double)clock));
    }

    /// <summary>The realm's time of a record: its second field.</summary>
    private static long? RecordedAt(ReadOnlySpan<byte> data)
    {
        var field = "\"at\":"u8;
        var start = data.IndexOf(field);
        return start >= 0 && Utf8Parser.TryParse(data[(start + field.Length)..], out long at, out _) ? at : null;
    }
}
