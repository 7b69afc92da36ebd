namespace Alliance.Core.Actors;

/// <summary>A pure state machine: a message in; changed state, mail, timers and records out. It reads no clock, draws no random number,
/// awaits nothing, and cannot tell a real disaster from a rehearsed one.</summary>
public abstract class Actor
{
    /// <summary>All that the actor remembers; of a type with the wire attributes, so that a host can store it.</summary>
    public abstract object State { get; }

    /// <summary>Whether it has come to its end: it may still be asked, and answers, but does nothing of its own any more.</summary>
    public virtual bool IsFinished => false;

    /// <summary>Handles one message.</summary>
    /// <exception cref="ArgumentException">The message is none of this actor's: a bug of the sender.</exception>
    public abstract void On(Message message, Turn turn);

    /// <summary>For the default arm of an actor's switch over its messages.</summary>
    protected static ArgumentException NotMine(Message message, Turn turn) =>
        new($"{turn.Self} has no handler for {message.GetType().Name} of {turn.From}.", nameof(message));
}

/// <summary>An actor with its state.</summary>
public abstract class Actor<TState>(TState? state) : Actor where TState : class, new()
{
    /// <summary>What the actor remembers.</summary>
    public sealed override TState State { get; } = state ?? new TState();
}
