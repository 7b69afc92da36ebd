namespace Alliance.LoadTesting.Profiles;

/// <summary>How a load is driven.</summary>
internal sealed record LoadOptions
{
    /// <summary>The realm of real operations, in which nothing may be tested.</summary>
    public const string LiveRealm = "live";
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
    public ScenarioSchedule? Scenario { get; init; }
    public ulong Seed { get; init; } = 1;
    public required string Realm { get; init; }
    public bool Keep { get; init; }
    public IReadOnlyList<LoadLimit> Limits { get; init; } = [];
    public IReadOnlyList<Fault> Faults { get; init; } = [];
    /// <summary>A ramp rises by this factor from step to step.</summary>
    public double Factor { get; init; } = 1.4;
}
