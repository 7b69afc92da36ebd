using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Recalls;

/// <summary>The recall of a squad by its owner.</summary>
internal sealed record NewRecall : CommandBody
{
    [Description("Under which the squad is out, as the lender's slots and the request name it.")]
    public string? Commitment { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
    [Description("Minutes within which the squad must be home again, one or more.")]
    public int? ReturnWithinMinutes { get; init; }
    [Moment, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("By when it must be home again, in place of the minutes; 06:40 alone is the next one.")]
    public string? ReturnBy { get; init; }
    [Description("Whether it may stay, within that time, until its replacement is there.")]
    public bool? WaitForReplacement { get; init; }
}
