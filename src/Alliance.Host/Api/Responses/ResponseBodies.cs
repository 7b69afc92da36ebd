using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Responses;

internal sealed record LevelBody : CommandBody
{
    [Description("none, iv, iii, ii or i.")]
    public ResponseLevel? Level { get; init; }
    [Description("ownIncident: something has happened there (the default); risk: something may.")]
    public ResponseCause? Cause { get; init; }
    [Description("On what ground.")]
    public string? Basis { get; init; }
}

internal sealed record OrderBody : CommandBody
{
    [Description("Codes of townships of its territory; left out: all.")]
    public string[]? Townships { get; init; }
    [Description("Squads down to which they are to go.")]
    public int? Floor { get; init; }
    [Description("For how many minutes the order holds.")]
    public int? Minutes { get; init; }
    [Moment, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Until when it holds, in place of the minutes; 06:40 alone is the next one.")]
    public string? Until { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}
