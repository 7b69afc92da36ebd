using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;

namespace Alliance.Core.Lenders;

/// <summary>The reciprocity ledger (互助台账) of the tier that runs an agreement: what is lent at present, what was
/// lent between each pair of members, and how much of that falls within the window of the shares. Closed entries are
/// folded into the balances, so that it never outgrows its members and what is out.</summary>
[GenerateSerializer, Alias("ledger")]
public sealed class Ledger
{
    /// <summary>Entries that are not settled yet, by commitment.</summary>
    [Id(0)] public SortedDictionary<CommitmentId, LedgerEntry> Open { get; init; } = [];
    /// <summary>What each lender has lent each borrower, over all closed entries.</summary>
    [Id(1)] public SortedDictionary<LedgerPair, LedgerBalance> Balances { get; init; } = [];
    /// <summary>Person-minutes lent, by lender and day of the award, within the window of the shares; planned until the
    /// actual ones are known.</summary>
    [Id(2)] public SortedDictionary<ActorId, SortedDictionary<int, long>> LentByDay { get; init; } = [];

    /// <summary>Goods that were not back in time and are still to come, by commitment.</summary>
    [Id(3)] public SortedDictionary<CommitmentId, OwedLoan> Owed { get; init; } = [];

    /// <summary>Person-minutes that a lender has lent within the window.</summary>
    public long LentWithin(ActorId lender, Instant now)
    {
        if (!LentByDay.TryGetValue(lender, out var days)) return 0;
        var (first, lent) = (FirstDay(now), 0L);
        foreach (var (day, personMinutes) in days)
            if (day >= first) lent += personMinutes;
        return lent;
    }

    /// <summary>Books person-minutes on the day of an award, and forgets days before the window.</summary>
    internal void Book(ActorId lender, Instant awardedAt, long personMinutes, Instant now)
    {
        var (day, first) = (LoanPolicy.DayOf(awardedAt), FirstDay(now));
        if (!LentByDay.TryGetValue(lender, out var days)) LentByDay.Add(lender, days = []);
        while (days.Count > 0 && days.First().Key is var oldest && oldest < first) days.Remove(oldest);
        if (personMinutes != 0 && day >= first) days[day] = days.GetValueOrDefault(day) + personMinutes;
    }

    private static int FirstDay(Instant now) => LoanPolicy.DayOf(now) - LoanPolicy.ShareWindow + 1;
}

/// <summary>One commitment that was lent.</summary>
[GenerateSerializer, Alias("ledger-entry")]
public sealed class LedgerEntry
{
    [Id(0)] public required LineId Line { get; init; }
    [Id(1)] public required LedgerPair Pair { get; init; }
    [Id(2)] public required ResourceKind Kind { get; init; }
    /// <summary>People or units promised, less the units that were given back since.</summary>
    [Id(3)] public required int Quantity { get; set; }
    /// <summary>Person-minutes planned, from the award.</summary>
    [Id(4)] public required long PlannedPersonMinutes { get; init; }
    [Id(5)] public required Instant AwardedAt { get; init; }
    /// <summary>What came of it; null while it is out.</summary>
    [Id(11)] public LoanOutcome? Returned { get; set; }
    /// <summary>Its request is settled.</summary>
    [Id(7)] public bool Settled { get; set; }
    /// <summary>The team or depot.</summary>
    [Id(8)] public required ActorId Resource { get; init; }
    /// <summary>The agreement's rule for the costs at the award.</summary>
    [Id(9)] public CostSharing Cost { get; init; }
    /// <summary>Of a thousand of the costs, what the borrower bears by it.</summary>
    [Id(10)] public int BorrowerPermille { get; init; }

    /// <summary>Nothing more can come of it.</summary>
    public bool IsOver => Settled && Returned is not null;
}

/// <summary>Who lent to whom.</summary>
/// <param name="Lender">A member: a township, or a command centre.</param>
/// <param name="Borrower">The township whose request it was.</param>
[GenerateSerializer, Alias("ledger-pair")]
public readonly record struct LedgerPair(ActorId Lender, ActorId Borrower) : IComparable<LedgerPair>
{
    /// <inheritdoc/>
    public int CompareTo(LedgerPair other) =>
        Lender.CompareTo(other.Lender) is var byLender and not 0 ? byLender : Borrower.CompareTo(other.Borrower);
}

/// <summary>Goods of one loan that were not back in time.</summary>
[GenerateSerializer, Alias("ledger-owed")]
public sealed class OwedLoan
{
    [Id(0)] public required LedgerPair Pair { get; init; }
    [Id(1)] public required ResourceKind Kind { get; init; }
    /// <summary>Units still to come.</summary>
    [Id(2)] public required int Units { get; set; }
    /// <summary>Of a thousand of what is lost of them, what the borrower bears.</summary>
    [Id(3)] public required int BorrowerPermille { get; init; }
}
