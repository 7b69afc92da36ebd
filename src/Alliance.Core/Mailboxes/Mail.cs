using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Mailboxes;

/// <summary>One piece of mail as it travels: the envelope, and for assured mail its place in its pair.</summary>
/// <param name="Envelope">The message with its addresses.</param>
/// <param name="Place">Its place in its pair; null for advisory mail, which nobody counts.</param>
/// <param name="Trace">For whoever looks on from outside, the trace that it belongs to, as a W3C <c>traceparent</c>;
/// null where nobody follows it. It is of the mail and not of the message: no actor sees it, and it is not in the
/// journal.</param>
[GenerateSerializer, Immutable, Alias("mail")]
public sealed record Mail(Envelope Envelope, PairPlace? Place, string? Trace = null)
{
    /// <summary>The aid request that names its pair, if it is assured and belongs to one.</summary>
    public string? Request => (Envelope.Body as Assured)?.Request;
}

/// <summary>The place of a message in its pair.</summary>
/// <param name="Opened">When the sender opened the pair: tells a pair that was forgotten and opened anew from its
/// former self.</param>
/// <param name="Number">Counts from 1.</param>
/// <param name="Acknowledged">Through which number the sender knew the pair acknowledged when this copy left: so a
/// receiver that does not know the pair can tell "forgotten since" from "my first is still on its way".</param>
/// <param name="Proof">What the receiver gave to be shown again (<see cref="Acknowledgement.Prove"/>); 0 where it gave
/// nothing.</param>
[GenerateSerializer, Alias("pair-place")]
public readonly record struct PairPlace(Instant Opened, long Number, long Acknowledged = 0, long Proof = 0);

/// <summary>Names a pair within one actor's mailbox; the direction says who is the sender.</summary>
/// <param name="Request">The aid request it belongs to; null for a pair that never closes.</param>
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

/// <summary>The receiver's answer for one pair: everything through that number need not be sent again.</summary>
/// <param name="Request">With the two actors it names the pair.</param>
/// <param name="Opened">As in the mail it answers.</param>
/// <param name="Through">Handled for good, or closed, through this number.</param>
/// <param name="Prove">Not 0: the first of the pair may be a stray copy, of a pair that is over and forgotten; sent
/// again with this number it is none.</param>
[GenerateSerializer, Alias("acknowledgement")]
public readonly record struct Acknowledgement(string? Request, Instant Opened, long Through, long Prove = 0);
