using Alliance.Core.Actors;

namespace Alliance.Simulation.World;

/// <summary>The simulated people of one actor: the crew of a team or depot, the duty desk of a tier,
/// or the scene of an incident.</summary>
/// <remarks>They receive the notices of their actor and their own timers, and issue commands.
/// They are hosted as actors are.</remarks>
public abstract class WorldActor
{
    /// <summary>Handles a notice of the subject, or a timer of its own.</summary>
    public abstract void On(Notice notice, WorldTurn turn);

    /// <summary>A timer set by <see cref="WorldTurn.At"/> has come due.</summary>
    public abstract void On(WorldTimer timer, WorldTurn turn);
}

/// <summary>What a world actor sets itself to do later.</summary>
public abstract record WorldTimer;
