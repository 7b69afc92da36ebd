using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Mailboxes;

/// <summary>Asks another mailbox whether it will send anything again in a pair. Mailboxes ask each other directly,
/// without their actors. If not, the answer is <see cref="PairOver"/>. Question and answer may be lost; then it is
/// asked again.</summary>
/// <param name="Request">The aid request; with the two actors it names the pair.</param>
/// <param name="Opened">When the other end opened the pair.</param>
[GenerateSerializer, Alias("pair-asked")]
internal sealed record PairAsked(string Request, Instant Opened) : Advisory
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfRequest(new RequestNumber(Request));
}
