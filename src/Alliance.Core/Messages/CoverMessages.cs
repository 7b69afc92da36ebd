using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Messages;

/// <summary>Reminds a township to check again whether it needs move-up cover.</summary>
[GenerateSerializer, Alias("township.cover-due")]
public sealed record CoverDue : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}
