namespace Alliance.Core.Invariants.Folds;

/// <summary>A rule that must always hold.</summary>
/// <param name="Name">The name by which violations name it: <c>I7</c>.</param>
/// <param name="Says">The rule, in a sentence.</param>
public sealed record Invariant(string Name, string Says);

/// <summary>All invariants: the field's I1 to I22, and three for the books, the awards and the journal. The eight of
/// the architecture page are the same rules: 1 is I1; 2 is I2 and I3; 3 is I6 and I7; 4 is I5; 5 is I4 and I9; 6 is
/// the journal's and I10; 7 is I14; 8 is I8.</summary>
public static class InvariantCatalogue
{
    /// <summary>Name of the journal's invariant: numbers without gaps, each actor's chain, the anchors.</summary>
    public const string Journal = "journal";
    /// <summary>Name of the invariant of the reciprocity ledger's sums.</summary>
    public const string Ledger = "ledger";
    /// <summary>Name of the invariant of the award policies.</summary>
    public const string Award = "award";

    /// <summary>All invariants: I1 to I22, then the ledger's, the awards' and the journal's.</summary>
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("I1", "A team has at most one hold or commitment at a time, and none begins before the former has ended."),
        new("I2", "No account of a stock line is ever below zero."),
        new("I3", "Stock is conserved: what leaves one account reaches another."),
        new("I4", "Every request, line and search ends; what waits has a timer."),
        new("I5", "No squad is accepted for a line already covered; stock accepted never exceeds what was asked."),
        new("I6",
            "Agreement caps hold at all times, and no aid goes out without an agreement in force or a superior's "
                + "order."),
        new("I7",
            "A lender's reserve floor holds after every commitment to others; only an order on record goes below it."),
        new("I8",
            "Request, lender and team have recorded the same commitments; no team sets out for what no request "
                + "accepted."),
        new("I9", "Every hold and slot ends; nothing stays held after its request is over."),
        new("I10", "Every record says who or what decided, when and on what basis; the log rebuilds the situation."),
        new("I11", "The same message or command twice has one effect."),
        new("I12",
            "No departure before a commitment, no arrival before departure, no return before arrival; nobody knows of "
                + "what has not happened."),
        new("I13", "A line goes up one tier at a time and is never lost on the way."),
        new("I14", "Realms never mix: a journal names nothing of another's."),
        new("I15", "No team is sent out inside its mandatory rest, unless someone's word is on record."),
        new("I16", "The same scenario, seed and policy give the same journal."),
        new("I17", "Backfill has no cycle and a depth limit, and each deadline comes before that of its parent."),
        new("I18", "An incident has exactly one commanding body at a time; each handover is recorded."),
        new("I19", "A lender that asks its team back is answered within its deadline."),
        new("I20", "What comes late or unknown changes nothing but holds and the log."),
        new("I21",
            "What is committed meets every minimum of its line, unless the requester accepted it as a substitute."),
        new("I22", "Reported figures are corrected, never overwritten."),
        new(Ledger,
            "What the ledger says came of a loan is what its team's or depot's own records say; each entry is closed "
                + "once, its cost borne as agreed."),
        new(Award,
            "An award does what its policy promises: one line for a squad, joint no worse than nearest-first, "
                + "fair-share the least share first."),
        new(Journal, "The journal has no gap, and no record of it was altered."),
    ];
}
