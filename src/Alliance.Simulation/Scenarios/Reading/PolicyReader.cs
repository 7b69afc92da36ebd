using Alliance.Core.Geography;
using Alliance.Core.Requests;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads what the tiers of a region have settled; what a file leaves out is as in <see cref="RegionPolicies"/>.</summary>
internal static class PolicyReader
{
    private const string LifeSaving = "life-saving", Urgent = "urgent", Never = "never";

    public static RegionPolicies Read(MapReader map)
    {
        var policies = new RegionPolicies { Cover = map.Map("cover", Shapes.Cover) is { } cover ? Cover(cover) : null };
        return map["displacesHolds"] is null ? policies : policies with { DisplacesHolds = Displacing(map) };
    }

    private static Priority? Displacing(MapReader map) => map.OneOf("displacesHolds", [LifeSaving, Urgent, Never]) switch
    {
        LifeSaving => Priority.LifeSaving,
        Urgent => Priority.Urgent,
        _ => null,
    };

    private static CoverPolicy Cover(MapReader map) => new(
        map.Whole("askAfterMinutes", 1, 24 * 60), map.Whole("releaseAfterMinutes", 1, 24 * 60), map.Whole("hours", 1, 72));
}
