using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Teams;

/// <summary>The status that a crew reports. A crew does not report a hold or a rest of its team. Received says that it
/// has its order.</summary>
internal enum ReportedStatus
{
    Received = TeamStatus.Committed,
    Mobilising = TeamStatus.Mobilising,
    EnRoute = TeamStatus.EnRoute,
    OnScene = TeamStatus.OnScene,
    Covering = TeamStatus.Covering,
    Returning = TeamStatus.Returning,
    Available = TeamStatus.Available,
    OutOfService = TeamStatus.OutOfService,
}

internal sealed record TeamReport : CommandBody, IReported
{
    [Description(
        "received (it has its order), mobilising, enRoute, onScene, covering (in its place at a station), returning, "
            + "available (home) or outOfService."
    )]
    public ReportedStatus? Status { get; init; }
    [Description(
        "How many of the squad go on, where it is not all of them or has changed. A wrong number is left out and "
            + "flagged; the report is taken."
    )]
    public int? People { get; init; }
    [Moment, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description(
        "When it will arrive, where the crew says so; 06:40 alone is the next one. A wrong time is left out and "
            + "flagged; the report is taken."
    )]
    public string? Eta { get; init; }
}

internal sealed record TeamEta : CommandBody, IReported
{
    [Description("Minutes from now until it arrives; leave it out when it is stuck.")]
    public int? Minutes { get; init; }
    [Moment, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("When it arrives, in place of the minutes; 06:40 alone is the next one.")]
    public string? Eta { get; init; }
    [Description("true: no way is open and it cannot say when it arrives.")]
    public bool? Stuck { get; init; }
    [Description("Why, in a few words, such as the road that is cut. A report without it is taken and flagged.")]
    public string? Reason { get; init; }
}

internal sealed record TeamCorrection : CommandBody
{
    [Description(
        "How the team really stands: mobilising, enRoute, onScene, covering, returning, available or outOfService."
    )]
    public ReportedStatus? Status { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record Diversion : CommandBody
{
    [Description("The line to go to, as its request names it, such as 430422119-01-R01-L1.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? To { get; init; }
    [Description(
        "Who disposes of the squad: its lender (Township/CODE), a command centre above both places, or the township "
            + "that holds it for another request of the same incident."
    )]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OnBehalfOf { get; init; }
    [Description("Why, in a few words.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
