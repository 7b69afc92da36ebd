using Alliance.Core.Actors;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Runtimes;

/// <summary>What a host must do after an input of <see cref="ActorRuntime"/>, in the order given.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Writes one commit: the draft, and the actor's state and mailbox as they are now. The host serialises
    /// both before the next input, and answers with <see cref="ActorRuntime.CommitLanded"/> or
    /// <see cref="ActorRuntime.CommitFailed"/>.</summary>
    /// <param name="Draft">What the commit holds beside state and mailbox.</param>
    public sealed record WriteCommit(CommitDraft Draft) : Effect;

    /// <summary>Looks up in the store whether a key was used, and answers with <see cref="ActorRuntime.KeyFound"/> or
    /// <see cref="ActorRuntime.KeyLookupFailed"/>.</summary>
    /// <param name="Key">The key.</param>
    public sealed record LookUpKey(IdempotencyKey Key) : Effect;

    /// <summary>Sends a batch of assured mail, and answers with <see cref="ActorRuntime.BatchAnswered"/> or
    /// <see cref="ActorRuntime.BatchFailed"/>.</summary>
    /// <param name="Batch">The mail, for one peer.</param>
    public sealed record SendBatch(Batch Batch) : Effect;

    /// <summary>Sends advisory mail once; nobody waits for its fate.</summary>
    /// <param name="Mail">The mail, perhaps for several peers.</param>
    public sealed record SendAdvisory(IReadOnlyList<Mail> Mail) : Effect;

    /// <summary>Answers a delivery: what it stands on is durable.</summary>
    /// <param name="Caller">The token that the host gave with the delivery.</param>
    /// <param name="Acknowledgements">The answer, one for each pair.</param>
    public sealed record AnswerDelivery(object Caller, IReadOnlyList<Acknowledgement> Acknowledgements) : Effect;

    /// <summary>Answers a command: what it stands on is durable.</summary>
    /// <param name="Caller">The token that the host gave with the command.</param>
    /// <param name="Answer">How it went.</param>
    public sealed record AnswerCommand(object Caller, CommandAnswer Answer) : Effect;

    /// <summary>Tells whoever has asked for a flush that all is durable.</summary>
    /// <param name="Caller">The token that the host gave with the flush.</param>
    public sealed record AnswerFlush(object Caller) : Effect;

    /// <summary>Tells a caller that its call has failed. Whether it was carried out is unknown.</summary>
    /// <param name="Caller">The token that the host gave with the call.</param>
    /// <param name="Failure">Why.</param>
    public sealed record FailCall(object Caller, Exception Failure) : Effect;

    /// <summary>Calls <see cref="ActorRuntime.Tick"/> at a later moment; replaces what was asked for before.</summary>
    /// <param name="HostTime">When, in the host's time; null: at no such moment.</param>
    /// <param name="Clock">When, in the realm's time, if that comes earlier; null: at no such moment.</param>
    /// <param name="NotBefore">The host's time before which <paramref name="Clock"/> does not count.</param>
    public sealed record WakeAt(long? HostTime, Instant? Clock, long NotBefore) : Effect;

    /// <summary>Throws the runtime away. The next that is needed is read back from the store.</summary>
    /// <param name="Failure">Why: a turn that threw, a full mailbox, a commit that failed or may have.</param>
    public sealed record Discard(Exception Failure) : Effect;

    /// <summary>Takes the actor out of memory: it has finished, and all is durable and told.</summary>
    public sealed record Leave : Effect;
}
