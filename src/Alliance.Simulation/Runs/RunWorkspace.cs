using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Windows;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Runs;

/// <summary>The reusable turns and the output of actors and people within a window.</summary>
internal sealed class RunWorkspace(RegionVersions regions) : Workspace
{
    /// <summary>The versions of the region by tick. They do not change while a window is open.</summary>
    public readonly RegionVersions Regions = regions;
    public readonly Turn Turn = new();
    public readonly WorldTurn WorldTurn = new();
    public readonly List<AgentOutput> Outputs = [];
    public readonly List<RecordDraft> Records = [];
    public readonly RunCounts Counts = new();
}

/// <summary>The counters of a run, added up over workspaces and shards.</summary>
internal sealed class RunCounts
{
    public long Messages;
    public long Commands;
    public long Timers;
    public long LastTick;
    /// <summary>The number of events of the last window that lay beyond the end of the run.</summary>
    public long CutOff;
    public readonly long[] Activated = new long[Enum.GetValues<ActorKind>().Length];
    public readonly Dictionary<string, long> Refusals = new(StringComparer.Ordinal);

    public void Refused(Message command, Refusal refusal)
    {
        var key = $"{command.GetType().Name}:{refusal.Code}";
        Refusals[key] = Refusals.GetValueOrDefault(key) + 1;
    }

    /// <summary>Adds the counts of a workspace and sets them to zero.</summary>
    public void TakeFrom(RunWorkspace workspace)
    {
        TakeFrom(workspace.Counts);
        CutOff += workspace.CutOff;
        workspace.CutOff = 0;
    }

    /// <summary>Adds other counts and sets them to zero.</summary>
    public void TakeFrom(RunCounts other)
    {
        Messages += other.Messages;
        Commands += other.Commands;
        Timers += other.Timers;
        CutOff += other.CutOff;
        LastTick = Math.Max(LastTick, other.LastTick);
        for (var i = 0; i < Activated.Length; i++) Activated[i] += other.Activated[i];
        foreach (var (key, count) in other.Refusals) Refusals[key] = Refusals.GetValueOrDefault(key) + count;
        (other.Messages, other.Commands, other.Timers, other.CutOff) = (0, 0, 0, 0);
        Array.Clear(other.Activated);
        if (other.Refusals.Count > 0) other.Refusals.Clear();
    }
}
