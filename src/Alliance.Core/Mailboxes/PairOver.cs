using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Mailboxes;

/// <summary>Tells another mailbox that everything sent in a pair is acknowledged for good and nothing of it will be
/// sent again. Mailboxes tell each other directly, without their actors. It may be lost; then the other end asks
/// (<see cref="PairAsked"/>).</summary>
/// <param name="Request">The aid request; with the two actors it names the pair.</param>
/// <param name="Opened">When the sender opened the pair.</param>
[GenerateSerializer, Alias("pair-over")]
internal sealed record PairOver(string Request, Instant Opened) : Advisory
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfRequest(new RequestNumber(Request));
}
