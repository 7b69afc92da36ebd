using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Journals;

namespace Alliance.Core.Invariants;

/// <summary>Something that must always hold did not.</summary>
/// <param name="Invariant">Its name in the <see cref="InvariantCatalogue"/>: <c>I7</c>.</param>
/// <param name="What">What is wrong, in plain words.</param>
/// <param name="Records">Global numbers of the records that break it.</param>
public sealed record Violation(string Invariant, string What, IReadOnlyList<long> Records);

/// <summary>One thing that must always hold, as a fold over the journal; the live auditor and the rehearsal run the same.</summary>
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

    /// <summary>All invariants, to be fed one journal from its beginning.</summary>
    /// <param name="region">The first version of its region; the folds follow its changes.</param>
    public static IReadOnlyList<InvariantFold> All(Region region)
    {
        var regions = new RegionHistory(region);
        return
        [
            regions,
            new OneCommitmentPerTeam(),
            new StockIsConserved(regions),
            new FloorsAndCapsHold(regions),
            new AllianceCapsHold(regions),
            new LinesAreNotOverfilled(),
            new EverythingEnds(),
            new PartiesAgree(),
            new RecallsAreAnswered(),
            new BackfillIsBounded(),
            new CapabilityIsMet(regions),
            new LedgerAgrees(regions),
            new LedgerFollowsStock(),
            new AwardsKeepTheirPolicy(regions),
            new EscalationGoesUpTierByTier(regions),
            new OneBodyCommands(regions),
            new FiguresAreCorrected(),
            new EveryRecordHasItsBasis(),
            new CausesComeFirst(),
            new RealmsNeverMix(regions),
            new LateChangesNothing(),
        ];
    }
}
