using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;

namespace Alliance.Simulation.World;

/// <summary>The turn in which a world actor handles one notice or timer. Hosts reuse one turn many times.</summary>
public sealed class WorldTurn
{
    private readonly List<(ActorId To, Command Command)> _issued = [];
    private readonly List<(string Key, Instant? Due, WorldTimer? Timer)> _timers = [];

    /// <summary>The actor whose people these are.</summary>
    public ActorId Subject { get; private set; }
    public Instant Now { get; private set; }
    public Region Region { get; private set; } = null!;
    public IReadOnlyList<(ActorId To, Command Command)> Issued => _issued;
    public IReadOnlyList<(string Key, Instant? Due, WorldTimer? Timer)> Timers => _timers;

    public WorldTurn Begin(ActorId subject, Instant now, Region region)
    {
        (Subject, Now, Region) = (subject, now, region);
        _issued.Clear();
        _timers.Clear();
        return this;
    }

    /// <summary>Sends a command to an actor, most often the subject.</summary>
    public void Issue(ActorId to, Command command) => _issued.Add((to, command));

    /// <summary>Sets the timer with that key, and replaces an earlier one.</summary>
    public void At(string key, Instant due, WorldTimer timer) => _timers.Add((key, due, timer));

    public void Cancel(string key) => _timers.Add((key, null, null));
}
