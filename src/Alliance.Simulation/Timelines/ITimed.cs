namespace Alliance.Simulation.Timelines;

/// <summary>Something that happens at a tick.</summary>
public interface ITimed
{
    /// <summary>When, in whole milliseconds of virtual time; never negative.</summary>
    long Tick { get; }
}
