using Alliance.Core.Identifiers;

namespace Alliance.Core.Actors;

/// <summary>A pure state machine: a message in; changed state, mail, timers and records out. It reads no clock, draws
/// no random number, awaits nothing, and cannot tell a real disaster from a rehearsed one.</summary>
public abstract class Actor
{
    /// <summary>All that the actor remembers; of a type with the wire attributes, so that a host can store
    /// it.</summary>
    public abstract object State { get; }

    /// <summary>Whether it has come to its end: it may still be asked, and answers, but does nothing of its own any
    /// more.</summary>
    public virtual bool IsFinished => false;

    /// <summary>Handles one message of others, of people or of a timer, and then, within the same turn, what the actor
    /// has sent itself meanwhile, first in first out. Hosts call this; records of all of it have the one message as
    /// their cause.</summary>
    /// <exception cref="InvalidOperationException">The actor sends itself messages without end: a bug of the
    /// actor.</exception>
    public void Handle(Message message, Turn turn)
    {
        var from = turn.From;
        On(message, turn);
        for (var taken = 0; turn.TakeOwn() is { } own; taken++)
        {
            if (taken == Turn.MostOwn)
                throw new InvalidOperationException(
                    $"{turn.Self} sent itself more than {Turn.MostOwn} messages in one turn, the last a "
                        + $"{own.GetType().Name}.");
            On(own, turn);
        }

        turn.End(from);
    }

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
