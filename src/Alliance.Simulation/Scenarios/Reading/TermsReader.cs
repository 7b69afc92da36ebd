using Alliance.Core.Geography;
using Alliance.Core.Policies;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads the terms of an agreement.</summary>
internal static class TermsReader
{
    /// <summary>Who approves, as the file says it.</summary>
    public static readonly Dictionary<string, ApprovalRule> Approvals = new(StringComparer.Ordinal)
    {
        ["automatic"] = ApprovalRule.Automatic,
        ["lender"] = ApprovalRule.Lender,
    };

    /// <summary>The award policies that a file may name.</summary>
    public static readonly string[] Awards = [NearestFirst.Name];

    private const int DayMinutes = 24 * 60;
    private static readonly AgreementTerms None = new() { MaxTeamsPerMember = 1 };

    /// <summary>The terms under a key; a stand-in, with findings, when there are none to be had.</summary>
    public static AgreementTerms Read(MapReader of, string key) => of.Map(key, Shapes.AgreementTerms) is not { } map ? None : new()
    {
        MaxTeamsPerMember = map.Whole("maxTeamsPerMember", 1, 1000),
        Approval = Approvals.GetValueOrDefault(map.OneOf("approval", Approvals.Keys)),
        ApprovalMinutes = map.Whole("approvalMinutes", 1, DayMinutes),
        Award = map["award"] is null ? None.Award : map.OneOf("award", Awards),
        DecisionMinutes = map["decisionMinutes"] is null ? None.DecisionMinutes : map.Whole("decisionMinutes", 0, DayMinutes),
    };
}
