using Alliance.Core.Actors;
using Alliance.Core.Awards;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Situations;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api.Agreements;

/// <summary>Reads the terms of an agreement from a body: those of a new agreement, or changes to existing
/// terms.</summary>
internal static class TermsReading
{
    private const int DayMinutes = 24 * 60, All = 1_000;
    private static readonly AgreementTerms Unwritten = new() { MaxTeamsPerMember = 1, ApprovalMinutes = 10 };

    /// <summary>Reads the terms of a new agreement. A missing field has the same default as in a region file.</summary>
    public static AgreementTerms New(NewAgreement body, Checks checks, RealmDesk realm)
    {
        checks.Value(
            body.MaxTeamsPerMember,
            "maxTeamsPerMember",
            "squads that one member may have out for the others at a time");
        var approval = checks.Value(body.Approval, "approval", "automatic, lender, requester or both");
        if (approval != ApprovalRule.Automatic)
            checks.Value(body.ApprovalMinutes, "approvalMinutes", "minutes in which the duty desk must answer");
        var terms = Amended(Unwritten, body, checks, realm) with { Signed = body.Signed ?? true };
        if (terms.Until is { } until && until <= realm.Live.Now)
            checks.Wrong("until", "lies in the past: it would never hold.");
        return terms;
    }

    /// <summary>Returns the terms with the changes of the body.</summary>
    public static AgreementTerms Amended(AgreementTerms terms, AgreementTermsBody body, Checks checks, RealmDesk realm)
    {
        var amended = Capped(terms, body, checks) with
        {
            Kinds =
                body.Kinds is null ? terms.Kinds
                : body.Kinds is [] ? null
                : checks.IsFew(body.Kinds, "kinds")
                    ? [.. body.Kinds.Select((k, i) => checks.Kind(k, $"kinds[{i}]"))] : null,
            Askers = Parties(body.Askers, terms.Askers, "askers", checks, realm.Region),
            Lenders = Parties(body.Lenders, terms.Lenders, "lenders", checks, realm.Region),
            Approval = body.Approval ?? terms.Approval,
            ApprovalMinutes = Limit(
                body.ApprovalMinutes,
                terms.ApprovalMinutes,
                "approvalMinutes",
                1,
                DayMinutes,
                checks),
            GrantedOnTimeout = body.GrantedOnTimeout ?? terms.GrantedOnTimeout,
            Award = body.Award is null ? terms.Award : Award(body.Award, checks),
            DecisionMinutes = Limit(
                body.DecisionMinutes,
                terms.DecisionMinutes,
                "decisionMinutes",
                0,
                DayMinutes,
                checks),
            AgeingMinutes = Limit(body.AgeingMinutes, terms.AgeingMinutes, "ageingMinutes", 0, DayMinutes, checks),
            ShiftMinutes = Limit(body.ShiftMinutes, terms.ShiftMinutes, "shiftMinutes", 0, DayMinutes, checks),
            Cost = body.Cost ?? terms.Cost,
            RequesterPermille = Limit(
                body.RequesterPermille,
                terms.RequesterPermille,
                "requesterPermille",
                0,
                All,
                checks),
            From = body.From is null ? terms.From : checks.Day(body.From, "from", realm.Live),
            Until = body.Until is null ? terms.Until : checks.Day(body.Until, "until", realm.Live, later: 1),
        };
        if (amended is { From: { } from, Until: { } until } && until <= from)
            checks.Wrong("until", "lies before its first day; exchange the two.");
        if (amended.Cost == CostSharing.Shared && terms.Cost != CostSharing.Shared && body.RequesterPermille is null)
            checks.Wrong(
                "requesterPermille",
                "is missing: of a thousand of the shared cost, what the requester bears.");
        return amended;
    }

    private static AgreementTerms Capped(AgreementTerms terms, AgreementTermsBody body, Checks checks) =>
        terms with
        {
            MaxTeamsPerMember = Limit(
                body.MaxTeamsPerMember,
                terms.MaxTeamsPerMember,
                "maxTeamsPerMember",
                1,
                1_000,
                checks),
            MaxTeamsPerPair = body.MaxTeamsPerPair is null
                ? terms.MaxTeamsPerPair
                : Limit(body.MaxTeamsPerPair, 1, "maxTeamsPerPair", 1, 1_000, checks),
            MaxTeamsPerBorrower = body.MaxTeamsPerBorrower is null
                ? terms.MaxTeamsPerBorrower
                : Limit(body.MaxTeamsPerBorrower, 1, "maxTeamsPerBorrower", 1, 1_000, checks),
            MaxTeamsInAll = body.MaxTeamsInAll is null
                ? terms.MaxTeamsInAll
                : Limit(body.MaxTeamsInAll, 1, "maxTeamsInAll", 1, 1_000, checks),
            MaxPeople = body.MaxPeople is null
                ? terms.MaxPeople
                : Limit(body.MaxPeople, 1, "maxPeople", 1, 100_000, checks),
            DrawDownPermille = Limit(body.DrawDownPermille, terms.DrawDownPermille, "drawDownPermille", 0, All, checks),
            ReserveFloor = Limit(body.ReserveFloor, terms.ReserveFloor, "reserveFloor", 0, 1_000, checks),
            MaxUnitsPermille = Limit(body.MaxUnitsPermille, terms.MaxUnitsPermille, "maxUnitsPermille", 0, All, checks),
        };

    private static int Limit(int? value, int otherwise, string field, int min, int max, Checks checks)
    {
        if (value is { } given && (given < min || given > max))
            checks.Wrong(field, $"{given} is not between {min} and {max}.");
        return value ?? otherwise;
    }

    private static ActorId[]? Parties(
        string[]? named,
        ActorId[]? otherwise,
        string field,
        Checks checks,
        Region region
    ) =>
        named is null ? otherwise
        : named is [] ? null
        : checks.Tiers(named, field, region);

    private static string Award(string policy, Checks checks)
    {
        if (!AwardPolicy.Names.Contains(policy))
            checks.Wrong("award", $"no award policy is called '{policy}'; {Nearest.Hint(policy, AwardPolicy.Names)}");
        return policy;
    }
}
