namespace Alliance.Host.Situations;

/// <summary>How much of a realm's situation stays in memory, and how often it is kept.</summary>
internal sealed record SituationLimits
{
    /// <summary>Projections of a kind that stay in memory though they are at rest: they are still looked at, and the last
    /// records about them are still to come.</summary>
    public int KeptAtRest { get; init; } = 256;
    /// <summary>So many are put away at once.</summary>
    public int PutAwayAtOnce { get; init; } = 64;
    /// <summary>Records between two snapshots: what a start folds at most, where the end was not a clean one. To write
    /// one takes a tenth of a second of a processor.</summary>
    public int SnapshotEvery { get; init; } = 40_000;
}
