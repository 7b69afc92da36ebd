using Alliance.Core.Mailboxes;
using Alliance.Core.Runtimes;
using Orleans.Concurrency;

namespace Alliance.Grains.Hosting;

/// <summary>What every actor's grain can be asked. Its key is <c>{realm}/{key}</c>, its grain type the actor's
/// kind.</summary>
[Alias(Name), GrainInterfaceType(Name)]
public interface IActorGrain : IGrainWithStringKey
{
    internal const string Name = "actor";

    /// <summary>Carries a command out; answers when it is durable.</summary>
    [Alias("execute")]
    Task<CommandResult> Execute(CommandRequest request);

    /// <summary>Takes mail in from one sender; acknowledges what is durable.</summary>
    [Alias("deliver")]
    Task<Acknowledgement[]> Deliver([Immutable] Mail[] mail);

    /// <summary>The committed state; null for an actor of which nothing was committed.</summary>
    [Alias("read")]
    Task<ActorSnapshot?> Read();

    /// <summary>Waits until something of it is committed, so long at most; whether it is.</summary>
    [Alias("stored")]
    Task<bool> UntilStored(TimeSpan patience);

    /// <summary>Wakes it, so that it sees to its timers and its outbox.</summary>
    [Alias("wake")]
    Task Wake();
}
