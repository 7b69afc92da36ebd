using Alliance.Core.Mailboxes;

namespace Alliance.Core.Runtimes;

/// <summary>A call that is answered after a commit has landed: a delivery or a command.</summary>
/// <param name="Caller">The token that the host gave with the call.</param>
/// <param name="Acknowledgements">The answer to a delivery; null for a command.</param>
/// <param name="Answer">The answer to a command; null for a delivery.</param>
/// <param name="Key">The key of a command; null for none.</param>
internal readonly record struct PendingCall(
    object Caller, IReadOnlyList<Acknowledgement>? Acknowledgements, CommandAnswer? Answer, IdempotencyKey? Key)
{
    /// <summary>Makes the pending call of a delivery.</summary>
    public static PendingCall OfDelivery(object caller, IReadOnlyList<Acknowledgement> acknowledgements) =>
        new(caller, acknowledgements, null, null);

    /// <summary>Makes the pending call of a command. Its first record counts from the start of its commit.</summary>
    public static PendingCall OfCommand(object caller, IdempotencyKey? key, CommandAnswer answer) =>
        new(caller, null, answer, key);
}
