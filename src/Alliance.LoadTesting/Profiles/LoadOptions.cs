namespace Alliance.LoadTesting.Profiles;

/// <summary>The options of a load test.</summary>
internal sealed record LoadOptions
{
    /// <summary>The realm of real operations, in which nothing may be tested.</summary>
    public const string LiveRealm = "live";
    public LoadProfile Profile { get; init; } = LoadProfile.Steady;
    /// <summary>Requests a second; for a ramp, those of its first step. Default: 10.</summary>
    public double Rate { get; init; } = 10;
    /// <summary>The length of a step. Default: 30 s.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(30);
    /// <summary>The length of the warm-up before the first step, at its rate. It is not measured. Default: 10
    /// s.</summary>
    public TimeSpan Warmup { get; init; } = TimeSpan.FromSeconds(10);
    public ArrivalPattern Arrivals { get; init; }
    public required LoadMix Mix { get; init; }
    public int Watchers { get; init; }
    /// <summary>The time from an order to the report that the crew is home. Default: 2 s.</summary>
    public TimeSpan Cycle { get; init; } = TimeSpan.FromSeconds(2);
    /// <summary>The number of squads in the whole region; null for enough squads for the highest rate.</summary>
    public int? Squads { get; init; }
    public LoadRegionSource Region { get; init; }
    /// <summary>The schedule of the scenario profile; null for other profiles.</summary>
    public ScenarioSchedule? Scenario { get; init; }
    public ulong Seed { get; init; } = 1;
    public required string Realm { get; init; }
    /// <summary>The API key of a load-tester; null where nobody has to sign in.</summary>
    public string? Key { get; init; }
    public bool Keep { get; init; }
    public IReadOnlyList<LoadLimit> Limits { get; init; } = [];
    public IReadOnlyList<LoadFault> Faults { get; init; } = [];
    /// <summary>The factor by which a ramp rises from step to step. Default: 1.4.</summary>
    public double Factor { get; init; } = 1.4;
}
