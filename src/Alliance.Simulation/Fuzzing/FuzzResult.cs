using Alliance.Simulation.Fuzzing.Systems;

namespace Alliance.Simulation.Fuzzing;

/// <summary>The result of one seed.</summary>
public sealed record FuzzResult
{
    public required FuzzCase Case { get; init; }
    /// <summary>The number of messages: every copy of mail that arrived, commands and notices. Timers and
    /// acknowledgements are not included.</summary>
    public required long Messages { get; init; }
    /// <summary>The number of events of the loop.</summary>
    public required long Events { get; init; }
    /// <summary>The number of events until the end of the fault phase.</summary>
    public required long FaultPhaseEvents { get; init; }
    /// <summary>The number of incidents that were reported.</summary>
    public required int Incidents { get; init; }
    /// <summary>The number of records of the journal.</summary>
    public required long Records { get; init; }
    /// <summary>A digest over every record, its time and its order.</summary>
    public required ulong Digest { get; init; }
    /// <summary>How often each fault happened, by <see cref="Fault"/>.</summary>
    public required IReadOnlyList<long> Faults { get; init; }
    public required Coverage Coverage { get; init; }
    /// <summary>The first violations, in words.</summary>
    public required IReadOnlyList<string> Violations { get; init; }
    /// <summary>The number of violations, of which <see cref="Violations"/> has the first.</summary>
    public required int ViolationCount { get; init; }
}
