namespace Alliance.Core.Runtimes;

/// <summary>The limits of a mailbox.</summary>
/// <param name="PerPeer">Unacknowledged messages to one peer; 1,000 by default. From here on the peer's advisory mail,
/// such as calls for offers, goes unanswered, so that it gets no new promise. From twice this number on no message is
/// handled until the peer has acknowledged some.</param>
/// <param name="InAll">Unacknowledged messages in all at which commands are refused; 10,000 by default.</param>
/// <param name="Timers">Most timers set at a time; 10,000 by default.</param>
public sealed record MailboxLimits(int PerPeer = 1_000, int InAll = 10_000, int Timers = 10_000)
{
    /// <summary>The default limits.</summary>
    public static MailboxLimits Default { get; } = new();
}

/// <summary>Thrown when a limit of a mailbox is reached. The activation is discarded, which undoes the turn, and the
/// sender tries again later.</summary>
/// <param name="message">The limit that was reached, as text.</param>
[GenerateSerializer, Alias("mailbox-full")]
public sealed class MailboxFullException(string message) : Exception(message);
