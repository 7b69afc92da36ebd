using Alliance.Core.Actors;
using Alliance.Core.Journals;

namespace Alliance.Core.Invariants.Folds;

/// <summary>A breach of an invariant.</summary>
/// <param name="Invariant">Name of the invariant in the <see cref="InvariantCatalogue"/>: <c>I7</c>.</param>
/// <param name="What">The breach, in plain words.</param>
/// <param name="Records">Global numbers of the records that break it.</param>
public sealed record Violation(string Invariant, string What, IReadOnlyList<long> Records);

/// <summary>An invariant as a fold over the journal. The live auditor and the rehearsal run the same folds.</summary>
public abstract class InvariantFold : IRecordFold
{
    /// <summary>Most violations that are kept. Further ones are only counted.</summary>
    private const int MaxKept = 100;
    private readonly List<Violation> _violations = [];

    /// <summary>Number of violations so far.</summary>
    public int Count { get; private set; }
    /// <summary>The first violations, at most 100.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <inheritdoc/>
    public abstract void On(in JournalEntry entry);

    /// <summary>Checks the rules that hold when nothing is under way any more.</summary>
    public virtual void AtRest()
    {
    }

    /// <summary>Checks a journal that ends while things are under way: nothing may be left whose time is long
    /// over.</summary>
    /// <param name="now">The time of its last record.</param>
    public virtual void AtEnd(Instant now)
    {
    }

    /// <summary>Adds a violation.</summary>
    /// <param name="invariant">Name of the invariant.</param>
    /// <param name="what">The breach, in plain words.</param>
    /// <param name="records">Global numbers of the records that break it.</param>
    protected void Violate(string invariant, string what, params long[] records)
    {
        Count++;
        if (_violations.Count < MaxKept) _violations.Add(new Violation(invariant, what, records));
    }
}
