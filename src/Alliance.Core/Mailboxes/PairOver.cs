using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Mailboxes;

/// <summary>Said by one mailbox to another, past their actors: all that was sent in a pair is acknowledged for good,
/// and nothing of it will be sent again. It may be lost; then the other end asks (<see cref="PairAsked"/>).</summary>
/// <param name="Request">With the two actors it names the pair.</param>
/// <param name="Opened">When the sender had opened it.</param>
[GenerateSerializer, Alias("pair-over")]
internal sealed record PairOver(string Request, Instant Opened) : Advisory
{
    public override Subject About => Subject.OfRequest(new RequestNumber(Request));
}
