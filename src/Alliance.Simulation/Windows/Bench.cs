namespace Alliance.Simulation.Windows;

/// <summary>Where an agent's window is worked off: what it reuses there, and what it gives out until the shard collects it. One per thread that works
/// for the shard at a time.</summary>
internal abstract class Bench
{
    /// <summary>What lay beyond the end of the run in its last window.</summary>
    public long CutOff;
}
