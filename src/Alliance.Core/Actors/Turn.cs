using Alliance.Core.Identifiers;

namespace Alliance.Core.Actors;

/// <summary>One actor's handling of one message: what it may know, and what it gives out. The host reads the lists
/// after the turn and commits them with the state; nothing has left before. Hosts reuse one turn for many messages
/// (<see cref="Begin"/>).</summary>
public sealed class Turn
{
    /// <summary>The most messages that an actor may send itself in one turn: one that answers itself for ever is
    /// stopped.</summary>
    internal const int MostOwn = 100_000;

    private readonly List<Outgoing> _sent = [];
    private readonly Queue<Message> _own = [];
    private readonly List<TimerChange> _timers = [];
    private readonly List<JournalRecord> _records = [];

    public ActorId Self { get; private set; }
    /// <summary>Who sent the message; the actor itself for a timer or a command of its people.</summary>
    public ActorId From { get; private set; }
    public Instant Now { get; private set; }
    /// <summary>What the actor may know beside the message and the time; the domain reads it as its region.</summary>
    public ITurnContext Context { get; private set; } = null!;

    /// <summary>Mail in the order it was sent.</summary>
    public IReadOnlyList<Outgoing> Sent => _sent;
    public IReadOnlyList<TimerChange> Timers => _timers;
    /// <summary>Records in order; those that are <see cref="Notice"/> also go to people.</summary>
    public IReadOnlyList<JournalRecord> Records => _records;
    /// <summary>Set when a command was refused; then nothing else was given out and the state is as before.</summary>
    public Refusal? Refusal { get; private set; }
    /// <summary>The number given to what a command has created, if it created something.</summary>
    public string? Number { get; private set; }

    /// <summary>Starts a turn afresh.</summary>
    public Turn Begin(ActorId self, ActorId from, Instant now, ITurnContext context)
    {
        (Self, From, Now, Context, Refusal, Number) = (self, from, now, context, null, null);
        _sent.Clear();
        _own.Clear();
        _timers.Clear();
        _records.Clear();
        return this;
    }

    /// <summary>Sends a message. One to the actor itself is handled within this turn, after the messages sent to itself
    /// before it (<see cref="Actor.Handle"/>): it is never in <see cref="Sent"/>, costs no commit of its own, and
    /// cannot be lost.</summary>
    public void Send(ActorId to, Message message)
    {
        if (to == Self) _own.Enqueue(message);
        else _sent.Add(new Outgoing(to, message));
    }

    /// <summary>Takes the next message of the actor to itself; null when there is none.</summary>
    internal Message? TakeOwn()
    {
        if (!_own.TryDequeue(out var own)) return null;
        From = Self;
        return own;
    }

    /// <summary>All is handled: <see cref="From"/> is again the sender of the message that the turn began
    /// with.</summary>
    internal void End(ActorId from) => From = from;

    /// <summary>Sets the timer of that key, in place of an earlier one. A time that has passed is due at once, in a
    /// turn of its own.</summary>
    public void At(string key, Instant due, Due message) => _timers.Add(new TimerChange(key, due, message));

    /// <summary>Takes the timer of that key back, if it is set.</summary>
    public void Cancel(string key) => _timers.Add(new TimerChange(key, null, null));

    public void Record(JournalRecord record) => _records.Add(record);

    /// <summary>Records something that the people of this actor are to see.</summary>
    public void Notify(Notice notice) => _records.Add(notice);

    /// <summary>Refuses a command that the state does not admit.</summary>
    public void Refuse(string code, string why)
    {
        if (_sent.Count + _own.Count + _timers.Count + _records.Count > 0)
            throw new InvalidOperationException("A refused command changes nothing.");
        Refusal = new Refusal(code, why);
    }

    /// <summary>Answers a command with the number of what it created.</summary>
    public void Give(string number) => Number = number;
}

/// <summary>One message on its way out of a turn.</summary>
public readonly record struct Outgoing(ActorId To, Message Message);

/// <summary>A timer set, or taken back when <paramref name="Due"/> is null.</summary>
public readonly record struct TimerChange(string Key, Instant? Due, Due? Message);

/// <summary>Why a command was refused.</summary>
/// <param name="Code">A stable code, lower case with dashes.</param>
/// <param name="Why">The reason in plain words, with the mend.</param>
[GenerateSerializer, Alias("refusal")]
public sealed record Refusal(string Code, string Why);
