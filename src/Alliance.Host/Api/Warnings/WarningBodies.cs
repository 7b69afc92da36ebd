using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Warnings;

internal sealed record WarningBody : CommandBody
{
    [Description("Who warns: Township/CODE or CommandCentre/CODE.")]
    public string? Tier { get; init; }
    [Description("The kind of hazard by code, name or synonym, such as flood or 洪水.")]
    public string? Hazard { get; init; }
    [Description("blue, yellow, orange or red.")]
    public WarningColour? Colour { get; init; }
    [Description("Minutes after which it lapses by itself; within thirty days.")]
    public int? ValidMinutes { get; init; }
    [Moment, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Until when it is valid, in place of the minutes; 06:40 alone is the next one.")]
    public string? ValidUntil { get; init; }
    [Description("On what ground.")]
    public string? Basis { get; init; }
}
