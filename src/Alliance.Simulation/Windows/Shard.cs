using System.Runtime.CompilerServices;
using Alliance.Simulation.Timelines;

namespace Alliance.Simulation.Windows;

/// <summary>A part of a run: some agents and their part of the timeline.</summary>
internal abstract class Shard
{
    public abstract int Index { get; }
    /// <summary>The earliest window that has mail in this shard; null when nothing is left.</summary>
    public abstract long? NextWindow { get; }
    /// <summary>The agents that have mail in the open window.</summary>
    public AgentList Active { get; } = new();

    /// <summary>Opens a window, and hands its mail to the agents.</summary>
    public abstract void Open(long window);

    /// <summary>Creates a workspace for running agents.</summary>
    public abstract Workspace NewWorkspace();

    /// <summary>Collects the output of agents, between windows.</summary>
    public abstract void Collect(Workspace workspace);
}

/// <summary>A shard with the timeline of its agents.</summary>
internal abstract class Shard<TMail>(long lookahead) : Shard where TMail : struct, IMail<TMail>
{
    private readonly Timeline<Arrival<TMail>> _timeline = new(lookahead);
    private readonly AgentList _agents = new();

    public sealed override long? NextWindow => _timeline.NextWindow;

    /// <summary>The number of agents that were sent anything.</summary>
    public int Agents => _agents.Count;

    /// <summary>Adds an agent.</summary>
    /// <returns>Its number in this shard, which is the address of its mail.</returns>
    public int Add(Agent<TMail> agent)
    {
        _agents.Add(agent);
        return _agents.Count - 1;
    }

    /// <summary>Adds mail for an agent to the timeline.</summary>
    public void Post(long tick, int to, in TMail mail) => _timeline.Add(new Arrival<TMail>(tick, to, mail));

    /// <summary>The window that was opened last.</summary>
    protected long Opened { get; private set; }

    public sealed override void Open(long window)
    {
        Opened = window;
        Active.Clear();
        if (_timeline.NextWindow != window) return;
        foreach (ref readonly var arrival in _timeline.Open(window))
        {
            if (arrival.Mail.IsStale) continue;
            var agent = Unsafe.As<Agent<TMail>>(_agents[arrival.To]);
            if (!agent.IsActive) Active.Add(agent);
            agent.Receive(arrival.Tick, arrival.Mail);
        }
    }

    /// <summary>Returns whether any mail is left that is not stale. It empties the timeline to find out.</summary>
    public bool HasLeft()
    {
        while (_timeline.NextWindow is { } window)
            foreach (ref readonly var arrival in _timeline.Open(window))
                if (!arrival.Mail.IsStale) return true;
        return false;
    }
}
