using Alliance.Core.Actors;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Runtimes;

/// <summary>An action that a host must take after an input of <see cref="ActorRuntime"/>, in the order given.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Writes one commit: the draft, and the actor's state and mailbox as they are now. The host serialises
    /// both before the next input, and answers with <see cref="ActorRuntime.CommitLanded"/> or
    /// <see cref="ActorRuntime.CommitFailed"/>.</summary>
    /// <param name="Draft">The content of the commit, beside state and mailbox.</param>
    public sealed record WriteCommit(CommitDraft Draft) : Effect;

    /// <summary>Looks up in the store whether a key was used. The host answers with <see cref="ActorRuntime.KeyFound"/>
    /// or <see cref="ActorRuntime.KeyLookupFailed"/>.</summary>
    /// <param name="Key">The key.</param>
    public sealed record LookUpKey(IdempotencyKey Key) : Effect;

    /// <summary>Sends a batch of assured mail. The host answers with <see cref="ActorRuntime.BatchAnswered"/> or
    /// <see cref="ActorRuntime.BatchFailed"/>.</summary>
    /// <param name="Batch">The mail, for one peer.</param>
    public sealed record SendBatch(Batch Batch) : Effect;

    /// <summary>Sends advisory mail once, without waiting for a result.</summary>
    /// <param name="Mail">The mail, for one peer or several.</param>
    public sealed record SendAdvisory(IReadOnlyList<Mail> Mail) : Effect;

    /// <summary>Answers a delivery. Everything that the answer depends on is durable.</summary>
    /// <param name="Caller">The token that the host gave with the delivery.</param>
    /// <param name="Acknowledgements">The answer, one for each pair.</param>
    public sealed record AnswerDelivery(object Caller, IReadOnlyList<Acknowledgement> Acknowledgements) : Effect;

    /// <summary>Answers a command. Everything that the answer depends on is durable.</summary>
    /// <param name="Caller">The token that the host gave with the command.</param>
    /// <param name="Answer">The answer.</param>
    public sealed record AnswerCommand(object Caller, CommandAnswer Answer) : Effect;

    /// <summary>Tells the caller of a flush that all is durable.</summary>
    /// <param name="Caller">The token that the host gave with the flush.</param>
    public sealed record AnswerFlush(object Caller) : Effect;

    /// <summary>Tells a caller that its call has failed. It is unknown whether the call was carried out.</summary>
    /// <param name="Caller">The token that the host gave with the call.</param>
    /// <param name="Failure">Why.</param>
    public sealed record FailCall(object Caller, Exception Failure) : Effect;

    /// <summary>Calls <see cref="ActorRuntime.Tick"/> at a later moment. It replaces the last wake-up asked
    /// for.</summary>
    /// <param name="HostTime">The moment in the host's time, in milliseconds; null for none.</param>
    /// <param name="Clock">The moment in the realm's time, if that comes earlier; null for none.</param>
    /// <param name="NotBefore"></param>
    public sealed record WakeAt(long? HostTime, Instant? Clock, long NotBefore) : Effect;

    /// <summary>Discards the runtime. When the actor is needed again, it is read back from the store.</summary>
    /// <param name="Failure">Why: a turn that threw, a full mailbox, a commit that failed or may have failed.</param>
    public sealed record Discard(Exception Failure) : Effect;

    /// <summary>Takes the actor out of memory. It has finished, and everything is durable and told.</summary>
    public sealed record Leave : Effect;
}
