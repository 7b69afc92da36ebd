using Alliance.Core.Geography;
using Alliance.Core.Requests;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads what the tiers of a region have settled; what a file leaves out is as in <see cref="RegionPolicies"/>.</summary>
internal static class PolicyReader
{
    private const string LifeSaving = "life-saving", Urgent = "urgent", Never = "never";

    public static RegionPolicies Read(MapReader map)
    {
        var policies = new RegionPolicies();
        if (map["displacesHolds"] is null) return policies;
        return policies with
        {
            DisplacesHolds = map.OneOf("displacesHolds", [LifeSaving, Urgent, Never]) switch
            {
                LifeSaving => Priority.LifeSaving,
                Urgent => Priority.Urgent,
                _ => null,
            },
        };
    }
}
