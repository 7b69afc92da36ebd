using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Simulation.Scenarios;

/// <summary>A tier's headquarters raise or lower its response level.</summary>
/// <param name="Tier">A township or a command centre.</param>
/// <param name="At">When.</param>
/// <param name="Level">From then on.</param>
/// <param name="Cause">Whether something has happened there or may.</param>
/// <param name="Basis">On what ground.</param>
public sealed record LevelChange(ActorId Tier, Instant At, ResponseLevel Level, ResponseCause Cause, string Basis);

/// <summary>A command centre orders townships below their reserve floors.</summary>
/// <param name="Centre">Its code.</param>
/// <param name="Townships">Codes; none: all of its territory.</param>
/// <param name="Floor">Squads down to which they are to go.</param>
/// <param name="At">When the order is given.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Reason">Why.</param>
public sealed record ScenarioOrder(
    string Centre, IReadOnlyList<string> Townships, int Floor, Instant At, Instant Until, string Reason);
