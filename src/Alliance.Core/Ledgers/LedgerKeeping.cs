using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Negotiation;
using Alliance.Core.Policies;
using Alliance.Core.Requests;

namespace Alliance.Core.Ledgers;

/// <summary>Keeps the ledger of a tier: an entry for each commitment that leaves its lender's own territory, closed when what came of it is known and its request is settled.</summary>
internal sealed class LedgerKeeping(TierState state)
{
    private Ledger Ledger => state.Ledger;

    /// <summary>A lender does supply: what it lends is planned from now on.</summary>
    public void Enter(Demand demand, string commitment, Candidate candidate, string? agreement, Turn turn)
    {
        if (!LendableResources.IsLent(candidate.Lender, demand.Place, turn.Region)) return;
        var pair = new LedgerPair(candidate.Lender, new ActorId(ActorKind.Township, demand.Place));
        var planned = LoanPolicy.PlannedPersonMinutes(candidate);
        Ledger.Open.Add(commitment, new LedgerEntry
        {
            Line = demand.Line, Pair = pair, Resource = candidate.Resource, Kind = candidate.KindFor(demand.Kind), Quantity = candidate.Quantity, PlannedPersonMinutes = planned, AwardedAt = turn.Now,
        });
        Ledger.Book(pair.Lender, turn.Now, planned, turn.Now);
        turn.Record(new LedgerEntered(demand.Line, commitment, pair.Lender, pair.Borrower, candidate.KindFor(demand.Kind), candidate.Quantity, planned, agreement,
            agreement is null ? 0 : turn.Region.Agreements[agreement].Terms.CostOfRequester));
    }

    public void OnReturned(LoanReturned returned, Turn turn)
    {
        if (!Ledger.Open.TryGetValue(returned.Commitment, out var entry) || entry.Returned is not null) return;
        entry.Returned = returned;
        Ledger.Book(entry.Pair.Lender, entry.AwardedAt, returned.PersonMinutes - entry.PlannedPersonMinutes, turn.Now);
        turn.Record(new LedgerReturned(returned.Line, returned.Commitment, returned.PersonMinutes, returned.Units, returned.Points, returned.Reason));
        if (entry.Settled) CloseWhenOver(returned.Line.Request, turn);
    }

    /// <summary>What was granted gave way to a more pressing line, by the region's own rule: it never left, and is not held against the lender.</summary>
    public void OnTakenBack(RequisitionRefused refused, Turn turn)
    {
        if (Ledger.Open.ContainsKey(refused.Commitment)) OnReturned(new LoanReturned(refused.Line, refused.Commitment, 0, 0, 0, "displaced"), turn);
    }

    public void OnSettled(Settled settled, Turn turn)
    {
        foreach (var (_, entry) in EntriesOf(settled.Number)) entry.Settled = true;
        CloseWhenOver(settled.Number, turn);
    }

    /// <summary>What a lender has lent of what it could lend, what is requisitioned of it now included.</summary>
    public Share ShareOf(ActorId lender, Turn turn)
    {
        var lent = Ledger.LentWithin(lender, turn.Now);
        foreach (var search in state.Searches.Values)
            foreach (var candidate in search.Pending.Values)
                if (candidate.Lender == lender && LendableResources.IsLent(lender, search.Demand.Place, turn.Region)) lent += LoanPolicy.PlannedPersonMinutes(candidate);
        return new Share(lent, LoanPolicy.LendablePersonMinutes(lender, turn.Region));
    }

    /// <summary>Squads of a lender that are out under the agreement, as this tier counts them.</summary>
    public int SquadsOut(ActorId lender) => Ledger.Open.Values.Count(e => e.Pair.Lender == lender && !e.Kind.IsSupply && e.Returned is null);

    private List<KeyValuePair<string, LedgerEntry>> EntriesOf(string request) => [.. Ledger.Open.Where(e => e.Value.Line.Request == request)];

    private void CloseWhenOver(string request, Turn turn)
    {
        var entries = EntriesOf(request);
        if (entries.Count == 0 || entries.Exists(e => !e.Value.IsOver)) return;
        foreach (var (commitment, entry) in entries) Close(commitment, entry);
        turn.Record(new LedgerSettled(request, [.. entries.Select(e => e.Key)], entries.Sum(e => e.Value.Returned!.PersonMinutes)));
    }

    private void Close(string commitment, LedgerEntry entry)
    {
        Ledger.Open.Remove(commitment);
        if (!Ledger.Balances.TryGetValue(entry.Pair, out var balance)) Ledger.Balances.Add(entry.Pair, balance = new LedgerBalance());
        var returned = entry.Returned!;
        balance.Add(entry.Kind, returned.PersonMinutes, returned.Units, returned.Points);
    }
}
