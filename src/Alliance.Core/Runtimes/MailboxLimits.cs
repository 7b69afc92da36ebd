namespace Alliance.Core.Runtimes;

/// <summary>The bounds of a mailbox.</summary>
/// <param name="PerPeer">Unacknowledged messages to one peer at which its calls go unanswered, so that it gets no new
/// promise; at twice that nothing of anyone is handled until it has acknowledged some.</param>
/// <param name="InAll">Unacknowledged messages in all at which commands are refused.</param>
/// <param name="Timers">Timers set at a time.</param>
public sealed record MailboxLimits(int PerPeer = 1_000, int InAll = 10_000, int Timers = 10_000)
{
    /// <summary>The defaults.</summary>
    public static MailboxLimits Default { get; } = new();
}

/// <summary>A bound of a mailbox is reached: the turn is undone by throwing the activation away, and the sender tries
/// again later.</summary>
[GenerateSerializer, Alias("mailbox-full")]
public sealed class MailboxFullException(string message) : Exception(message);
