using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Geography;

/// <summary>A record by which the realm changes its region: the host makes the next version of it and hands that to
/// every actor.</summary>
[GenerateSerializer, Alias("region-change")]
public abstract record RegionChange : JournalRecord
{
    /// <summary>A change of the region is about no request and no incident.</summary>
    public sealed override Subject About => Subject.None;

    /// <summary>A change of the region is no step of a negotiation.</summary>
    public sealed override bool IsNegotiationStep => false;

    /// <summary>The next version.</summary>
    public abstract Region Apply(Region region);
}
