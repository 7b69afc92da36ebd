namespace Alliance.Grains.Admissions;

/// <summary>The limits of one silo. Each class of calls is refused from a share of these limits on: routine requests
/// from 500 ‰, urgent requests from 700 ‰, decisions from 850 ‰, reads from 900 ‰. Vital calls are refused only when a
/// count reaches its full limit, however slow the store is.</summary>
public sealed record AdmissionLimits
{
    /// <summary>The most commands that wait for their answer. Default: 512.</summary>
    public int Commands { get; init; } = 512;
    /// <summary>The most reads that wait for their answer. Default: 128.</summary>
    public int Reads { get; init; } = 128;
    /// <summary>The most open event streams. Default: 2,000.</summary>
    public int Watchers { get; init; } = 2_000;
    /// <summary>The most commits that are queued or being written. Default: 1,024.</summary>
    public int Commits { get; init; } = 1_024;
    /// <summary>The most batches of mail between actors that are under way. Default: 2,048.</summary>
    public int Mail { get; init; } = 2_048;
    /// <summary>The longest time of a commit, as a moving average. Default: 500 ms.</summary>
    public TimeSpan CommitTime { get; init; } = TimeSpan.FromMilliseconds(500);
    /// <summary>The longest wait of work for a processor, as a moving average. A single wait counts as this limit at
    /// most. Default: 24 ms.</summary>
    public TimeSpan Lag { get; init; } = TimeSpan.FromMilliseconds(24);
    /// <summary>Below this number of commands and batches of mail under way, no call is refused for slowness: a backlog
    /// cannot grow from so few. Default: 32.</summary>
    public int Few { get; init; } = 32;
    /// <summary>How long the classes before a refused one stay refused, and how long callers are told to wait. Whole
    /// seconds. Default: 1 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Returns the share of the limits, in permille, from which a class is refused.</summary>
    public static int ShareOf(AdmissionClass what) => what switch
    {
        AdmissionClass.RoutineRequest => 500,
        AdmissionClass.UrgentRequest => 700,
        AdmissionClass.Decision => 850,
        AdmissionClass.Read => 900,
        _ => 1_000,
    };
}
