using System.ComponentModel;
using Alliance.Core.Incidents;
using Alliance.Core.Offers;
using Alliance.Core.Reports;
using Alliance.Core.Warnings;

namespace Alliance.Host.Api;

internal sealed record GradeBody : CommandBody
{
    [Description("ordinary (一般), large (较大), major (重大) or speciallyMajor (特别重大).")]
    public EventGrade? Grade { get; init; }
    [Description("On what ground.")]
    public string? Basis { get; init; }
}

internal sealed record FiguresBody : CommandBody
{
    [Description("People dead, in all. Default of each figure: 0.")]
    public int? Dead { get; init; }
    [Description("People missing.")]
    public int? Missing { get; init; }
    [Description("People injured.")]
    public int? Injured { get; init; }
    [Description("People moved to safety.")]
    public int? Evacuated { get; init; }
    [Description("People affected in any way.")]
    public int? Affected { get; init; }
    [Description("Houses damaged or down.")]
    public int? Houses { get; init; }
    [Description("The report that it corrects, such as 430422119-01-S01; default: the last.")]
    public string? Corrects { get; init; }
    [Description("Whether it is meant to be the last (终报). Default: false.")]
    public bool? Final { get; init; }
}

internal sealed record UpwardBody : CommandBody
{
    [Description("Who reports: Township/CODE or CommandCentre/CODE.")]
    public string? Tier { get; init; }
    [Description("telephone or written.")]
    public ReportMedium? Medium { get; init; }
    [Description("The code of a higher tier than the next, for a skip-level report; default: the next.")]
    public string? To { get; init; }
}

internal sealed record HandoverBody : CommandBody
{
    [Description("Who proposes: the body that commands, or the one that is to; Township/CODE or CommandCentre/CODE.")]
    public string? Body { get; init; }
    [Description("Who is to command.")]
    public string? To { get; init; }
    [Description("Whether a tier between may be passed over. Default: false.")]
    public bool? SkipsTier { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record HandoverAnswerBody : CommandBody
{
    [Description("Who answers: the other body than that which proposed.")]
    public string? Body { get; init; }
    [Description("Whether command passes.")]
    public bool? Accepted { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record OfferBody : CommandBody
{
    [Description("Whose it is: Township/CODE, VillageAlliance/CODE or CommandCentre/CODE.")]
    public string? Lender { get; init; }
    [Description("RescueTeam/ID or Depot/ID of the lender's own.")]
    public string? Resource { get; init; }
    [Description("What it is offered for.")]
    public string? Kind { get; init; }
    [Description("Units of a supply; a team comes whole.")]
    public int? Quantity { get; init; }
    [Description("Minutes after which it lapses.")]
    public int? ValidMinutes { get; init; }
    [Description("What the requester should know.")]
    public string? Note { get; init; }
}

internal sealed record OfferAnswerBody : CommandBody
{
    [Description("The open line of the incident that it is taken up for, such as 430422119-01-R01-L1; left out, it is turned down.")]
    public string? Line { get; init; }
    [Description("Why it is turned down: notNeeded, notSuitable, tooLate, noCapacity or incidentOver.")]
    public OfferRefusal? Refusal { get; init; }
    [Description("In a few words.")]
    public string? Reason { get; init; }
}

internal sealed record WarningBody : CommandBody
{
    [Description("Who warns: Township/CODE or CommandCentre/CODE.")]
    public string? Tier { get; init; }
    [Description("The kind of hazard, such as flood.")]
    public string? Hazard { get; init; }
    [Description("blue, yellow, orange or red.")]
    public WarningColour? Colour { get; init; }
    [Description("Minutes after which it lapses by itself; within thirty days.")]
    public int? ValidMinutes { get; init; }
    [Description("On what ground.")]
    public string? Basis { get; init; }
}
