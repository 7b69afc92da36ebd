using System.Buffers.Text;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Measuring;

namespace Alliance.LoadTesting.Users;

/// <summary>Plays people who watch the event stream. Of two hundred watchers, five watch everything, and each of the
/// others watches one township. Each measures how long a record takes to reach it.</summary>
/// <param name="client">Calls the servers.</param>
/// <param name="realmBegan">When the realm's time began.</param>
/// <param name="clock">The speed of the realm's clock, as a multiple of real time.</param>
/// <param name="serverAhead">The time by which the server's clock is ahead of the tester's clock.</param>
internal sealed class Watchers(ApiClient client, DateTimeOffset realmBegan, int clock, TimeSpan serverAhead)
{
    private const int Proportion = 200, OfEverything = 5;
    private readonly List<Task> _watching = [];
    private int _open;
    private long _seen;

    /// <summary>The present histogram of latencies. Each step has its own.</summary>
    public LatencyHistogram Latencies { get; set; } = new();
    /// <summary>The number of streams that were opened, including those that were reopened.</summary>
    public int Open => Volatile.Read(ref _open);
    /// <summary>The total number of events that the watchers received.</summary>
    public long Seen => Interlocked.Read(ref _seen);

    /// <summary>Opens a number of streams from a record on.</summary>
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

    /// <summary>Reads the realm time of a record, which is its second field.</summary>
    private static long? RecordedAt(ReadOnlySpan<byte> data)
    {
        var field = "\"at\":"u8;
        var start = data.IndexOf(field);
        return start >= 0 && Utf8Parser.TryParse(data[(start + field.Length)..], out long at, out _) ? at : null;
    }
}
