using Alliance.Core.Actors;

namespace Alliance.Core.Geography;

/// <summary>A record that makes the next version of the region: a road cut, an agreement signed. In virtual time the version holds, for every
/// actor alike, from one lookahead after the record.</summary>
[GenerateSerializer, Alias("region-change")]
public abstract record RegionChange : JournalRecord
{
    /// <summary>The next version; its number is one more than that of <paramref name="region"/>.</summary>
    public abstract Region Apply(Region region);
}
