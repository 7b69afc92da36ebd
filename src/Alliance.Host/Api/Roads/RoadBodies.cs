using System.ComponentModel;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Roads;

internal sealed record RoadReport : CommandBody
{
    [Description("true: open, false: cut.")]
    public bool? Open { get; init; }
}
