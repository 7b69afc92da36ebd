namespace Alliance.Core.Runtimes;

/// <summary>Decides when the runtime has to be woken by itself.</summary>
internal sealed class WakeSchedule(TurnExecutor turns, DeliveryScheduler deliveries, RuntimeOptions options)
{
    private long? _lazySince, _heldSince, _finishedSince;
    private Effect.WakeAt? _asked;

    /// <summary>Notes that the wake-up asked for has come.</summary>
    public void Rang() => _asked = null;

    /// <summary>Tells whether a commit that only empties the outbox has waited long enough.</summary>
    public bool IsLazyCommitDue(long hostTime) => turns.WantsCommit && _lazySince + options.LazyCommit <= hostTime;

    /// <summary>Tells whether an actor that has finished has stayed in memory long enough.</summary>
    public bool IsLingerOver(long hostTime) => turns.IsFinished && _finishedSince + options.Linger <= hostTime;

    /// <summary>Finds the next wake-up to ask for; null when it is the one asked for already.</summary>
    /// <param name="isHeld">Whether a commit waits for further turns.</param>
    /// <param name="graceEnd">When overdue timers may fire.</param>
    /// <param name="moment">The time and the context now.</param>
    /// <param name="isWriting">Whether a commit is under way. Nothing else can be committed until it has
    /// landed.</param>
    public Effect.WakeAt? Next(in Moment moment, bool isHeld, bool isWriting, long graceEnd)
    {
        var now = moment.HostTime;
        _lazySince = turns.WantsCommit ? _lazySince ?? now : null;
        _heldSince = turns.CanWait ? _heldSince ?? now : null;
        _finishedSince = turns.IsFinished ? _finishedSince ?? now : null;
        var lazy = isWriting ? null : _lazySince + options.LazyCommit;
        var held = isHeld ? _heldSince + options.HoldCommit : null;
        var hostTime = Least(Least(held, lazy), Least(_finishedSince + options.Linger, deliveries.NextTry(now)));
        var clock = options.TimersInARow == 0 ? null : turns.Mailbox.NextDue;
        // The actor's own time never runs backwards: what was due at its last turn is due now, whatever the clock says.
        if (clock <= turns.Mailbox.LastTurn) (hostTime, clock) = (Least(hostTime, Math.Max(now, graceEnd)), null);
        var wake = new Effect.WakeAt(hostTime, clock, graceEnd);
        return wake == _asked ? null : _asked = wake;
    }

    private static long? Least(long? a, long? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}
