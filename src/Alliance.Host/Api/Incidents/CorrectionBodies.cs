using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

internal sealed record CorrectionBody : CallBody
{
    [Description("What it is called. Default of each field: as before.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }
    [Description("The kind of hazard by code, name or synonym.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hazard { get; init; }
    [Description(
        "The township where it is, by code or name. The incident keeps its number; its requests follow.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Place { get; init; }
    [Description("When it happened: ISO 8601.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? HappenedAt { get; init; }
    [Description("Why, in a few words.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

internal sealed record SplitBody : CallBody
{
    [Description("What the new incident is called.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }
    [Description("The kind of hazard of the new incident by code, name or synonym. Default: that of the old one.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hazard { get; init; }
    [Description("Numbers of the requests that go with the new incident; they keep their numbers. Default: none.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Requests { get; init; }
    [Description("Why, in a few words.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

internal sealed record LinkBody : CommandBody
{
    [Description("The number of the other incident.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? With { get; init; }
    [Description("Why, in a few words.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
