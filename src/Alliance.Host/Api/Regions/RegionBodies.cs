using System.ComponentModel;
using System.Text.Json;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Regions;

[HoldsRegion]
internal sealed record RegionRevisionBody : CommandBody
{
    [Description("The region as it is to be, whole, in the form of GET …/region.")]
    public JsonElement? Region { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}
