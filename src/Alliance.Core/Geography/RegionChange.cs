using Alliance.Core.Actors;

namespace Alliance.Core.Geography;

/// <summary>A record by which the realm changes its region: the host makes the next version of it and hands that to every actor.</summary>
[GenerateSerializer, Alias("region-change")]
public abstract record RegionChange : JournalRecord
{
    /// <summary>The next version.</summary>
    public abstract Region Apply(Region region);
}
