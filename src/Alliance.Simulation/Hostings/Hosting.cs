namespace Alliance.Simulation.Hostings;

/// <summary>Who runs the actors of a simulated run. The journal is the same.</summary>
public enum Hosting
{
    /// <summary>What suits the run.</summary>
    Auto,
    /// <summary>One grain works off the whole run.</summary>
    Region,
    /// <summary>Each actor runs its windows in a grain of its own.</summary>
    Grain,
}
