using System.ComponentModel;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

internal sealed record SocialTeamBody
{
    [Description("What it is called, such as 蓝天救援队.")]
    public string? Name { get; init; }
    [Description("Who sent it, or stands for it.")]
    public string? Office { get; init; }
    [Description("How many it is.")]
    public int? People { get; init; }
    [Description("What it can do: a capability of the catalogue.")]
    public string? Capability { get; init; }
}

internal sealed record CheckInBody : CommandBody
{
    [Description("The id of a squad of the region; leave it out for a team that the region does not know.")]
    public string? Team { get; init; }
    [Description("A team that the region does not know.")]
    public SocialTeamBody? Social { get; init; }
}

internal sealed record CheckInDecision : CommandBody
{
    [Description("true: it stays; false: it goes home.")]
    public bool? Accepted { get; init; }
    [Description("For a squad of the region that stays: the open line that it serves, such as 430422119-01-R01-L1.")]
    public string? Line { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record CheckOutBody : CommandBody;
