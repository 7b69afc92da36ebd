using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Simulation.Scenarios;

/// <summary>The change of a tier's response level by its headquarters.</summary>
/// <param name="Tier">A township or a command centre.</param>
/// <param name="At">The moment of the change.</param>
/// <param name="Level">The level from then on.</param>
/// <param name="Cause">The cause: something has happened there, or may happen.</param>
/// <param name="Basis">The stated reason.</param>
public sealed record LevelChange(ActorId Tier, Instant At, ResponseLevel Level, ResponseCause Cause, string Basis);

/// <summary>The order of a command centre that townships lend below their reserve floors.</summary>
/// <param name="Centre">The code of the centre.</param>
/// <param name="Townships">The codes of the townships; empty for its whole territory.</param>
/// <param name="Floor">The number of squads that they must keep.</param>
/// <param name="At">When the order is given.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Reason">The reason for the order.</param>
public sealed record ScenarioOrder(
    string Centre, IReadOnlyList<string> Townships, int Floor, Instant At, Instant Until, string Reason);
