using System.ComponentModel;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

internal sealed record CorrectionBody : CallBody
{
    [Description("What it is called. Default of each field: as before.")]
    public string? Name { get; init; }
    [Description("The kind of hazard by code, name or synonym.")]
    public string? Hazard { get; init; }
    [Description(
        "The township where it is, by code or name. The incident keeps its number; its requests follow.")]
    public string? Place { get; init; }
    [Description("When it happened: ISO 8601.")]
    public string? HappenedAt { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record SplitBody : CallBody
{
    [Description("What the new incident is called.")]
    public string? Name { get; init; }
    [Description("The kind of hazard of the new incident by code, name or synonym. Default: that of the old one.")]
    public string? Hazard { get; init; }
    [Description("Numbers of the requests that go with the new incident; they keep their numbers. Default: none.")]
    public string[]? Requests { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record LinkBody : CommandBody
{
    [Description("The number of the other incident.")]
    public string? With { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}
