using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Geography;

/// <summary>What a level changes.</summary>
/// <param name="Level">The level.</param>
/// <param name="FloorRaise">Squads that the tier itself keeps beyond its reserve floor.</param>
/// <param name="DrawDeeper">Squads below their floors down to which it may draw on those under it.</param>
/// <param name="ApprovalPermille">What is left of a thousand of the time that its duty desk has to approve; zero: it is
/// not asked.</param>
/// <param name="StandbyPermille">Of a thousand of its squads, how many are on duty; the rest is called in
/// first.</param>
public sealed record ResponseStep(
    ResponseLevel Level, int FloorRaise, int DrawDeeper, int ApprovalPermille, int StandbyPermille);

/// <summary>What each level changes, by kind of tier: data of the region.</summary>
public sealed record ResponsePlans
{
    private const int All = 1_000;

    /// <summary>A township in an emergency of its own keeps more for itself; a county may draw deeper; desks decide
    /// faster, then need not be asked.</summary>
    public static readonly ResponsePlans Default = new()
    {
        Township = [Step(ResponseLevel.None), Step(ResponseLevel.IV), Step(ResponseLevel.III, raise: 1),
            Step(ResponseLevel.II, raise: 2, approval: 500), Step(ResponseLevel.I, raise: 4, approval: 0)],
        County = [Step(ResponseLevel.None), Step(ResponseLevel.IV), Step(ResponseLevel.III),
            Step(ResponseLevel.II, deeper: 1, approval: 500), Step(ResponseLevel.I, deeper: 2, approval: 0)],
        Centre = [Step(ResponseLevel.None), Step(ResponseLevel.IV), Step(ResponseLevel.III),
            Step(ResponseLevel.II, approval: 500), Step(ResponseLevel.I, approval: 0)],
    };

    /// <summary>By level, from none to I.</summary>
    public required IReadOnlyList<ResponseStep> Township { get; init; }
    /// <summary>Of command centres with a territory.</summary>
    public required IReadOnlyList<ResponseStep> County { get; init; }
    /// <summary>Of regional centres, which have none.</summary>
    public required IReadOnlyList<ResponseStep> Centre { get; init; }
    /// <summary>How much longer a squad takes to turn out that is not on duty.</summary>
    public int CallInMinutes { get; init; }

    /// <summary>What a tier's level changes.</summary>
    public ResponseStep Of(ActorId tier, ResponseLevel level, Region region) => tier.Kind switch
    {
        ActorKind.Township => Township[(int)level],
        ActorKind.CommandCentre when region.CommandCentres[tier.Key].HasTerritory => County[(int)level],
        ActorKind.CommandCentre => Centre[(int)level],
        _ => Default.Centre[0],
    };

    /// <summary>Squads on duty, of so many.</summary>
    public static int OnDuty(int squads, ResponseStep step) => (squads * step.StandbyPermille + All - 1) / All;

    private static ResponseStep Step(ResponseLevel level, int raise = 0, int deeper = 0, int approval = All) =>
        new(level, raise, deeper, approval, All);
}
