using Alliance.Core.Actors;

namespace Alliance.Core.Mailboxes;

/// <summary>What a receiver is to do with a numbered message.</summary>
internal enum Admission
{
    /// <summary>It is the next of its pair.</summary>
    Handle,
    /// <summary>It was handled before, and is acknowledged again.</summary>
    Repeated,
    /// <summary>An earlier one is missing: it is left to the sender's next attempt, so that nothing has to be kept here.</summary>
    Waits,
    /// <summary>Its pair is over and forgotten: it is acknowledged unread.</summary>
    Closed,
    /// <summary>The first of a pair that is not known, opened before one that was forgotten: it may be a stray copy, and its sender has to send it once more.</summary>
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
    /// <summary>The latest deadline seen in the pair.</summary>
    [Id(2)] public Instant ValidUntil { get; private set; }
    /// <summary>Whether its last message was handled.</summary>
    [Id(3)] public bool IsOver { get; private set; }

    /// <summary>When its last message was handled.</summary>
    [Id(4)] public Instant LastHandled { get; private set; }
    /// <summary>Whether its first message was late already: a sender that was long away, or a stray copy of a pair that is forgotten.</summary>
    [Id(5)] public bool OpenedLate { get; private set; }

    /// <summary>Whether a message in it never lapses, so that a stray copy (behind one of the first message, if that lapses) would be handled anew
    /// if the pair were forgotten. The last message does not count: it only closes.</summary>
    [Id(6)] public bool HasLasting { get; private set; }

    /// <summary>Its sender has said that nothing of it will be sent again.</summary>
    [Id(7)] public bool IsGone { get; set; }

    /// <summary>After this a pair that opened late and went no further is taken for a stray copy, and no stray copies are left of one that is over.</summary>
    private static readonly Span StrayAfter = Span.FromHours(24);

    /// <summary>Whether nothing more can come of it.</summary>
    public bool IsDone(Instant now) => (IsOver || (OpenedLate && now > LastHandled + StrayAfter)) && IsQuiet(now) && now > Opened;

    /// <summary>Whether whatever still arrives late is refused as late.</summary>
    public bool IsQuiet(Instant now) => now > ValidUntil && (!HasLasting || now > LastHandled + StrayAfter);

    /// <summary>Judges a message of an open or an unknown (null) pair.</summary>
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
        if (number == 1) OpenedLate = message.ValidUntil < now;
        HasLasting |= message is { ValidUntil: null, IsLast: false };
        IsOver |= message.IsLast;
        if (message.ValidUntil is { } until && until > ValidUntil) ValidUntil = until;
    }
}
