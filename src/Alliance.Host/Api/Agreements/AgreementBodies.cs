using System.ComponentModel;
using Alliance.Core.Geography;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Agreements;

/// <summary>The changes that an agreement can undergo.</summary>
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

/// <summary>A new agreement with its parties and terms.</summary>
internal sealed record NewAgreement : AgreementTermsBody
{
    [Description("Its id, such as TA-07: letters, digits and dashes; none that another has or has had.")]
    public string? Id { get; init; }
    [Description("Its name in Chinese.")]
    public string? Name { get; init; }
    [Description("true: a township alliance's, which makes the alliance; false: any other.")]
    public bool? Alliance { get; init; }

    [Description(
        "Codes of those who sign it, at least two: townships, village alliances, command centres; a township alliance "
            + "has townships alone."
    )]
    public string[]? Parties { get; init; }
    [Description("false: it is agreed, but not signed yet. Default: true.")]
    public bool? Signed { get; init; }
}
