using Alliance.Core.Policies;

namespace Alliance.Core.Geography;

/// <summary>What those who sign an agreement owe each other: how much, who approves, and how an award is made.</summary>
[GenerateSerializer, Alias("agreement-terms")]
public sealed record AgreementTerms
{
    /// <summary>Cap on the squads that one member has out for the others at a time.</summary>
    [Id(0)] public required int MaxTeamsPerMember { get; init; }
    /// <summary>Whose duty desk approves each requisition.</summary>
    [Id(1)] public ApprovalRule Approval { get; init; }
    /// <summary>Time in which it must.</summary>
    [Id(2)] public int ApprovalMinutes { get; init; }
    /// <summary>Name of the award policy by which its rounds are decided.</summary>
    [Id(3)] public string Award { get; init; } = NearestFirst.Name;
    /// <summary>Decision points are multiples of this; zero: as soon as all called have answered.</summary>
    [Id(4)] public int DecisionMinutes { get; init; }

    /// <summary>Whether the lender's duty desk has a say.</summary>
    public bool LenderApproves => Approval == ApprovalRule.Lender;
}

/// <summary>Who approves aid under an agreement.</summary>
public enum ApprovalRule
{
    /// <summary>Nobody is asked.</summary>
    Automatic,
    Lender,
}
