using Alliance.Core.Actors;

namespace Alliance.Core.Townships;

/// <summary>Time to see whether cover is wanted, still or no longer.</summary>
[GenerateSerializer, Alias("township.cover-due")]
public sealed record CoverDue : Due
{
    public override Subject About => Subject.None;
}
