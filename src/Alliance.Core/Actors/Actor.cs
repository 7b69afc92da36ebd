namespace Alliance.Core.Actors;

/// <summary>A pure state machine. It takes a message and gives changed state, mail, timers and records. It reads no
/// clock, draws no random number, awaits nothing, and cannot tell a real disaster from a rehearsed one.</summary>
public abstract class Actor
{
    /// <summary>The state of the actor. Its type has the wire attributes, so that a host can store it.</summary>
    public abstract object State { get; }

    /// <summary>Whether the actor has finished. It still answers when asked, but does nothing by itself any
    /// more.</summary>
    public virtual bool IsFinished => false;

    /// <summary>Handles one message of another actor, of people or of a timer. Then handles, within the same turn, the
    /// messages that the actor sent itself meanwhile, first in first out. Hosts call this. All records of the turn have
    /// the one message as their cause.</summary>
    /// <exception cref="InvalidOperationException">The actor sends itself messages without end, which is a bug of the
    /// actor.</exception>
    public void Handle(Message message, Turn turn)
    {
        var from = turn.From;
        if (message is Command { OccurredAt: { } occurred } && occurred < turn.Now) turn.Happened = occurred;
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
    /// <exception cref="ArgumentException">The actor does not handle such a message, which is a bug of the
    /// sender.</exception>
    public abstract void On(Message message, Turn turn);

    /// <summary>Makes the exception for the default arm of an actor's switch over its messages.</summary>
    protected static ArgumentException NotMine(Message message, Turn turn) =>
        new($"{turn.Self} has no handler for {message.GetType().Name} of {turn.From}.", nameof(message));
}

/// <summary>An actor with its state.</summary>
/// <typeparam name="TState">The type of the state.</typeparam>
/// <param name="state">The stored state; null to start with a new one.</param>
public abstract class Actor<TState>(TState? state) : Actor where TState : class, new()
{
    /// <summary>The state of the actor.</summary>
    public sealed override TState State { get; } = state ?? new TState();
}
