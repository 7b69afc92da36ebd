using Alliance.Core.Actors;

namespace Alliance.Core.Mailboxes;

/// <summary>The decision of a receiver about a numbered message.</summary>
internal enum Admission
{
    /// <summary>It is the next of its pair.</summary>
    Handle,
    /// <summary>It was handled before. It is acknowledged again.</summary>
    Repeated,
    /// <summary>An earlier one is missing. The sender's next attempt brings both, so nothing has to be kept
    /// here.</summary>
    Waits,
    /// <summary>Its pair is over and forgotten. It is acknowledged unread.</summary>
    Closed,
    /// <summary>It is the first of an unknown pair, opened before a pair that was forgotten. It may be a stray copy, so
    /// its sender has to send it once more.</summary>
    Doubtful,
}

/// <summary>The receiving end of a pair.</summary>
[GenerateSerializer, Alias("inbound")]
internal sealed class Inbound
{
    /// <summary>When the sender opened the pair.</summary>
    [Id(0)] public Instant Opened { get; init; }
    /// <summary>The watermark: messages are handled through this number, once and in order.</summary>
    [Id(1)] public long Handled { get; private set; }
    // 2, 5 and 6 stood for what let a pair be forgotten after a time: not to be used again.

    /// <summary>Whether the last message of the pair was handled.</summary>
    [Id(3)] public bool IsOver { get; private set; }

    /// <summary>When a message of the pair was last handled.</summary>
    [Id(4)] public Instant LastHandled { get; private set; }

    /// <summary>Whether the sender has said that it sends nothing of the pair again.</summary>
    [Id(7)] public bool IsGone { get; set; }

    /// <summary>When the sender was last asked whether it sends anything again. Not stored: an actor that is read back
    /// asks again.</summary>
    [NonSerialized] public Instant? Asked;

    /// <summary>Time that the sender has to say so by itself, and to answer: one hour.</summary>
    private static readonly Span Patience = Span.FromHours(1);

    /// <summary>Tells whether the sender should have said by now that it sends nothing again.</summary>
    public bool IsUnsaid(Instant now) => !IsGone && now > (Asked ?? LastHandled) + Patience;

    /// <summary>Judges a message of an open or an unknown (null) pair. An unknown pair was forgotten if its sender knew
    /// part of it acknowledged. A pair is forgotten only after its sender has said that it sends nothing of it again
    /// (<see cref="Mailbox.Forget"/>). So a message that is closed unread can only be a stray copy.</summary>
    public static Admission Judge(Inbound? pair, PairPlace place)
    {
        if (pair is null || place.Opened > pair.Opened)
            return place.Number == 1 ? Admission.Handle : place.Acknowledged == 0 ? Admission.Waits : Admission.Closed;
        if (place.Opened < pair.Opened) return Admission.Closed;
        if (place.Number <= pair.Handled) return Admission.Repeated;
        return place.Number == pair.Handled + 1 ? Admission.Handle : Admission.Waits;
    }

    /// <summary>Moves the watermark to a message that was handled.</summary>
    public void Count(Assured message, long number, Instant now)
    {
        (Handled, LastHandled) = (number, now);
        IsOver |= message.IsLast;
    }
}
