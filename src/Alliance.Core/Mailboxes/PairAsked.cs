using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Mailboxes;

/// <summary>Asked by one mailbox of another, past their actors, of a pair in which nothing more is to come: whether
/// anything of it will be sent again. If not, the answer is <see cref="PairOver"/>. It may be lost, as may the answer;
/// then it is asked again.</summary>
/// <param name="Request">With the two actors it names the pair.</param>
/// <param name="Opened">When the other end had opened it.</param>
[GenerateSerializer, Alias("pair-asked")]
internal sealed record PairAsked(string Request, Instant Opened) : Advisory
{
    public override Subject About => Subject.OfRequest(new RequestNumber(Request));
}
