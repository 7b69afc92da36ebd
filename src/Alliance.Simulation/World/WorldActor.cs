using Alliance.Core.Actors;

namespace Alliance.Simulation.World;

/// <summary>The simulated people of one actor: the crew of a team or depot, the duty desk of a tier, or the scene of an
/// incident.</summary>
/// <remarks>They receive the notices of their actor and their own timers, and issue commands. They are hosted in the
/// same way as actors.</remarks>
public abstract class WorldActor
{
    /// <summary>Handles a notice of the subject.</summary>
    public abstract void On(Notice notice, WorldTurn turn);

    /// <summary>Handles a timer that <see cref="WorldTurn.At"/> has set and that is due.</summary>
    public abstract void On(WorldTimer timer, WorldTurn turn);
}

/// <summary>A timer that a world actor sets for itself.</summary>
public abstract record WorldTimer;
