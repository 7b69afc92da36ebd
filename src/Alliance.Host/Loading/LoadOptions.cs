namespace Alliance.Host.Loading;

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

/// <summary>How a load is driven.</summary>
internal sealed record LoadOptions
{
    public LoadProfile Profile { get; init; } = LoadProfile.Steady;
    /// <summary>Requests a second; of a ramp, those of its first step.</summary>
    public double Rate { get; init; } = 10;
    /// <summary>Of a step.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(30);
    /// <summary>Before the first step, at its rate, and not measured.</summary>
    public TimeSpan Warmup { get; init; } = TimeSpan.FromSeconds(10);
    public ArrivalPattern Arrivals { get; init; }
    public required LoadMix Mix { get; init; }
    public int Watchers { get; init; }
    /// <summary>From an order to the report that the crew is home.</summary>
    public TimeSpan Cycle { get; init; } = TimeSpan.FromSeconds(2);
    /// <summary>Of the whole region; null: enough for the highest rate.</summary>
    public int? Squads { get; init; }
    public LoadRegionSource Region { get; init; }
    /// <summary>What the profile of that name drives; null for others.</summary>
    public ScenarioCourse? Scenario { get; init; }
    public ulong Seed { get; init; } = 1;
    public required string Realm { get; init; }
    public bool Keep { get; init; }
    public IReadOnlyList<LoadLimit> Limits { get; init; } = [];
    public IReadOnlyList<Fault> Faults { get; init; } = [];
    /// <summary>A ramp rises by this factor from step to step.</summary>
    public double Factor { get; init; } = 1.4;
}
