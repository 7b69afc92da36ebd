namespace Alliance.Host.Serving;

/// <summary>The kinds of work that a silo may host.</summary>
internal enum SiloRole
{
    /// <summary>Live actors and drills.</summary>
    Live,
    /// <summary>Simulated runs.</summary>
    Simulation,
    /// <summary>Both.</summary>
    Both,
}
