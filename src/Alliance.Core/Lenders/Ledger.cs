using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Teams;

namespace Alliance.Core.Lenders;

/// <summary>Keeps the reciprocity ledger (互助台账) of the tier that runs an agreement. It knows what is lent at
/// present and what was lent between each pair of members. It knows how much of that falls within the window of the
/// shares. Closed entries are folded into the balances, so that it never outgrows its members and what is
/// out.</summary>
[GenerateSerializer, Alias("ledger")]
public sealed class Ledger
{
    /// <summary>The entries that are not settled yet, by commitment.</summary>
    [Id(0)] public SortedDictionary<CommitmentId, LedgerEntry> Open { get; init; } = [];
    /// <summary>What each lender has lent each borrower, over all closed entries.</summary>
    [Id(1)] public SortedDictionary<LedgerPair, LedgerBalance> Balances { get; init; } = [];
    /// <summary>Person-minutes lent, by lender and by day of the award, within the window of the shares. They are the
    /// planned ones until the actual ones are known.</summary>
    [Id(2)] public SortedDictionary<ActorId, SortedDictionary<int, long>> LentByDay { get; init; } = [];

    /// <summary>Goods that were not back in time and are still to come, by commitment.</summary>
    [Id(3)] public SortedDictionary<CommitmentId, OwedLoan> Owed { get; init; } = [];

    /// <summary>The last closed entries of each squad, at most <see cref="MostClosed"/> of each. Late reports of its
    /// crew still change their hours.</summary>
    [Id(4)] public SortedDictionary<CommitmentId, LedgerEntry> Closed { get; init; } = [];

    /// <summary>The most closed entries of a squad that are kept: a squad remembers no more tasks than that.</summary>
    internal const int MostClosed = TeamState.MostPast + TeamState.MostTakenBack;

    /// <summary>Folds an entry into the balance of its pair.</summary>
    internal void Close(CommitmentId commitment, LedgerEntry entry)
    {
        Open.Remove(commitment);
        if (!Balances.TryGetValue(entry.Pair, out var balance)) Balances.Add(entry.Pair, balance = new LedgerBalance());
        balance.Add(entry.Kind, entry.Returned!.Value, entry.BorrowerPermille);
        if (entry.Kind.IsSupply) return;
        Closed.Add(commitment, entry);
        var ofSquad = Closed.Where(e => e.Value.Resource == entry.Resource).ToList();
        if (ofSquad.Count > MostClosed) Closed.Remove(ofSquad.MinBy(e => e.Value.AwardedAt).Key);
    }

    /// <summary>Returns the person-minutes that a lender has lent within the window of the shares.</summary>
    /// <param name="lender">The lender.</param>
    /// <param name="now">The present time, at which the window ends.</param>
    public long LentWithin(ActorId lender, Instant now)
    {
        if (!LentByDay.TryGetValue(lender, out var days)) return 0;
        var (first, lent) = (FirstDay(now), 0L);
        foreach (var (day, personMinutes) in days)
            if (day >= first) lent += personMinutes;
        return lent;
    }

    /// <summary>Books person-minutes on the day of an award, and drops days before the window.</summary>
    internal void Book(ActorId lender, Instant awardedAt, long personMinutes, Instant now)
    {
        var (day, first) = (LoanPolicy.DayOf(awardedAt), FirstDay(now));
        if (!LentByDay.TryGetValue(lender, out var days)) LentByDay.Add(lender, days = []);
        while (days.Count > 0 && days.First().Key is var oldest && oldest < first) days.Remove(oldest);
        if (personMinutes != 0 && day >= first) days[day] = days.GetValueOrDefault(day) + personMinutes;
    }

    private static int FirstDay(Instant now) => LoanPolicy.DayOf(now) - LoanPolicy.ShareWindow + 1;
}

/// <summary>Describes one commitment that was lent.</summary>
[GenerateSerializer, Alias("ledger-entry")]
public sealed class LedgerEntry
{
    /// <summary>The line of the aid request.</summary>
    [Id(0)] public required LineId Line { get; init; }
    /// <summary>The lender and the borrower.</summary>
    [Id(1)] public required LedgerPair Pair { get; init; }
    /// <summary>The kind that was lent.</summary>
    [Id(2)] public required ResourceKind Kind { get; init; }
    /// <summary>People or units promised, less the units that were given back since.</summary>
    [Id(3)] public required int Quantity { get; set; }
    /// <summary>The person-minutes that were planned at the award; zero for stock.</summary>
    [Id(4)] public required long PlannedPersonMinutes { get; init; }
    /// <summary>When the commitment was awarded.</summary>
    [Id(5)] public required Instant AwardedAt { get; init; }
    /// <summary>What came of the loan; null while it is out.</summary>
    [Id(11)] public LoanOutcome? Returned { get; set; }
    /// <summary>Whether its request is settled.</summary>
    [Id(7)] public bool Settled { get; set; }
    /// <summary>The team or the depot.</summary>
    [Id(8)] public required ActorId Resource { get; init; }
    /// <summary>The agreement's rule for the costs at the award.</summary>
    [Id(9)] public CostSharing Cost { get; init; }
    /// <summary>The part of the costs that the borrower bears by the rule, in permille.</summary>
    [Id(10)] public int BorrowerPermille { get; init; }

    /// <summary>Whether nothing more can come of the loan.</summary>
    public bool IsOver => Settled && Returned is not null;
}

/// <summary>Names a lender and a borrower.</summary>
/// <param name="Lender">The member that lends: a township, or a command centre.</param>
/// <param name="Borrower">The township whose request it was.</param>
[GenerateSerializer, Alias("ledger-pair")]
public readonly record struct LedgerPair(ActorId Lender, ActorId Borrower) : IComparable<LedgerPair>
{
    /// <inheritdoc/>
    public int CompareTo(LedgerPair other) =>
        Lender.CompareTo(other.Lender) is var byLender and not 0 ? byLender : Borrower.CompareTo(other.Borrower);
}

/// <summary>Describes the goods of one loan that were not back in time.</summary>
[GenerateSerializer, Alias("ledger-owed")]
public sealed class OwedLoan
{
    /// <summary>The lender and the borrower.</summary>
    [Id(0)] public required LedgerPair Pair { get; init; }
    /// <summary>The kind of the goods.</summary>
    [Id(1)] public required ResourceKind Kind { get; init; }
    /// <summary>Units that are still to come.</summary>
    [Id(2)] public required int Units { get; set; }
    /// <summary>The part of the lost goods that the borrower bears, in permille.</summary>
    [Id(3)] public required int BorrowerPermille { get; init; }
}
