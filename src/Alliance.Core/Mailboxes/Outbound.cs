using Alliance.Core.Actors;

namespace Alliance.Core.Mailboxes;

/// <summary>The sending end of a pair, with its outbox.</summary>
[GenerateSerializer, Alias("outbound")]
internal sealed class Outbound
{
    /// <summary>When the pair was opened.</summary>
    [Id(0)] public Instant Opened { get; init; }
    /// <summary>The last number given; 0 before the first.</summary>
    [Id(1)] public long Given { get; private set; }
    /// <summary>Messages that are not acknowledged yet, in order. The first has number <c>Given - Pending.Count +
    /// 1</c>.</summary>
    [Id(2)] public List<Mail> Pending { get; private set; } = [];
    // 3 stood for the latest deadline: not to be used again.

    /// <summary>Whether the last message of the pair was sent.</summary>
    [Id(4)] public bool IsOver { get; private set; }

    /// <summary>Whether the last message of the pair was sent and everything is acknowledged.</summary>
    public bool IsDone => IsOver && Pending.Count == 0;

    /// <summary>Whether the receiver has said that it sends nothing in return.</summary>
    [Id(5)] public bool IsUnanswered { get; private set; }

    /// <summary>The number through which messages are committed and may leave. Not stored: messages that were read back
    /// are committed.</summary>
    [NonSerialized] private long _durable;
    [NonSerialized] private long _proof;

    /// <summary>Numbers a message and keeps it until it is acknowledged.</summary>
    /// <exception cref="InvalidOperationException">The pair is over, which is a bug of the actor.</exception>
    public void Post(Envelope envelope, string? trace)
    {
        var message = (Assured)envelope.Body;
        if (IsOver)
            throw new InvalidOperationException(
                $"{envelope.From} sends {message.GetType().Name} to {envelope.To} after the last message of the pair.");
        Pending.Add(new Mail(envelope, new PairPlace(Opened, ++Given), trace));
        IsOver = message.IsLast;
    }

    /// <summary>Drops the messages that are acknowledged and returns their number.</summary>
    public int Acknowledge(Acknowledgement answer)
    {
        if (answer.Opened != Opened) return 0;
        if (answer.Prove != 0) _proof = answer.Prove;
        IsUnanswered |= answer.IsOver;
        var first = Given - Pending.Count + 1;
        var done = (int)Math.Clamp(Math.Min(answer.Through, _durable) - first + 1, 0, Pending.Count);
        Pending.RemoveRange(0, done);
        return done;
    }

    /// <summary>Number of pending messages that are committed and so may leave.</summary>
    private int Durable => (int)Math.Max(0, _durable - (Given - Pending.Count));

    /// <summary>Copies the first pending messages that may leave.</summary>
    public IEnumerable<Mail> Copies(int max)
    {
        var acknowledged = Given - Pending.Count;
        return Pending.Take(Math.Min(Durable, max))
            .Select(m => m with { Place = new PairPlace(Opened, m.Place!.Value.Number, acknowledged, _proof) });
    }

    /// <summary>Lets all messages through a number leave.</summary>
    public void Release(long through) => _durable = Math.Max(_durable, through);
}
