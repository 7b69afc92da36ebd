using System.ComponentModel;
using System.Text.Json;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Realms;

[HoldsRegion]
internal sealed record NewRealm
{
    [Description("Lower-case letters, digits and dashes, such as drill-7.")]
    public string? Name { get; init; }
    [Description("How many times faster than real time its clock runs: 1 to 3600. Default: 1.")]
    public int? Clock { get; init; }

    [Description(
        "A region of its own, as the store keeps one; default: the live realm's as it was first loaded. For load tests "
            + "and programs that generate regions."
    )]
    public JsonElement? Region { get; init; }
}
