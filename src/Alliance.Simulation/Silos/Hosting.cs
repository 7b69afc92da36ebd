namespace Alliance.Simulation.Silos;

/// <summary>How the actors of a simulated run are hosted. The journal is the same for each.</summary>
public enum Hosting
{
    /// <summary>The best choice for the run.</summary>
    Auto,
    /// <summary>One grain works off the whole run.</summary>
    Region,
    /// <summary>Each actor runs its windows in a grain of its own.</summary>
    Grain,
}
