namespace Alliance.Host.Serving;

/// <summary>What a silo may host.</summary>
internal enum SiloRole
{
    /// <summary>Live actors and drills.</summary>
    Live,
    /// <summary>Simulated runs.</summary>
    Simulation,
    /// <summary>Both.</summary>
    Both,
}
