using Alliance.Core.Awards;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads the terms of an agreement.</summary>
/// <param name="findings">Receives the errors.</param>
/// <param name="calendar">Converts days to moments.</param>
internal sealed class TermsReader(Findings findings, Calendar calendar)
{
    /// <summary>The approval rules by their names in files.</summary>
    public static readonly Dictionary<string, ApprovalRule> Approvals = new(StringComparer.Ordinal)
    {
        ["automatic"] = ApprovalRule.Automatic,
        ["lender"] = ApprovalRule.Lender,
        ["requester"] = ApprovalRule.Requester,
        ["both"] = ApprovalRule.Both,
    };

    /// <summary>The rules for costs by their names in files.</summary>
    public static readonly Dictionary<string, CostSharing> Costs = new(StringComparer.Ordinal)
    {
        ["none"] = CostSharing.None,
        ["requester-pays"] = CostSharing.RequesterPays,
        ["shared"] = CostSharing.Shared,
    };

    /// <summary>The award policies that a file may name.</summary>
    public static readonly string[] Awards = [.. AwardPolicy.Names];

    private const int All = 1_000, DayMinutes = 24 * 60, MostPeople = 100_000;
    private static readonly string[] OverAll = ["maxTeamsPerBorrower", "maxTeamsInAll"];
    private static readonly string[] Timeouts = ["deny", "grant"];
    private static readonly string[] Kinds = [.. Catalogue.Capabilities.Concat(Catalogue.Supplies).Select(k => k.Code)];
    private static readonly AgreementTerms None = new() { MaxTeamsPerMember = 1 };

    /// <summary>Reads the terms of an agreement. Returns a placeholder, with findings, when they cannot be
    /// read.</summary>
    /// <param name="agreement">The mapping with the terms.</param>
    /// <param name="parties">The parties that sign it, by code.</param>
    /// <param name="isAlliance">Whether the terms are those of an alliance. An alliance limits the resources that all
    /// members together have out.</param>
    public AgreementTerms Read(MapReader agreement, IReadOnlyDictionary<string, ActorId> parties, bool isAlliance)
    {
        if (agreement.Map("terms", Shapes.AgreementTerms) is not { } map) return None;
        foreach (var cap in isAlliance ? [] : OverAll.Where(c => map[c] is not null))
            findings.Add(
                map[cap]!,
                $"{cap} is counted by an alliance, and this is no alliance's agreement",
                "set maxTeamsPerMember or maxTeamsPerPair, which each lender counts");
        var terms = new AgreementTerms
        {
            MaxTeamsPerMember = map.Whole("maxTeamsPerMember", 1, 1000),
            Approval = Approvals.GetValueOrDefault(map.OneOf("approval", Approvals.Keys)),
            ApprovalMinutes = map.Whole("approvalMinutes", 1, DayMinutes),
            Award = map["award"] is null ? None.Award : map.OneOf("award", Awards),
            DecisionMinutes = map.WholeOr("decisionMinutes", None.DecisionMinutes, 0, DayMinutes),
            ShiftMinutes = map.WholeOr("shiftMinutes", 0, 1, DayMinutes),
            AgeingMinutes = map.WholeOr("ageingMinutes", None.AgeingMinutes, 0, DayMinutes),
            Askers = Parties(map, "askers", parties),
            Lenders = Parties(map, "lenders", parties),
            Kinds = map["kinds"] is null ? null : [.. KindsOf(map)],
            MaxTeamsPerPair = map["maxTeamsPerPair"] is null ? null : map.Whole("maxTeamsPerPair", 1, 1000),
            MaxTeamsPerBorrower = map["maxTeamsPerBorrower"] is null ? null : map.Whole("maxTeamsPerBorrower", 1, 1000),
            MaxTeamsInAll = map["maxTeamsInAll"] is null ? null : map.Whole("maxTeamsInAll", 1, 1000),
            MaxPeople = map["maxPeople"] is null ? null : map.Whole("maxPeople", 1, MostPeople),
            DrawDownPermille = map.WholeOr("drawDownPermille", All, 0, All),
            ReserveFloor = map.WholeOr("reserveFloor", 0, 0, 1000),
            MaxUnitsPermille = map.WholeOr("maxUnitsPermille", All, 0, All),
            GrantedOnTimeout = map["onTimeout"] is not null && map.OneOf("onTimeout", Timeouts) == "grant",
            Cost = map["cost"] is null ? CostSharing.None : Costs.GetValueOrDefault(map.OneOf("cost", Costs.Keys)),
            RequesterPermille = map.WholeOr("requesterPermille", 0, 0, All),
            Signed = map["signed"] is null || map.Flag("signed"),
        };
        return Validity(map, terms);
    }

    private AgreementTerms Validity(MapReader map, AgreementTerms terms)
    {
        var (from, until) = (map.Day("from"), map.Day("until"));
        if (from is { } first && until is { } last && last < first)
            findings.Add(
                map["until"]!, $"the agreement ends on {last:yyyy-MM-dd}, before it begins", "exchange the two days");
        if (terms.Cost == CostSharing.Shared && map["requesterPermille"] is null)
            findings.Add(
                map["cost"]!,
                "the cost is shared, but not how",
                "add requesterPermille: what the requester bears of a thousand");
        return terms with { From = calendar.Of(from), Until = calendar.Of(until?.AddDays(1)) };
    }

    private IEnumerable<ResourceKind> KindsOf(MapReader map)
    {
        foreach (var item in map.Items("kinds", atLeast: 1))
        {
            if (map.TextOf(item, "a kind") is not { } code)
                continue;
            if (!Kinds.Contains(code))
                findings.Add(item, $"no kind of resource is called {code}", Nearest.Hint(code, Kinds));
            yield return new ResourceKind(code);
        }
    }

    private ActorId[]? Parties(MapReader map, string key, IReadOnlyDictionary<string, ActorId> parties)
    {
        if (map[key] is null) return null;
        List<ActorId> named = [];
        foreach (var item in map.Items(key, atLeast: 1))
        {
            if (map.TextOf(item, "a party") is not { } code) continue;
            if (parties.TryGetValue(code, out var party)) named.Add(party);
            else findings.Add(item, $"{code} is no party of the agreement", Nearest.Hint(code, [.. parties.Keys]));
        }

        return [.. named];
    }
}
