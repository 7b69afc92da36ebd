namespace Alliance.Core.Runtimes;

/// <summary>The times and limits by which actors are hosted. Live silos, the fuzzer and tests use the same defaults.
/// All times are in milliseconds of the host's clock.</summary>
public sealed class RuntimeOptions
{
    /// <summary>How long a commit may wait when it only empties the outbox. Default: 500 ms.</summary>
    public long LazyCommit { get; set; } = 500;

    /// <summary>How long a commit may wait for further turns when only a sender waits for it. Default: 20 ms.</summary>
    public long HoldCommit { get; set; } = 20;

    /// <summary>How long an actor that was read back takes mail before its overdue timers fire. Default: 1 s.</summary>
    public long OverdueGrace { get; set; } = 1_000;

    /// <summary>How long an actor stays in memory after it has finished. Default: 2 s.</summary>
    public long Linger { get; set; } = 2_000;

    /// <summary>Most timers that fire at one tick. The others fire at the next, which follows at once. 0: none fires,
    /// for a test that hands timers out one by one. Default: 64.</summary>
    public int TimersInARow { get; set; } = 64;

    /// <summary>How often a host looks for actors that are due and not in memory. Default: 10 s.</summary>
    public long SweepInterval { get; set; } = 10_000;

    /// <summary>How far ahead a start looks for due actors. They are woken too, so that open rounds ask again in time.
    /// Default: 15 min.</summary>
    public long WakeAhead { get; set; } = 900_000;

    /// <summary>The times at which assured mail is sent again.</summary>
    public DeliveryPolicy Delivery { get; set; } = new();

    /// <summary>The limits of every mailbox.</summary>
    public MailboxLimits Mailbox { get; set; } = MailboxLimits.Default;
}
