namespace Alliance.Simulation.Silos;

/// <summary>The hosting of the actors of a simulated run. The journal is the same for each.</summary>
public enum Hosting
{
    /// <summary>The best choice for the run.</summary>
    Auto,
    /// <summary>One grain executes the whole run.</summary>
    Region,
    /// <summary>Each actor runs its windows in a grain of its own.</summary>
    Grain,
}
