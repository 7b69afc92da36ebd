using Alliance.Core.Policies;
using Alliance.Core.Resources;

namespace Alliance.Core.Lenders;

/// <summary>Sums what one member has lent another, over all closed entries.</summary>
[GenerateSerializer, Alias("ledger-balance")]
public sealed class LedgerBalance
{
    /// <summary>The number of entries that were folded into the balance.</summary>
    [Id(0)] public int Entries { get; set; }
    /// <summary>People times minutes away from base.</summary>
    [Id(1)] public long PersonMinutes { get; set; }
    /// <summary>Units that will never come back, by kind.</summary>
    [Id(2)] public SortedDictionary<ResourceKind, long> Units { get; init; } = [];
    /// <summary>Decommitment points for commitments that were taken back before departure.</summary>
    [Id(3)] public int Points { get; set; }
    /// <summary>Units that were really lent, by kind; those that came back count too.</summary>
    [Id(4)] public SortedDictionary<ResourceKind, long> UnitsLent { get; init; } = [];
    /// <summary>Units that were not back in time and are still to come, by kind.</summary>
    [Id(5)] public SortedDictionary<ResourceKind, long> UnitsOwed { get; init; } = [];
    /// <summary>The part of <see cref="PersonMinutes"/> that the borrower bears.</summary>
    [Id(6)] public long BorrowerPersonMinutes { get; set; }
    /// <summary>The part of <see cref="Units"/> that the borrower bears, in thousandths of a unit, by kind.</summary>
    [Id(7)] public SortedDictionary<ResourceKind, long> BorrowerMilliunits { get; init; } = [];

    /// <summary>Adds what came of one entry, of a squad or of stock.</summary>
    internal void Add(ResourceKind kind, LoanOutcome outcome, int borrowerPermille)
    {
        Entries++;
        PersonMinutes += outcome.PersonMinutes;
        BorrowerPersonMinutes += LoanPolicy.BorneByBorrower(outcome.PersonMinutes, borrowerPermille);
        Points += outcome.Points;
        Add(UnitsLent, kind, outcome.Lent);
        Add(UnitsOwed, kind, outcome.Owed);
        Lose(kind, outcome.Units, borrowerPermille);
    }

    /// <summary>Corrects the balance when owed units are back or lost.</summary>
    internal void Correct(ResourceKind kind, int back, int lost, int borrowerPermille)
    {
        Add(UnitsOwed, kind, -back - lost);
        Lose(kind, lost, borrowerPermille);
    }

    /// <summary>Corrects the balance when a late report has changed hours, and with them the points.</summary>
    internal void CorrectHours(long personMinutes, long borneByBorrower, int points)
    {
        PersonMinutes += personMinutes;
        BorrowerPersonMinutes += borneByBorrower;
        Points += points;
    }

    private void Lose(ResourceKind kind, int units, int borrowerPermille)
    {
        Add(Units, kind, units);
        Add(BorrowerMilliunits, kind, (long)units * borrowerPermille);
    }

    private static void Add(SortedDictionary<ResourceKind, long> sums, ResourceKind kind, long units)
    {
        if (units == 0) return;
        if ((sums[kind] = sums.GetValueOrDefault(kind) + units) == 0) sums.Remove(kind);
    }
}

/// <summary>Says what came of a loan.</summary>
/// <param name="PersonMinutes">People times minutes away from base.</param>
/// <param name="Lent">Units that were really lent.</param>
/// <param name="Units">Units of those lent that will never come back.</param>
/// <param name="Owed">Units of those lent that were not back in time and are still to come.</param>
/// <param name="Points">Decommitment points.</param>
[GenerateSerializer, Alias("ledger-outcome")]
public readonly record struct LoanOutcome(long PersonMinutes, int Lent, int Units, int Owed, int Points)
{
    /// <summary>Returns the outcome after owed units are back or lost.</summary>
    /// <param name="back">Units that are back.</param>
    /// <param name="lost">Units that will never come back.</param>
    public LoanOutcome Corrected(int back, int lost) => this with { Owed = Owed - back - lost, Units = Units + lost };

    /// <summary>Returns the outcome after a late report has changed hours, and with them the points.</summary>
    /// <param name="personMinutes">Person-minutes more than were booked; negative: fewer.</param>
    /// <param name="points">Points more than were given; negative: fewer.</param>
    public LoanOutcome WithHours(long personMinutes, int points) =>
        this with { PersonMinutes = PersonMinutes + personMinutes, Points = Points + points };
}
