using Alliance.Core.Actors;
using Alliance.Core.Journals;

namespace Alliance.Core.Invariants.Folds;

/// <summary>Something that must always hold did not.</summary>
/// <param name="Invariant">Its name in the <see cref="InvariantCatalogue"/>: <c>I7</c>.</param>
/// <param name="What">What is wrong, in plain words.</param>
/// <param name="Records">Global numbers of the records that break it.</param>
public sealed record Violation(string Invariant, string What, IReadOnlyList<long> Records);

/// <summary>One thing that must always hold, as a fold over the journal; the live auditor and the rehearsal run the
/// same.</summary>
public abstract class InvariantFold : IRecordFold
{
    /// <summary>Violations kept; more are counted only.</summary>
    private const int MaxKept = 100;
    private readonly List<Violation> _violations = [];

    /// <summary>All violations so far.</summary>
    public int Count { get; private set; }
    /// <summary>The first of them.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <inheritdoc/>
    public abstract void On(in JournalEntry entry);

    /// <summary>What must hold once nothing is under way any more.</summary>
    public virtual void AtRest()
    {
    }

    /// <summary>The journal ends here, with things under way: none may be whose time is long over.</summary>
    /// <param name="now">The time of its last record.</param>
    public virtual void AtEnd(Instant now)
    {
    }

    protected void Violate(string invariant, string what, params long[] records)
    {
        Count++;
        if (_violations.Count < MaxKept) _violations.Add(new Violation(invariant, what, records));
    }
}
