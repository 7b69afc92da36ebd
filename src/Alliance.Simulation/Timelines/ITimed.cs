namespace Alliance.Simulation.Timelines;

/// <summary>An event that happens at a tick.</summary>
public interface ITimed
{
    /// <summary>The time of the event in whole milliseconds of virtual time; never negative.</summary>
    long Tick { get; }
}
