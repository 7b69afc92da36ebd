using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Geography;

/// <summary>A record by which the realm changes its region. The host makes the next version from it and hands that to
/// every actor.</summary>
[GenerateSerializer, Alias("region-change")]
public abstract record RegionChange : JournalRecord
{
    /// <summary>None: a change of the region is about no request and no incident.</summary>
    public sealed override Subject About => Subject.None;

    /// <summary>False: a change of the region is no step of a negotiation.</summary>
    public sealed override bool IsNegotiationStep => false;

    /// <summary>Makes the next version of a region.</summary>
    public abstract Region Apply(Region region);
}
