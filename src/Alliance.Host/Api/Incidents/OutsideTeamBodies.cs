using System.ComponentModel;
using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

internal sealed record OutsideTeamBody : TeamIdentityBody
{
    [Description("The team: name, office, head-count and capability.")]
    public SocialTeamBody? Social { get; init; }
    [Description("Where it comes from, such as 湖南省株洲市.")]
    public string? From { get; init; }
    [Description("What the desk should know: when it can set out, what it needs. May be left out.")]
    public string? Note { get; init; }
    [Description("The registration of which this is a repetition: what it says is put right.")]
    public string? SameAs { get; init; }
    [Description("true: it is another team, however like one that is registered.")]
    public bool? IsNew { get; init; }
}

internal sealed record LetterBody
{
    [Description("Where the team is to go, in words.")]
    public string? To { get; init; }
    [Description("What for.")]
    public string? Purpose { get; init; }
    [Description("For how many minutes from now the letter holds: up to 30 days.")]
    public int? ValidMinutes { get; init; }
    [Description("To whom the team is to report.")]
    public string? ReportTo { get; init; }
    [Description("Which road it is to take.")]
    public string? Road { get; init; }
}

internal sealed record OutsideAnswerBody : CommandBody
{
    [Description("invited: it gets a letter; standBy: it waits at home; turnedAway: it is not to come.")]
    public OutsideAnswer? Answer { get; init; }
    [Description("What the letter says; only for a team that is invited.")]
    public LetterBody? Letter { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}
