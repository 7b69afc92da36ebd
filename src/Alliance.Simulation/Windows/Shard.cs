using System.Runtime.CompilerServices;
using Alliance.Simulation.Timelines;

namespace Alliance.Simulation.Windows;

/// <summary>Part of a run: its agents and their part of the timeline.</summary>
internal abstract class Shard
{
    public abstract int Index { get; }
    /// <summary>The earliest window in which anything happens here; null when nothing is left.</summary>
    public abstract long? NextWindow { get; }
    /// <summary>Agents with something to do in the open window.</summary>
    public AgentList Active { get; } = new();

    /// <summary>Hands every agent what the window holds for it.</summary>
    public abstract void Open(long window);

    /// <summary>A place to work off an agent's window.</summary>
    public abstract Workspace NewWorkspace();

    /// <summary>Takes what agents gave out, between windows.</summary>
    public abstract void Collect(Workspace workspace);
}

/// <summary>A shard with the timeline of its agents.</summary>
internal abstract class Shard<TMail>(long lookahead) : Shard where TMail : struct, IMail<TMail>
{
    private readonly Timeline<Arrival<TMail>> _timeline = new(lookahead);
    private readonly AgentList _agents = new();

    public sealed override long? NextWindow => _timeline.NextWindow;

    /// <summary>Agents that were sent anything.</summary>
    public int Agents => _agents.Count;

    /// <summary>Takes an agent in.</summary>
    /// <returns>Its number here, by which it is sent mail.</returns>
    public int Add(Agent<TMail> agent)
    {
        _agents.Add(agent);
        return _agents.Count - 1;
    }

    /// <summary>Puts mail down for an agent.</summary>
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

    /// <summary>Whether anything that still counts is left; empties the timeline to find out.</summary>
    public bool HasLeft()
    {
        while (_timeline.NextWindow is { } window)
            foreach (ref readonly var arrival in _timeline.Open(window))
                if (!arrival.Mail.IsStale) return true;
        return false;
    }
}
