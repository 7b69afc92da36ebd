using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Mailboxes;

/// <summary>One piece of mail as it travels: the envelope and, for assured mail, its place in its pair.</summary>
/// <param name="Envelope">The message with its addresses.</param>
/// <param name="Place">Its place in its pair; null for advisory mail, which is not counted.</param>
/// <param name="Trace">The trace that it belongs to, as a W3C <c>traceparent</c>; null where it is not traced. It
/// belongs to the mail, not to the message: no actor sees it, and it is not in the journal.</param>
[GenerateSerializer, Immutable, Alias("mail")]
public sealed record Mail(Envelope Envelope, PairPlace? Place, string? Trace = null)
{
    /// <summary>The aid request that names its pair; null for advisory mail and for pairs that never close.</summary>
    public string? Request => (Envelope.Body as Assured)?.Request;
}

/// <summary>The place of a message in its pair.</summary>
/// <param name="Opened">When the sender opened the pair. It tells a pair that was forgotten and opened again from the
/// former one.</param>
/// <param name="Number">Number of the message in its pair, from 1.</param>
/// <param name="Acknowledged">The number through which the sender knew the pair acknowledged when this copy left. A
/// receiver that does not know the pair can tell by it "forgotten since" from "my first is still on its way".</param>
/// <param name="Proof">The number that the receiver asked to see again (<see cref="Acknowledgement.Prove"/>); 0 where
/// it asked for none.</param>
[GenerateSerializer, Alias("pair-place")]
public readonly record struct PairPlace(Instant Opened, long Number, long Acknowledged = 0, long Proof = 0);

/// <summary>Names a pair within one actor's mailbox. The direction tells which actor is the sender.</summary>
/// <param name="Request">The aid request that it belongs to; null for a pair that never closes.</param>
/// <param name="Peer">The other actor.</param>
[GenerateSerializer, Alias("pair-key")]
public readonly record struct PairKey(string? Request, ActorId Peer) : IComparable<PairKey>
{
    /// <inheritdoc/>
    public int CompareTo(PairKey other)
    {
        var byPeer = Peer.CompareTo(other.Peer);
        return byPeer != 0 ? byPeer : string.CompareOrdinal(Request, other.Request);
    }
}

/// <summary>The receiver's answer for one pair: the sender need not send again anything through that number.</summary>
/// <param name="Request">The aid request; with the two actors it names the pair.</param>
/// <param name="Opened">When the pair was opened, as in the mail that it answers.</param>
/// <param name="Through">The number through which messages are handled for good, or closed.</param>
/// <param name="Prove">If not 0: the first of the pair may be a stray copy of a pair that is over and forgotten. If it
/// is sent again with this number, it is not.</param>
/// <param name="IsOver">Whether the receiver is the request itself, is settled, and sends the sender nothing again. A
/// sender that had forgotten the pair, and then wrote once more, hears it in no other way.</param>
[GenerateSerializer, Alias("acknowledgement")]
public readonly record struct Acknowledgement(
    string? Request, Instant Opened, long Through, long Prove = 0, bool IsOver = false);
