using Alliance.Core.Identifiers;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Incidents;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Queries;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Tiers;

/// <summary>Reciprocity ledgers of the tiers that run agreements.</summary>
internal static class LedgerApi
{
    private static readonly QueryParameter<string> Borrower = Parameters.Text(
        "borrower", "The township that borrows: Township/CODE, the code alone, or its name.");

    private static readonly QueryParameter<bool?> Closed = Parameters.Flag(
        "closed", "true: settled; false: not yet.");

    private static readonly ListShape<LoanProjection> Shape =
        new ListShape<LoanProjection>("commitment", l => l.Entered.Commitment)
            .Tier(ListParameters.Lender, l => l.Entered.Lender)
            .Tier(Borrower, l => l.Entered.Borrower)
            .Takes(ListParameters.Incident)
            .Where(ListParameters.Request, (l, request) => l.Entered.Line.Request == request)
            .Place((l, region) => region.PlaceOf(l.Entered.Borrower))
            .Where(ListParameters.Kind, (l, wanted) => wanted.Contains(l.Entered.Kind.Code))
            .Where(Closed, (l, closed) => l.IsClosed == closed)
            .Happened(l => l.EnteredAt)
            .Recorded(l => l.EnteredAt)
            .By("returned", l => l.ReturnedAt?.Milliseconds)
            .Search("number and reason and in the names of lender and borrower", (l, region) =>
            [
                l.Entered.Commitment, l.Returned?.Reason, Lookups.NameOf(l.Entered.Lender, region),
                Lookups.NameOf(l.Entered.Borrower, region),
            ]);

    public static void Map(RouteGroupBuilder realm)
    {
        realm
            .MapGet("/alliances/{id}/ledger", Alliance)
            .WithTags("Tiers")
            .WithSummary("Read the ledger of an alliance")
            .WithDescription(
                "What its members have lent each other: the balance of each pair, what is open, and the last hundred "
                    + "closed entries. An entry is made when a lender commits, and closed when its return is known and "
                    + "its request is settled. The filters choose entries; of the balances only lender and borrower "
                    + "do. As CSV it is the entries.")
            .ProducesList<LedgerView, LedgerEntryView>(Shape.Query);
        realm
            .MapGet("/command-centres/{code}/ledger", Centre)
            .WithTags("Tiers")
            .WithSummary("Read the ledger of a command centre")
            .WithDescription("What was lent through it, as for an alliance.")
            .ProducesList<LedgerView, LedgerEntryView>(Shape.Query);
    }

    internal static double Hours(long personMinutes) => Math.Round(personMinutes / 60.0, 2);
    internal static double Units(long milliunits) => milliunits / 1_000.0;

    private static async Task<IResult> Alliance(string realm, string id, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        if (!open.Region.TownshipAlliances.ContainsKey(id))
            throw Naming.NotFound(id, open.Region, LookupKind.TownshipAlliance);
        return await Read(new ActorId(ActorKind.TownshipAlliance, id), open, http);
    }

    private static async Task<IResult> Centre(string realm, string code, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        if (!open.Region.CommandCentres.ContainsKey(code))
            throw Naming.NotFound(code, open.Region, LookupKind.CommandCentre);
        return await Read(new ActorId(ActorKind.CommandCentre, code), open, http);
    }

    private static async Task<IResult> Read(ActorId tier, RealmDesk open, HttpContext http)
    {
        var ofIncident = await IncidentLists.OfRequests(open, QueryValues.Of(http));
        var wish = Shape.Read(http, open)
            .And(ofIncident is null ? null : l => ofIncident(l.Entered.Line.Request));
        if (CsvAccept.IsWanted(http.Request))
            return await ListRoutes.Answer(
                http, open, wish, (s, _) => All(s.LedgerOf(tier)), (l, _, at) => LedgerEntryView.Of(l, at));
        var (lender, borrower) = (Wanted(ListParameters.Lender, open, http), Wanted(Borrower, open, http));
        // Without a limit it has all entries, as it always had.
        var whole = wish.IsLimited ? wish : wish with { Limit = ListAnswer.MostInCsv };
        return Results.Ok(await open.See(s => Shown(tier, s.LedgerOf(tier), whole, lender, borrower, open)));
    }

    private static LedgerView Shown(
        ActorId tier, LedgerProjection ledger, ListWish<LoanProjection> wish, ActorId? lender, ActorId? borrower,
        RealmDesk open) =>
        new(
            tier.ToString(),
            [
                .. ledger.Balances
                    .Where(b => (lender is null || b.Key.Lender == lender)
                        && (borrower is null || b.Key.Borrower == borrower))
                    .Select(b => LedgerBalanceView.Of(b.Key, b.Value, ledger)),
            ],
            ListPages.Of(wish, ledger.Open, l => LedgerEntryView.Of(l, open)).Items,
            wish.IsByKey && wish.After is null
                ? [.. ledger.Closed.Reverse().Where(wish.Takes).Take(wish.Limit).Select(l =>
                    LedgerEntryView.Of(l, open))]
                : ListPages.Of(wish, ledger.Closed, l => LedgerEntryView.Of(l, open)).Items);

    private static IEnumerable<LoanProjection> All(LedgerProjection ledger) => ledger.Open.Concat(ledger.Closed);

    private static ActorId? Wanted(QueryParameter<string> parameter, RealmDesk open, HttpContext http) =>
        QueryValues.Of(http).Of(parameter) is { } text
            ? Lookups.Tier(text, parameter.Name, open.Region, new Checks([])) : null;
}
