using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Incidents;

internal sealed record OutsideTeamBody : TeamIdentityBody
{
    [Description("The team: name, office, head-count and capability.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SocialTeamBody? Social { get; init; }
    [Description("Where it comes from, such as 湖南省株洲市.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? From { get; init; }
    [Description("What the desk should know: when it can set out, what it needs. May be left out.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }
    [Description("The registration of which this is a repetition: what it says is put right.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SameAs { get; init; }
    [Description("true: it is another team, however like one that is registered.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsNew { get; init; }
}

internal sealed record LetterBody
{
    [Description("Where the team is to go, in words.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? To { get; init; }
    [Description("What for.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Purpose { get; init; }
    [Description("For how many minutes the letter holds: up to 30 days.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ValidMinutes { get; init; }
    [Moment, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Until when the letter holds, in place of the minutes; 06:40 alone is the next one.")]
    public string? ValidUntil { get; init; }
    [Description("To whom the team is to report.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReportTo { get; init; }
    [Description("Which road it is to take.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Road { get; init; }
}

internal sealed record OutsideAnswerBody : CommandBody
{
    [Description("invited: it gets a letter; standBy: it waits at home; turnedAway: it is not to come.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OutsideAnswer? Answer { get; init; }
    [Description("What the letter says; only for a team that is invited.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LetterBody? Letter { get; init; }
    [Description("Why, in a few words.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
