using Alliance.Core.Geography;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Invariants.Lending;

namespace Alliance.Core.Invariants;

/// <summary>The invariants that the auditor, a rehearsal and the fuzzer check.</summary>
public static class AllInvariants
{
    /// <summary>Creates all invariants. Feed them one journal from its beginning.</summary>
    /// <param name="region">The first version of the journal's region. The folds follow its changes.</param>
    /// <returns>The folds, the region's history first.</returns>
    public static IReadOnlyList<InvariantFold> Of(Region region)
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
            new OneCommander(regions),
            new FiguresAreCorrected(),
            new ArrivalsAreFollowed(),
            new EveryRecordHasItsBasis(),
            new CausesComeFirst(),
            new RealmsNeverMix(regions),
            new LateChangesNothing(),
        ];
    }
}
