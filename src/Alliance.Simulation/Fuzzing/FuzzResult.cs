using Alliance.Simulation.Fuzzing.Systems;

namespace Alliance.Simulation.Fuzzing;

/// <summary>The result of one seed.</summary>
public sealed record FuzzResult
{
    public required FuzzCase Case { get; init; }
    /// <summary>Mail as it arrived, every copy; commands; notices. No timers, no acknowledgements.</summary>
    public required long Messages { get; init; }
    /// <summary>Events of the loop in all.</summary>
    public required long Events { get; init; }
    /// <summary>Events until the storm ended.</summary>
    public required long FaultPhaseEvents { get; init; }
    /// <summary>Incidents that were reported.</summary>
    public required int Incidents { get; init; }
    /// <summary>Records of the journal.</summary>
    public required long Records { get; init; }
    /// <summary>Depends on every record, its time and its order.</summary>
    public required ulong Digest { get; init; }
    /// <summary>How often each fault happened, by <see cref="Fault"/>.</summary>
    public required IReadOnlyList<long> Faults { get; init; }
    public required Coverage Coverage { get; init; }
    /// <summary>What went wrong, the first of it in words.</summary>
    public required IReadOnlyList<string> Violations { get; init; }
    public required int ViolationCount { get; init; }
}
