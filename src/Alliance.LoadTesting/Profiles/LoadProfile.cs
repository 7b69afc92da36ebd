namespace Alliance.LoadTesting.Profiles;

/// <summary>How the rate goes over a run.</summary>
internal enum LoadProfile
{
    /// <summary>One rate.</summary>
    Steady,
    /// <summary>Step by step higher, until a step is not sustained.</summary>
    Ramp,
    /// <summary>One rate, ten times as much for half a minute, and one rate again.</summary>
    Surge,
    /// <summary>One rate for long, reported minute by minute.</summary>
    Soak,
    /// <summary>What a scenario's hazards bring up, when they bring it up.</summary>
    Scenario,
}

/// <summary>On which region a load is driven.</summary>
internal enum LoadRegionSource
{
    /// <summary>One made for load, by the seed.</summary>
    Synthetic,
    /// <summary>That of the server's realm <c>live</c>.</summary>
    Server,
    /// <summary>That of the scenario.</summary>
    Scenario,
}
