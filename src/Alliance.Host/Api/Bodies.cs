using System.ComponentModel;
using System.Text.Json;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Requests;
using Alliance.Core.Responses;
using Alliance.Core.Teams;

namespace Alliance.Host.Api;

/// <summary>Who gives a command.</summary>
[Description("Who gives the command, and in which office.")]
internal sealed record AuthorBody
{
    [Description("The person, such as 李敏.")]
    public string? Name { get; init; }
    [Description("The office in which the person acts, such as 近尾洲镇应急办.")]
    public string? Office { get; init; }
}

/// <summary>What every command has.</summary>
internal abstract record CommandBody
{
    [Description("Required.")]
    public AuthorBody? Author { get; init; }
    [Description("When it happened, if earlier than its entry: ISO 8601; without an offset it is China's time.")]
    public string? OccurredAt { get; init; }
}

internal sealed record NewRealm
{
    [Description("Lower-case letters, digits and dashes, such as drill-7.")]
    public string? Name { get; init; }
    [Description("How many times faster than real time its clock runs: 1 to 3600. Default: 1.")]
    public int? Clock { get; init; }
    [Description("A region of its own, as the store keeps one; default: the live realm's as it was first loaded. For load tests and whoever generates regions.")]
    public JsonElement? Region { get; init; }
}

internal sealed record NewIncident : CommandBody
{
    [Description("The 9-digit code of the township where it happens.")]
    public string? Place { get; init; }
    [Description("What it is called.")]
    public string? Name { get; init; }
    [Description("The kind of hazard, such as flood.")]
    public string? Hazard { get; init; }
    [Description("The code of the village alliance that is first at the scene; default: the township's first.")]
    public string? VillageAlliance { get; init; }
}

/// <summary>What a need or a line may ask beyond kind and quantity.</summary>
internal interface IWish
{
    int? MinimumType { get; }
    int? MinimumPeople { get; }
    Dictionary<string, int>? Equipment { get; }
    int? EnduranceHours { get; }
    string[]? Substitutes { get; }
}

internal sealed record NewNeed : CommandBody, IWish
{
    [Description("A capability or a supply of the catalogue, such as flood-rescue or boats; GET …/catalogue lists them.")]
    public string? Kind { get; init; }
    [Description("People at a time, or units from the beginning; zero ends the need.")]
    public int? Quantity { get; init; }
    [Description("lifeSaving, urgent or routine.")]
    public Priority? Priority { get; init; }
    [Description("The least capable type of team that will do: 1, the best, to 4, any. Default: 4.")]
    public int? MinimumType { get; init; }
    [Description("The least head-count of each team. Default: any.")]
    public int? MinimumPeople { get; init; }
    [Description("What each team must bring at least: counts by kind of durable supply, such as {\"boats\": 1}.")]
    public Dictionary<string, int>? Equipment { get; init; }
    [Description("The least hours that each team can work unsupported. Default: any.")]
    public int? EnduranceHours { get; init; }
    [Description("Kinds that are taken instead, in order of preference.")]
    public string[]? Substitutes { get; init; }
}

