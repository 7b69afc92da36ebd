namespace Alliance.Grains.Admissions;

/// <summary>What one silo holds. A class of calls is refused from a share of these limits on: routine requests from
/// half, urgent ones from 700 ‰, decisions from 850 ‰, reads from 900 ‰, what is vital from the whole of the counts
/// alone, however slow the store is.</summary>
public sealed record AdmissionLimits
{
    /// <summary>Commands that wait for their answer. Default: 512.</summary>
    public int Commands { get; init; } = 512;
    /// <summary>Reads that wait for theirs. Default: 128.</summary>
    public int Reads { get; init; } = 128;
    /// <summary>Event streams that are open. Default: 2,000.</summary>
    public int Watchers { get; init; } = 2_000;
    /// <summary>Commits that are queued or being written. Default: 1,024.</summary>
    public int Commits { get; init; } = 1_024;
    /// <summary>Batches of mail between actors that are under way. Default: 2,048.</summary>
    public int Mail { get; init; } = 2_048;
    /// <summary>How long a commit takes, on a moving average. Default: 500 ms.</summary>
    public TimeSpan CommitTime { get; init; } = TimeSpan.FromMilliseconds(500);
    /// <summary>How long work waits for a processor, on a moving average of waits up to this. Default: 24 ms.</summary>
    public TimeSpan Lag { get; init; } = TimeSpan.FromMilliseconds(24);
    /// <summary>Below so many commands and batches of mail under way nothing is refused for being slow: nothing grows
    /// by it. Default: 32.</summary>
    public int Few { get; init; } = 32;
    /// <summary>After a refusal, how long all that is refused before it stays refused, and what callers are told to
    /// wait. Whole seconds. Default: 1 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The share of the limits, in thousandths, from which a class is refused.</summary>
    public static int ShareOf(AdmissionClass what) => what switch
    {
        AdmissionClass.RoutineRequest => 500,
        AdmissionClass.UrgentRequest => 700,
        AdmissionClass.Decision => 850,
        AdmissionClass.Read => 900,
        _ => 1_000,
    };
}
