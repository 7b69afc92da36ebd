using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Incidents;

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
    [Moment, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Until when it holds, in place of the minutes; 06:40 alone is the next one.")]
    public string? ValidUntil { get; init; }
    [Description("What the requester should know.")]
    public string? Note { get; init; }
}

internal sealed record OfferAnswerBody : CommandBody
{
    [Description(
        "The open line of the incident that it is taken up for, such as 430422119-01-R01-L1; left out, it is turned "
            + "down."
    )]
    public string? Line { get; init; }
    [Description("Why it is turned down: notNeeded, notSuitable, tooLate, noCapacity or incidentOver.")]
    public OfferRefusal? Refusal { get; init; }
    [Description("In a few words.")]
    public string? Reason { get; init; }
}