internal sealed record Ending : CommandBody
{
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record MergeBody : CommandBody
{
    [Description("The number of the older one, which stands for both.")]
    public string? Into { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record Amendment : CommandBody
{
    [Description("People, or units of a supply, from now on in all; not below what has arrived. Default: as before.")]
    public int? Quantity { get; init; }
    [Description("lifeSaving, urgent or routine. Default: as before.")]
    public Priority? Priority { get; init; }
    [Description("Minutes from now within which it must have arrived. Default: as before.")]
    public int? NeededWithinMinutes { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record NewLine : IWish
{
    [Description("A capability or a supply of the catalogue, such as flood-rescue or boats; GET …/catalogue lists them.")]
    public string? Kind { get; init; }
    [Description("People, or units of a supply; above zero.")]
    public int? Quantity { get; init; }
    [Description("lifeSaving, urgent or routine.")]
    public Priority? Priority { get; init; }
    [Description("Minutes within which it must have arrived; default by priority: 240, 480 or 1440.")]
    public int? NeededWithinMinutes { get; init; }
    [Description("The least capable type of team that will do: 1, the best, to 4, any. Default: 4.")]
    public int? MinimumType { get; init; }
    [Description("The least head-count of each team. Default: any.")]
    public int? MinimumPeople { get; init; }
    [Description("What each team must bring at least: counts by kind of durable supply, such as {\"boats\": 1}.")]
    public Dictionary<string, int>? Equipment { get; init; }
    [Description("The least hours that each team can work unsupported. Default: any.")]
    public int? EnduranceHours { get; init; }
    [Description("Kinds that are taken instead, in order of preference.")]
    public string[]? Substitutes { get; init; }
}

internal sealed record NewAidRequest : CommandBody
{
    [Description("The number of the incident that it is for.")]
    public string? Incident { get; init; }
    [Description("One to twenty lines.")]
    public NewLine[]? Lines { get; init; }
}

internal sealed record ArrangedAid : CommandBody
{
    [Description("The line, from 1.")]
    public int? Line { get; init; }
    [Description("RescueTeam/ID or Depot/ID.")]
    public string? Resource { get; init; }
    [Description("Units of a supply; a team comes whole.")]
    public int? Quantity { get; init; }
}

internal sealed record Decision : CommandBody
{
    [Description("Whether the resource may go.")]
    public bool? Granted { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

/// <summary>Where a crew says that it stands; what a team is promised to, and whether it rests, is not the crew's to say.</summary>
internal enum ReportedStatus
{
    Mobilising = TeamStatus.Mobilising,
    EnRoute = TeamStatus.EnRoute,
    OnScene = TeamStatus.OnScene,
    Covering = TeamStatus.Covering,
    Returning = TeamStatus.Returning,
    Available = TeamStatus.Available,
    OutOfService = TeamStatus.OutOfService,
}

internal sealed record TeamReport : CommandBody
{
    [Description("mobilising, enRoute, onScene, covering (in its place at a station), returning, available (home) or outOfService.")]
    public ReportedStatus? Status { get; init; }
    [Description("How many of the squad go on, where it is not all of them or has changed.")]
    public int? People { get; init; }
}

internal sealed record TeamEta : CommandBody
{
    [Description("Minutes from now until it arrives; leave it out when it is stuck.")]
    public int? Minutes { get; init; }
    [Description("true: no way is open and it cannot say when it arrives.")]
    public bool? Stuck { get; init; }
    [Description("Why, in a few words, such as the road that is cut.")]
    public string? Reason { get; init; }
}

internal sealed record ExtensionBody : CommandBody
{
    [Description("Minutes from now until which the squad is to stay.")]
    public int? Minutes { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record TakeBackBody : CommandBody
{
    [Description("A decline code, such as FLOOR_REACHED, OUT_OF_SERVICE or CREW_RESTING.")]
    public string? Code { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record TeamCorrection : CommandBody
{
    [Description("How the team really stands: mobilising, enRoute, onScene, covering, returning, available or outOfService.")]
    public ReportedStatus? Status { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record ShipmentReport : CommandBody
{
    [Description("shipped or delivered.")]
    public ShipmentStatus? Status { get; init; }
    [Description("How many of it. Default: all that is held, or on the way.")]
    public int? Units { get; init; }
    [Description("true: the rest is not coming and is on the shelf again. Default: it is kept for another journey.")]
    public bool? RestGivenBack { get; init; }
}

internal sealed record ReturnReport : CommandBody
{
    [Description("returning: they have left the scene; returned: they are on the shelf again.")]
    public ReturnStatus? Status { get; init; }
    [Description("How many of them. Default: all.")]
    public int? Units { get; init; }
    [Description("Why the rest will not come back: it is written off. Default: it is still to come.")]
    public string? RestLost { get; init; }
}

internal sealed record WriteOff : CommandBody
{
    [Description("How many; above zero.")]
    public int? Units { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record StockCount : CommandBody
{
    [Description("Units counted on the shelf, what is kept for shipments left out.")]
    public int? Units { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record AgreementSetting : CommandBody
{
    [Description("true: signed, false: suspended.")]
    public bool? InForce { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

/// <summary>What can be made of an agreement.</summary>
internal enum StandingChange
{
    Signed,
    Suspended,
    Terminated,
}

internal sealed record AgreementStandingBody : CommandBody
{
    [Description("signed, suspended or terminated (for good).")]
    public StandingChange? Standing { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal record AgreementTermsBody : CommandBody
{
    [Description("Squads that one member may have out for the others at a time.")]
    public int? MaxTeamsPerMember { get; init; }
    [Description("Squads that one member may have out for one and the same other.")]
    public int? MaxTeamsPerPair { get; init; }
    [Description("Squads that all members of an alliance together may have out for one and the same of them.")]
    public int? MaxTeamsPerBorrower { get; init; }
    [Description("Squads that all members of an alliance together may have out for each other.")]
    public int? MaxTeamsInAll { get; init; }
    [Description("People that one member may have out under it.")]
    public int? MaxPeople { get; init; }
    [Description("Of a thousand of a lender's squads, how many may be out under it.")]
    public int? DrawDownPermille { get; init; }
    [Description("Squads that a lender keeps at home under it, where its own floor is lower.")]
    public int? ReserveFloor { get; init; }
    [Description("Of a thousand units of a lender's stock of a kind, how many may be out under it.")]
    public int? MaxUnitsPermille { get; init; }
    [Description("Kinds of resource that it is about; empty: all.")]
    public string[]? Kinds { get; init; }
    [Description("Those of the parties who may ask under it, by code; empty: all.")]
    public string[]? Askers { get; init; }
    [Description("Those of the parties who lend under it, by code; empty: all.")]
    public string[]? Lenders { get; init; }
    [Description("automatic, lender, requester or both.")]
    public ApprovalRule? Approval { get; init; }
    [Description("Minutes in which the duty desk must answer.")]
    public int? ApprovalMinutes { get; init; }
    [Description("Whether an approval that nobody gives in time counts as given.")]
    public bool? GrantedOnTimeout { get; init; }
    [Description("The policy by which its rounds are decided: nearest-first, fair-share or joint.")]
    public string? Award { get; init; }
    [Description("Decision points are multiples of these minutes; 0: as soon as all called have answered.")]
    public int? DecisionMinutes { get; init; }
    [Description("Minutes of waiting by which a line rises a step in priority; 0: nothing rises.")]
    public int? AgeingMinutes { get; init; }
    [Description("How long a squad that is out under it works at the scene; 0: as everywhere in the region.")]
    public int? ShiftMinutes { get; init; }
    [Description("none, requesterPays or shared.")]
    public CostSharing? Cost { get; init; }
    [Description("Of a thousand of the cost, what the requester bears where it is shared.")]
    public int? RequesterPermille { get; init; }
    [Description("Its first day, such as 2026-01-01, in China.")]
    public string? From { get; init; }
    [Description("Its last day.")]
    public string? Until { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

/// <summary>A new agreement: its parties with its terms.</summary>
internal sealed record NewAgreement : AgreementTermsBody
{
    [Description("Its id, such as TA-07: letters, digits and dashes; none that another has or has had.")]
    public string? Id { get; init; }
    [Description("Its name in Chinese.")]
    public string? Name { get; init; }
    [Description("true: a township alliance's, which makes the alliance; false: any other.")]
    public bool? Alliance { get; init; }
    [Description("Codes of those who sign it, at least two: townships, village alliances, command centres; a township alliance has townships alone.")]
    public string[]? Parties { get; init; }
    [Description("false: it is agreed, but not signed yet. Default: true.")]
    public bool? Signed { get; init; }
}

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
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record RoadReport : CommandBody
{
    [Description("true: open, false: cut.")]
    public bool? Open { get; init; }
}
