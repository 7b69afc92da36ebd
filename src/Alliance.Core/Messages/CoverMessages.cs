using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Messages;

/// <summary>Time to see whether cover is wanted, still or no longer.</summary>
[GenerateSerializer, Alias("township.cover-due")]
public sealed record CoverDue : Due
{
    public override Subject About => Subject.None;
}
