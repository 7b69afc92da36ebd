using Alliance.Core.Mailboxes;
using Alliance.Core.Runtimes;

namespace Alliance.Grains.Hosting;

/// <summary>The interface of every actor grain. The grain key is <c>{realm}/{key}</c>, and the grain type is the
/// actor's kind.</summary>
[Alias(Name), GrainInterfaceType(Name)]
public interface IActorGrain : IGrainWithStringKey
{
    internal const string Name = "actor";

    /// <summary>Carries out a command, and returns when it is durable.</summary>
    [Alias("execute")]
    Task<CommandResult> Execute(CommandRequest request);

    /// <summary>Receives mail from one sender. Returns the acknowledgements when the mail is durable.</summary>
    [Alias("deliver")]
    Task<Acknowledgement[]> Deliver([Immutable] Mail[] mail);

    /// <summary>Reads the committed state; null for an actor without a commit.</summary>
    [Alias("read")]
    Task<ActorSnapshot?> Read();

    /// <summary>Waits for the first commit of the actor, at most for the given time. Returns whether there is a
    /// commit.</summary>
    [Alias("stored")]
    Task<bool> UntilStored(TimeSpan patience);

    /// <summary>Wakes the actor, so that it handles its due timers and its outbox.</summary>
    [Alias("wake")]
    Task Wake();
}
