using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Tiers;

/// <summary>A ledger entry: one commitment that was lent.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Request">The request that it is for.</param>
/// <param name="Lender">The tier that lends.</param>
/// <param name="Borrower">The township that borrows.</param>
/// <param name="Kind">The kind of resource.</param>
/// <param name="Quantity">People or units, less the units that were given back since.</param>
/// <param name="EnteredAt">When the commitment was promised.</param>
/// <param name="PlannedPersonHours">The person-hours that the award planned. They count until the actual hours are
/// known.</param>
/// <param name="Cost">The rule of its agreement for the costs: none (each bears its own), requesterPays or
/// shared.</param>
/// <param name="CostOfRequesterPermille">The borrower's part of the costs, in permille.</param>
/// <param name="ReturnedAt">When the lender reported the result; null while the resource is out.</param>
/// <param name="ReturnRecordedAt">When its return was recorded; null before that.</param>
/// <param name="PersonHours">The person-hours away from base.</param>
/// <param name="UnitsLent">Units that were handed over, or lost on the way there.</param>
/// <param name="Units">Units that will never come back.</param>
/// <param name="UnitsOwed">Units that were not back in time and are still to come.</param>
/// <param name="Points">Decommitment points.</param>
/// <param name="Borne">The division of the cost; null while the resource is out.</param>
/// <param name="Reason">Why the loan ended.</param>
internal sealed record LedgerEntryView(
    string Commitment,
    string Request,
    string Lender,
    string Borrower,
    string Kind,
    int Quantity,
    DateTimeOffset EnteredAt,
    double PlannedPersonHours,
    CostSharing Cost,
    int CostOfRequesterPermille,
    DateTimeOffset? ReturnedAt,
    DateTimeOffset? ReturnRecordedAt,
    double? PersonHours,
    int? UnitsLent,
    int? Units,
    int? UnitsOwed,
    int? Points,
    BorneView? Borne,
    string? Reason)
{
    public static LedgerEntryView Of(LoanProjection loan, RealmDesk realm)
    {
        var (entered, outcome) = (loan.Entered, loan.Outcome);
        return new(
            entered.Commitment,
            entered.Line.Request,
            entered.Lender.ToString(),
            entered.Borrower.ToString(),
            entered.Kind.Code,
            loan.Quantity,
            realm.Time(loan.EnteredAt),
            LedgerApi.Hours(entered.PlannedPersonMinutes),
            entered.Cost,
            entered.CostOfRequesterPermille,
            loan.ReturnedAt is { } at ? realm.Time(at) : null,
            loan.ReturnRecordedAt is { } recorded ? realm.Time(recorded) : null,
            outcome is { } r ? LedgerApi.Hours(r.PersonMinutes) : null,
            outcome?.Lent,
            outcome?.Units,
            outcome?.Owed,
            outcome?.Points,
            outcome is { } o ? BorneView.Of(o, entered.CostOfRequesterPermille) : null,
            loan.Returned?.Reason);
    }
}

/// <summary>The division of the cost of a loan.</summary>
/// <param name="BorrowerPersonHours">The borrower's part of the person-hours.</param>
/// <param name="LenderPersonHours">The lender's part of the person-hours.</param>
/// <param name="BorrowerUnits">The borrower's part of the units that will never come back.</param>
/// <param name="LenderUnits">The lender's part of the units that will never come back.</param>
internal sealed record BorneView(
    double BorrowerPersonHours,
    double LenderPersonHours,
    double BorrowerUnits,
    double LenderUnits)
{
    public static BorneView Of(LoanOutcome outcome, int borrowerPermille)
    {
        var (minutes, milliunits) = (
            LoanPolicy.BorneByBorrower(outcome.PersonMinutes, borrowerPermille),
            (long)outcome.Units * borrowerPermille);
        return new(
            LedgerApi.Hours(minutes),
            LedgerApi.Hours(outcome.PersonMinutes - minutes),
            LedgerApi.Units(milliunits),
            LedgerApi.Units(outcome.Units * 1_000L - milliunits));
    }
}

/// <summary>The balance of a pair of members: all closed loans from one to the other, and what is still owed.</summary>
/// <param name="Lender">The member that lent.</param>
/// <param name="Borrower">The member that borrowed.</param>
/// <param name="Entries">The number of closed entries.</param>
/// <param name="PersonHours">The person-hours that were lent.</param>
/// <param name="OwedPersonHours">The person-hours that were lent, minus those that the borrower has lent in return;
/// below zero where the lender owes.</param>
/// <param name="BorrowerPersonHours">The part of the lent person-hours that the borrower bears by the
/// agreement.</param>
/// <param name="UnitsLent">The units that were really lent, including those that came back, by kind.</param>
/// <param name="Units">Units that will never come back, by kind.</param>
/// <param name="UnitsOwed">Units that were not back in time and are still to come, by kind.</param>
/// <param name="BorrowerUnits">The part of the units that will never come back that the borrower bears by the
/// agreement, by kind.</param>
/// <param name="Points">Decommitment points of the lender.</param>
internal sealed record LedgerBalanceView(
    string Lender,
    string Borrower,
    int Entries,
    double PersonHours,
    double OwedPersonHours,
    double BorrowerPersonHours,
    IReadOnlyDictionary<string, long> UnitsLent,
    IReadOnlyDictionary<string, long> Units,
    IReadOnlyDictionary<string, long> UnitsOwed,
    IReadOnlyDictionary<string, double> BorrowerUnits,
    int Points)
{
    public static LedgerBalanceView Of(LedgerPair pair, LedgerBalance balance, LedgerProjection ledger) =>
        new(
            pair.Lender.ToString(),
            pair.Borrower.ToString(),
            balance.Entries,
            LedgerApi.Hours(balance.PersonMinutes),
            LedgerApi.Hours(
                balance.PersonMinutes
                    - (
                        ledger.Balances.GetValueOrDefault(new LedgerPair(pair.Borrower, pair.Lender))?.PersonMinutes
                        ?? 0)),
            LedgerApi.Hours(balance.BorrowerPersonMinutes),
            ByKind(balance.UnitsLent),
            ByKind(balance.Units),
            ByKind(balance.UnitsOwed),
            balance.BorrowerMilliunits.ToDictionary(u => u.Key.Code, u => LedgerApi.Units(u.Value)),
            balance.Points);

    private static Dictionary<string, long> ByKind(SortedDictionary<ResourceKind, long> units) =>
        units.ToDictionary(u => u.Key.Code, u => u.Value);
}

/// <summary>A reciprocity ledger.</summary>
/// <param name="Tier">The tier that keeps it.</param>
/// <param name="Balances">The balances, one for each pair of members.</param>
/// <param name="Open">Entries that are not settled yet.</param>
/// <param name="Closed">The last settled entries, the latest first.</param>
internal sealed record LedgerView(
    string Tier,
    IReadOnlyList<LedgerBalanceView> Balances,
    IReadOnlyList<LedgerEntryView> Open,
    IReadOnlyList<LedgerEntryView> Closed);
