using Alliance.Core.Actors;

namespace Alliance.Simulation.World;

/// <summary>The people at one actor, rehearsed: the crew of a team or depot, the duty desk of a tier, the scene of an incident. It sees the
/// notices of its actor and its own timers, and issues the commands that people would issue. Hosted as actors are.</summary>
public abstract class WorldActor
{
    /// <summary>Handles a notice of the subject, or a timer of its own.</summary>
    public abstract void On(Notice notice, WorldTurn turn);

    /// <summary>A timer set by <see cref="WorldTurn.At"/> has come due.</summary>
    public abstract void On(WorldTimer timer, WorldTurn turn);
}

/// <summary>What a world actor sets itself to do later.</summary>
public abstract record WorldTimer;
