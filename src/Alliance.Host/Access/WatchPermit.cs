namespace Alliance.Host.Access;

/// <summary>Ends a stream whose watcher may no longer see it: who signs out or loses the account, or whose key or token
/// ends.</summary>
internal sealed class WatchPermit : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private readonly AccessDirectory _directory;
    private readonly Caller? _caller;
    private readonly CancellationTokenSource _end;

    /// <param name="directory">The accounts.</param>
    /// <param name="caller">Who watches; null where nobody has to sign in.</param>
    /// <param name="end">Ends the stream. It outlives the permit.</param>
    public WatchPermit(AccessDirectory directory, Caller? caller, CancellationTokenSource end)
    {
        (_directory, _caller, _end) = (directory, caller, end);
        if (caller?.Until is { } until)
            end.CancelAfter(TimeSpan.FromTicks(
                Math.Clamp((until - DateTimeOffset.UtcNow).Ticks, 0, Longest.Ticks)));
        directory.Changed += EndWhereLost;
    }

    public void Dispose() => _directory.Changed -= EndWhereLost;

    private void EndWhereLost()
    {
        if (_directory.IsOpen || (_caller is not null && _directory.IsStillValid(_caller))) return;
        _ = _end.CancelAsync();
    }
}
