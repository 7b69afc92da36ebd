namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>Kinds of fault that the fuzzer injects into machines, links and places.</summary>
public enum Fault
{
    /// <summary>A transmission, or its answer, never arrives.</summary>
    Lost,
    /// <summary>A transmission arrives twice, the second time up to ten minutes later.</summary>
    Repeated,
    /// <summary>A transmission takes up to two hours, long after its sender has given up on it.</summary>
    Delayed,
    /// <summary>The parts of a transmission are shuffled, or a later transmission overtakes it.</summary>
    Reordered,
    /// <summary>The store refuses a commit.</summary>
    CommitFailed,
    /// <summary>The store does not report whether a commit was written.</summary>
    CommitUnknown,
    /// <summary>An actor, or a whole machine, loses its memory and is read back from its stored bytes.</summary>
    Crash,
    /// <summary>An actor receives and sends nothing for longer than any deadline, because it is frozen or cut
    /// off.</summary>
    SilentPeer,
    /// <summary>A road between two seats is cut, and opened again later.</summary>
    RoadCut,
    /// <summary>Mail across a township's border is lost for a while.</summary>
    SilentPlace,
    /// <summary>A machine's clock jumps, forwards or backwards.</summary>
    ClockJump,
}
