using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Geography;

/// <summary>The changes that a response level makes.</summary>
/// <param name="Level">The response level.</param>
/// <param name="FloorRaise">Squads that the tier keeps in addition to its reserve floor.</param>
/// <param name="DrawDeeper">Squads below their reserve floors down to which it may draw on the tiers under it.</param>
/// <param name="ApprovalPermille">Share of its desk's time to approve that is left, in permille; zero: the desk is not
/// asked.</param>
/// <param name="StandbyPermille">Share of its squads that is on duty, in permille. The others are called in
/// first.</param>
public sealed record ResponseStep(
    ResponseLevel Level, int FloorRaise, int DrawDeeper, int ApprovalPermille, int StandbyPermille);

/// <summary>The changes that each response level makes, by kind of tier. They are data of the region.</summary>
public sealed record ResponsePlans
{
    private const int All = 1_000;

    /// <summary>The default plans. A township in an emergency keeps more for itself. A county may draw deeper. Desks
    /// decide faster, and at last are not asked.</summary>
    public static readonly ResponsePlans Default = new()
    {
        Township = [Step(ResponseLevel.None), Step(ResponseLevel.IV), Step(ResponseLevel.III, raise: 1),
            Step(ResponseLevel.II, raise: 2, approval: 500), Step(ResponseLevel.I, raise: 4, approval: 0)],
        County = [Step(ResponseLevel.None), Step(ResponseLevel.IV), Step(ResponseLevel.III),
            Step(ResponseLevel.II, deeper: 1, approval: 500), Step(ResponseLevel.I, deeper: 2, approval: 0)],
        Centre = [Step(ResponseLevel.None), Step(ResponseLevel.IV), Step(ResponseLevel.III),
            Step(ResponseLevel.II, approval: 500), Step(ResponseLevel.I, approval: 0)],
    };

    /// <summary>Steps of townships, by level from none to I.</summary>
    public required IReadOnlyList<ResponseStep> Township { get; init; }
    /// <summary>Steps of command centres with a territory, by level from none to I.</summary>
    public required IReadOnlyList<ResponseStep> County { get; init; }
    /// <summary>Steps of regional centres, which have no territory, by level from none to I.</summary>
    public required IReadOnlyList<ResponseStep> Centre { get; init; }
    /// <summary>Minutes that a squad that is not on duty takes longer to turn out.</summary>
    public int CallInMinutes { get; init; }

    /// <summary>Finds the changes that a tier's level makes.</summary>
    public ResponseStep Of(ActorId tier, ResponseLevel level, Region region) => tier.Kind switch
    {
        ActorKind.Township => Township[(int)level],
        ActorKind.CommandCentre when region.CommandCentres[tier.Key].HasTerritory => County[(int)level],
        ActorKind.CommandCentre => Centre[(int)level],
        _ => Default.Centre[0],
    };

    /// <summary>Counts the squads on duty, rounded up.</summary>
    public static int OnDuty(int squads, ResponseStep step) => (squads * step.StandbyPermille + All - 1) / All;

    private static ResponseStep Step(ResponseLevel level, int raise = 0, int deeper = 0, int approval = All) =>
        new(level, raise, deeper, approval, All);
}
