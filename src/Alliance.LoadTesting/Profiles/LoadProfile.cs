namespace Alliance.LoadTesting.Profiles;

/// <summary>How the rate changes over a run.</summary>
internal enum LoadProfile
{
    /// <summary>One constant rate.</summary>
    Steady,
    /// <summary>A rate that rises from step to step, until a step is not sustained.</summary>
    Ramp,
    /// <summary>One rate, then ten times as much for half a minute, then the first rate again.</summary>
    Surge,
    /// <summary>One rate for a long time, reported minute by minute.</summary>
    Soak,
    /// <summary>The reports and requests of a scenario, at the times at which its hazards cause them.</summary>
    Scenario,
}

/// <summary>The source of the region for a load test.</summary>
internal enum LoadRegionSource
{
    /// <summary>A region that is made for load tests from the seed.</summary>
    Synthetic,
    /// <summary>The region of the server's realm <c>live</c>.</summary>
    Server,
    /// <summary>The region of the scenario.</summary>
    Scenario,
}
