using Alliance.Core.Actors;
using Alliance.Core.Ledgers;
using Alliance.Core.Situations;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Api;

/// <summary>One commitment that was lent.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Request">The request that it is for.</param>
/// <param name="Lender">Who lends.</param>
/// <param name="Borrower">The township that borrows.</param>
/// <param name="Kind">What.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="EnteredAt">When it was promised.</param>
/// <param name="PlannedPersonHours">From the award; counts until the actual hours are known.</param>
/// <param name="CostOfRequesterPermille">Of a thousand of the costs, what the borrower bears.</param>
/// <param name="ReturnedAt">When the lender told what came of it; null while it is out.</param>
/// <param name="PersonHours">Away from base.</param>
/// <param name="Units">Units that do not come back.</param>
/// <param name="Points">Decommitment points.</param>
/// <param name="Reason">Why it is over.</param>
internal sealed record LedgerEntryView(
    string Commitment, string Request, string Lender, string Borrower, string Kind, int Quantity, DateTimeOffset EnteredAt, double PlannedPersonHours,
    int CostOfRequesterPermille, DateTimeOffset? ReturnedAt, double? PersonHours, int? Units, int? Points, string? Reason)
{
    public static LedgerEntryView Of(LoanPicture loan, RealmDesk realm) => new(
        loan.Entered.Commitment, loan.Entered.Line.Request, loan.Entered.Lender.ToString(), loan.Entered.Borrower.ToString(), loan.Entered.Kind.Code,
        loan.Entered.Quantity, realm.Time(loan.EnteredAt), LedgerApi.Hours(loan.Entered.PlannedPersonMinutes), loan.Entered.CostOfRequesterPermille,
        loan.ReturnedAt is { } at ? realm.Time(at) : null, loan.Returned is { } r ? LedgerApi.Hours(r.PersonMinutes) : null, loan.Returned?.Units, loan.Returned?.Points,
        loan.Returned?.Reason);
}

/// <summary>What one member has lent another, over all closed entries, and what that leaves owed.</summary>
/// <param name="Lender">Who lent.</param>
/// <param name="Borrower">Who borrowed.</param>
/// <param name="Entries">Closed entries.</param>
/// <param name="PersonHours">Lent.</param>
/// <param name="OwedPersonHours">Lent, less what the borrower has lent in turn; below zero where the lender owes.</param>
/// <param name="Units">Units that did not come back, by kind.</param>
/// <param name="Points">Decommitment points of the lender.</param>
internal sealed record LedgerBalanceView(
    string Lender, string Borrower, int Entries, double PersonHours, double OwedPersonHours, IReadOnlyDictionary<string, long> Units, int Points);

/// <summary>A reciprocity ledger.</summary>
/// <param name="Tier">The tier that keeps it.</param>
/// <param name="Balances">By pair of members.</param>
/// <param name="Open">Entries that are not settled yet.</param>
/// <param name="Closed">The last that are, the latest first.</param>
internal sealed record LedgerView(
    string Tier, IReadOnlyList<LedgerBalanceView> Balances, IReadOnlyList<LedgerEntryView> Open, IReadOnlyList<LedgerEntryView> Closed)
{
    private const int ClosedShown = 100;

    public static LedgerView Of(ActorId tier, LedgerPicture ledger, RealmDesk realm) => new(
        tier.ToString(),
        [.. ledger.Balances.Select(b => new LedgerBalanceView(
            b.Key.Lender.ToString(), b.Key.Borrower.ToString(), b.Value.Entries, LedgerApi.Hours(b.Value.PersonMinutes),
            LedgerApi.Hours(b.Value.PersonMinutes - (ledger.Balances.GetValueOrDefault(new LedgerPair(b.Key.Borrower, b.Key.Lender))?.PersonMinutes ?? 0)),
            b.Value.Units.ToDictionary(u => u.Key.Code, u => u.Value), b.Value.Points))],
        [.. ledger.Open.Select(l => LedgerEntryView.Of(l, realm))],
        [.. ledger.Closed.Reverse().Take(ClosedShown).Select(l => LedgerEntryView.Of(l, realm))]);
}

/// <summary>Reciprocity ledgers of the tiers that run agreements.</summary>
internal static class LedgerApi
{
    public static void Map(RouteGroupBuilder realm)
    {
        realm.MapGet("/alliances/{id}/ledger", Alliance).WithTags("Tiers").WithSummary("Read the ledger of an alliance").WithDescription(
            "What its members have lent each other: the balance of each pair, what is open, and the last hundred closed entries. An entry is made when a lender commits, and closed when its return is known and its request is settled.")
            .Produces<LedgerView>();
        realm.MapGet("/command-centres/{code}/ledger", Centre).WithTags("Tiers").WithSummary("Read the ledger of a command centre").WithDescription(
            "What was lent through it, as for an alliance.").Produces<LedgerView>();
    }

    internal static double Hours(long personMinutes) => Math.Round(personMinutes / 60.0, 2);

    private static async Task<LedgerView> Alliance(string realm, string id, Desk desk)
    {
        var open = await desk.Open(realm);
        if (!open.Region.TownshipAlliances.ContainsKey(id))
            throw ApiProblem.NotFound($"No township alliance has the id {id}: {Nearest.Hint(id, open.Region.TownshipAlliances.Keys)}");
        return await Read(new ActorId(ActorKind.TownshipAlliance, id), open);
    }

    private static async Task<LedgerView> Centre(string realm, string code, Desk desk)
    {
        var open = await desk.Open(realm);
        if (!open.Region.CommandCentres.ContainsKey(code))
            throw ApiProblem.NotFound($"No command centre has the code {code}: {Nearest.Hint(code, open.Region.CommandCentres.Keys)}");
        return await Read(new ActorId(ActorKind.CommandCentre, code), open);
    }

    private static Task<LedgerView> Read(ActorId tier, RealmDesk open) => open.See(situation => LedgerView.Of(tier, situation.LedgerOf(tier), open));
}
