using Alliance.Core.Actors;

namespace Alliance.Core.Mailboxes;

/// <summary>What a receiver is to do with a numbered message.</summary>
internal enum Admission
{
    /// <summary>It is the next of its pair.</summary>
    Handle,
    /// <summary>It was handled before, and is acknowledged again.</summary>
    Repeated,
    /// <summary>An earlier one is missing: it is left to the sender's next attempt, so that nothing has to be kept
    /// here.</summary>
    Waits,
    /// <summary>Its pair is over and forgotten: it is acknowledged unread.</summary>
    Closed,
    /// <summary>The first of a pair that is not known, opened before one that was forgotten: it may be a stray copy,
    /// and its sender has to send it once more.</summary>
    Doubtful,
}

/// <summary>The receiving end of a pair.</summary>
[GenerateSerializer, Alias("inbound")]
internal sealed class Inbound
{
    /// <summary>When the sender opened the pair.</summary>
    [Id(0)] public Instant Opened { get; init; }
    /// <summary>The watermark: handled through this number, once and in order.</summary>
    [Id(1)] public long Handled { get; private set; }
    // 2, 5 and 6 stood for what let a pair be forgotten after a time: not to be used again.

    /// <summary>Whether its last message was handled.</summary>
    [Id(3)] public bool IsOver { get; private set; }

    /// <summary>When a message of it was last handled.</summary>
    [Id(4)] public Instant LastHandled { get; private set; }

    /// <summary>Its sender has said that nothing of it will be sent again.</summary>
    [Id(7)] public bool IsGone { get; set; }

    /// <summary>When its sender was last asked whether it says so. Not stored: who is read back asks again.</summary>
    [NonSerialized] public Instant? Asked;

    /// <summary>So long its sender has for saying so by itself, and for its answer.</summary>
    private static readonly Span Patience = Span.FromHours(1);

    /// <summary>Whether its sender should have said by now that it sends nothing again.</summary>
    public bool IsUnsaid(Instant now) => !IsGone && now > (Asked ?? LastHandled) + Patience;

    /// <summary>Judges a message of an open or an unknown (null) pair. One that is unknown was forgotten if its sender
    /// knew something of it acknowledged; and it is forgotten only once its sender has said that it sends nothing of it
    /// again (<see cref="Mailbox.Forget"/>), so that what is closed unread can only be a stray copy.</summary>
    public static Admission Judge(Inbound? pair, PairPlace place)
    {
        if (pair is null || place.Opened > pair.Opened)
            return place.Number == 1 ? Admission.Handle : place.Acknowledged == 0 ? Admission.Waits : Admission.Closed;
        if (place.Opened < pair.Opened) return Admission.Closed;
        if (place.Number <= pair.Handled) return Admission.Repeated;
        return place.Number == pair.Handled + 1 ? Admission.Handle : Admission.Waits;
    }

    /// <summary>Moves the watermark on.</summary>
    public void Count(Assured message, long number, Instant now)
    {
        (Handled, LastHandled) = (number, now);
        IsOver |= message.IsLast;
    }
}
