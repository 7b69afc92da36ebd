namespace Alliance.Host.Situations;

/// <summary>How much of a realm's situation stays in memory, and how often a snapshot is stored.</summary>
internal sealed record SituationLimits
{
    /// <summary>The number of projections at rest of each kind that stay in memory. They are still read, and the last
    /// records about them may still come. Default: 256.</summary>
    public int KeptAtRest { get; init; } = 256;
    /// <summary>The number of projections that are archived at once. Default: 64.</summary>
    public int PutAwayAtOnce { get; init; } = 64;
    /// <summary>The number of records between two snapshots. After an unclean end, the next start folds at most this
    /// many. Writing a snapshot takes a tenth of a second of processor time. Default: 40,000.</summary>
    public int SnapshotEvery { get; init; } = 40_000;
}
