using Alliance.Core.Actors;

namespace Alliance.Core.Geography;

/// <summary>A record of the realm that makes the next version of its region: a road cut or open, an agreement signed or suspended.</summary>
[GenerateSerializer, Alias("region-change")]
public abstract record RegionChange : JournalRecord
{
    /// <summary>The next version.</summary>
    public abstract Region Apply(Region region);
}
