using Alliance.Core.Mailboxes;

namespace Alliance.Core.Runtimes;

/// <summary>A call that is answered once a commit has landed: a delivery or a command.</summary>
internal readonly record struct PendingCall(
    object Caller, IReadOnlyList<Acknowledgement>? Acknowledgements, CommandAnswer? Answer, IdempotencyKey? Key)
{
    /// <summary>A delivery of mail.</summary>
    public static PendingCall OfDelivery(object caller, IReadOnlyList<Acknowledgement> acknowledgements) =>
        new(caller, acknowledgements, null, null);

    /// <summary>A command; its first record is counted from the start of its commit.</summary>
    public static PendingCall OfCommand(object caller, IdempotencyKey? key, CommandAnswer answer) =>
        new(caller, null, answer, key);
}
