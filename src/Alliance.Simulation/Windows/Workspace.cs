namespace Alliance.Simulation.Windows;

/// <summary>The reusable objects and the output of agents within a window, until the shard collects them.
/// There is one for each thread that works for the shard.</summary>
internal abstract class Workspace
{
    /// <summary>The number of events of the last window that lay beyond the end of the run.</summary>
    public long CutOff;
}
